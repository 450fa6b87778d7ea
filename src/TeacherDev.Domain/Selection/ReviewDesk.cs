using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Documents;

namespace TeacherDev.Domain.Selection;

/// <summary>
/// What experts read of the files that are theirs to score, which lie beyond their scope. Of a blind file nothing that names its applicant: no name,
/// school, file name or field of the sheet that tells who it is. What applicants write into their own words and papers cannot be hidden.
/// </summary>
public sealed class ReviewDesk(TeacherDevDb db, Eligibility eligibility)
{
    /// <summary>The tasks of the viewer that have not been given away.</summary>
    public IQueryable<ReviewTask> Mine => db.ReviewTasksOf(db.Viewer.AccountId);

    /// <summary>One file of the viewer's; null for any other.</summary>
    public async Task<ReviewFile?> OfAsync(int taskId, CancellationToken stop = default)
    {
        if (await Mine.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId, stop) is not { } task) return null;
        var panel = await db.AllReviewPanels.SingleAsync(p => p.Id == task.PanelId, stop);
        var call = await db.AllCalls.SingleAsync(c => c.Id == panel.CallId, stop);
        var application = await db.AllApplications.SingleAsync(a => a.Id == task.ApplicationId, stop);
        var sheet = call.SheetId is { } sheetId ? await db.ApplicationSheets.AsNoTracking().SingleAsync(s => s.Id == sheetId, stop) : null;
        var card = panel.IsBlind ? null : await db.PersonCards.AsNoTracking().SingleAsync(p => p.Id == application.PersonId, stop);
        var judgements = await eligibility.JudgeApplicantAsync(call, application, stop);
        var answers = application.Answers.ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal);
        var own = await Mine.AsNoTracking().Where(t => t.PanelId == panel.Id).OrderBy(t => t.Number).Select(t => new { t.Id, t.State }).ToListAsync(stop);
        return new(task, panel, call.Title, card?.Name, card is null ? null : application.Organisation?.Name ?? card.School, application.Stage, application.Subject, application.Statement,
            [.. (sheet?.InOrder ?? []).Where(f => !(panel.IsBlind && f.Identifies)).Select(f => (f, answers.GetValueOrDefault(f.Key)))], [.. application.Attachments.OrderBy(a => a.Id).Select(a => a.Name)], judgements,
            own.Count(t => t.State == ReviewTaskState.HandedIn), own.Count);
    }

    /// <summary>The titles of the calls that panels review, by panel.</summary>
    public async Task<IReadOnlyDictionary<int, string>> PanelsAsync(IReadOnlyCollection<int> panelIds, CancellationToken stop = default) =>
        await (from panel in db.AllReviewPanels where panelIds.Contains(panel.Id) join call in db.AllCalls on panel.CallId equals call.Id select new { panel.Id, call.Title }).ToDictionaryAsync(p => p.Id, p => p.Title, stop);

    /// <summary>A paper of a file of the viewer's, by its place among them from 1; null for any other.</summary>
    public async Task<StoredFile?> PaperAsync(int taskId, int number, CancellationToken stop = default)
    {
        if (await Mine.AsNoTracking().Where(t => t.Id == taskId).Select(t => (int?)t.ApplicationId).SingleOrDefaultAsync(stop) is not { } id) return null;
        var paper = await db.Set<ApplicationAttachment>().AsNoTracking().Where(a => a.ApplicationId == id).OrderBy(a => a.Id).Skip(Math.Max(0, number - 1)).FirstOrDefaultAsync(stop);
        return paper is null || number < 1 ? null : await db.AllStoredFiles.SingleOrDefaultAsync(f => f.Id == paper.StoredFileId, stop);
    }

    /// <summary>The file to score after this one: the next open one, from the beginning again behind the last; null where all are done.</summary>
    public async Task<int?> NextAsync(ReviewTask after, CancellationToken stop = default)
    {
        var open = await Mine.AsNoTracking().Where(t => t.PanelId == after.PanelId && t.State == ReviewTaskState.Open && t.Id != after.Id).OrderBy(t => t.Number).Select(t => new { t.Id, t.Number }).ToListAsync(stop);
        return (open.Find(t => t.Number > after.Number) ?? open.FirstOrDefault())?.Id;
    }

    /// <summary>How many files each open call waits for from the viewer, and until when.</summary>
    public static async Task<IReadOnlyList<OpenReviews>> WaitingAsync(TeacherDevDb db, DateOnly today, CancellationToken stop = default) =>
        await (from task in db.ReviewTasksOf(db.Viewer.AccountId).AsNoTracking()
               where task.State == ReviewTaskState.Open
               join panel in db.AllReviewPanels on task.PanelId equals panel.Id
               where panel.ClosedAt == null
               join call in db.AllCalls on panel.CallId equals call.Id
               where call.State == CallState.Open
               from step in call.Steps
               where step.Step == SelectionStep.Experts && step.Period.From <= today && step.Period.To >= today
               group task by new { panel.Id, call.Title, step.Period.To } into g
               select new OpenReviews(g.Key.Id, g.Key.Title, g.Key.To, g.Count())).ToListAsync(stop);
}

/// <summary>A file as its expert reads it.</summary>
/// <param name="Name">Null where the review is blind.</param>
/// <param name="Papers">What was asked for, in order; never the name of a file.</param>
public sealed record ReviewFile(
    ReviewTask Task, ReviewPanel Panel, string Call, string? Name, string? School, People.SchoolStage? Stage, string? Subject, string? Statement,
    IReadOnlyList<(SheetField Field, string? Answer)> Answers, IReadOnlyList<string> Papers, IReadOnlyList<Judgement> Judgements, int Done, int All);

public sealed record OpenReviews(int PanelId, string Call, DateOnly Last, int Count);
