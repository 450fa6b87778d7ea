using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Selection;

/// <summary>What the experts' scores come to, computed from the rows each time: nothing of it is stored.</summary>
public sealed class ReviewResults(TeacherDevDb db)
{
    /// <summary>Every file of the panel that has a score, by kind of place and in order.</summary>
    public async Task<IReadOnlyList<ReviewResult>> OfAsync(ReviewPanel panel, CancellationToken stop = default)
    {
        var tie = panel.Criteria.Where(c => c.Position == panel.TieCriterion).Select(c => c.Id).SingleOrDefault();
        var rows = await (from task in db.AllReviewTasks
                          where task.PanelId == panel.Id && task.State == ReviewTaskState.HandedIn
                          join point in db.Set<ReviewPoint>() on task.Id equals point.TaskId
                          group point by new { task.Id, task.ApplicationId, task.Number } into g
                          select new { g.Key.ApplicationId, g.Key.Number, Tenths = g.Sum(p => p.Tenths), Tie = g.Sum(p => p.CriterionId == tie ? p.Tenths : 0) }).ToListAsync(stop);
        var scores = rows.ToLookup(r => r.ApplicationId);
        var files = await (from application in db.Applications.AsNoTracking().IgnoreAutoIncludes()
                           where application.CallId == panel.CallId && (application.State == ApplicationState.Pending || application.State == ApplicationState.Rejected || application.State == ApplicationState.Recognised || application.State == ApplicationState.Exited)
                           join card in db.PersonCards on application.PersonId equals card.Id
                           select new { application.Id, application.PersonId, application.State, application.At, application.Stage, application.SubjectGroup, application.SubmittedAt, application.Organisation.Path, School = application.Organisation.Name, card.Name }).ToListAsync(stop);
        var lists = await ListsAsync(panel.CallId, stop);
        var ranks = lists.SelectMany(q => q.Nominations).ToDictionary(n => n.ApplicationId, n => n.Rank);
        var decided = panel.Decisions.ToDictionary(d => d.ApplicationId, d => d.Place);
        var byPath = files.Select(f => f.Path).Distinct().ToDictionary(p => p, p => lists.Where(q => p.StartsWith(q.Organisation.Path, StringComparison.Ordinal)).MaxBy(q => q.Organisation.Path.Length));
        var known = files.Where(f => scores.Contains(f.Id)).ToDictionary(f => f.Id);
        var ranked = Ranking.Of(known.Values.Select(f =>
        {
            var own = scores[f.Id].ToList();
            return new Scored(f.Id, KindOf(byPath[f.Path], f.Stage, f.SubjectGroup), ReviewScore.Of([.. own.Select(s => s.Tenths)]), tie == 0 ? null : ReviewScore.Of([.. own.Select(s => s.Tie)]), ranks.TryGetValue(f.Id, out var rank) ? rank : null, f.SubmittedAt, decided.TryGetValue(f.Id, out var place) ? place : null);
        }), panel.TieRule);
        return [.. ranked.Select(r =>
        {
            var (file, own) = (known[r.File.ApplicationId], scores[r.File.ApplicationId].ToList());
            return new ReviewResult(r, file.PersonId, file.Name, file.School, own[0].Number, own.Count, own.Max(s => s.Tenths) - own.Min(s => s.Tenths), file.State, file.At);
        }).OrderBy(r => r.Ranked.File.Kind.District, StringComparer.Ordinal).ThenBy(r => r.Ranked.File.Kind.Key, StringComparer.Ordinal).ThenBy(r => r.Ranked.Position)];
    }

    /// <summary>Places in the order of the panel, for what comes after it; empty where the call has none or it still scores.</summary>
    internal async Task<IReadOnlyDictionary<int, int>> PositionsAsync(int callId, CancellationToken stop) =>
        await db.AllReviewPanels.SingleOrDefaultAsync(p => p.CallId == callId && p.ClosedAt != null, stop) is { } panel
            ? (await OfAsync(panel, stop)).ToDictionary(r => r.Ranked.File.ApplicationId, r => r.Ranked.Position) : new Dictionary<int, int>();

    /// <summary>The districts' lists; none where the call asks only schools.</summary>
    private Task<List<Quota>> ListsAsync(int callId, CancellationToken stop) =>
        db.AllQuotas.AsNoTrackingWithIdentityResolution().Include(q => q.Organisation).Where(q => q.CallId == callId && q.Organisation.Kind == OrganisationKind.Bureau).ToListAsync(stop);

    private static PlaceKind KindOf(Quota? list, People.SchoolStage? stage, string? group) =>
        list is null ? new(null, null, null, stage, group, null)
        : list.LineFor(stage, group) is { } line ? new(list.OrganisationId, list.Organisation.Name, line.Id, line.Stage, line.SubjectGroup, line.Places)
        : new(list.OrganisationId, list.Organisation.Name, null, null, null, null);
}

/// <summary>A file with its score and place.</summary>
/// <param name="Number">What it was called where the review was blind.</param>
/// <param name="Scores">How many experts scored it.</param>
/// <param name="SpreadTenths">The highest less the lowest of them, in tenths of a point.</param>
public sealed record ReviewResult(RankedFile Ranked, int PersonId, string Name, string School, int Number, int Scores, int SpreadTenths, ApplicationState State, SelectionStep At)
{
    public int Id => Ranked.File.ApplicationId;

    /// <summary>Whether it still waits for what the panel found.</summary>
    public bool Waits => State == ApplicationState.Pending && At == SelectionStep.Experts;
}
