using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Web.Features.Programmes;

/// <summary>One programme-year: what its text says, and in each track how many are in training and have completed in the classes the viewer sees.</summary>
/// <param name="Year">The facts, as a file would hold them.</param>
/// <param name="People">By track code; a track without classes is absent.</param>
public sealed record ProgrammeYearPage(
    string Code, string Name, string Implementer, string? Commissioner, bool IsCatalogue, ProgrammeFile.YearPart Year, IReadOnlyDictionary<string, TrackPeople> People)
{
    public static async Task<ProgrammeYearPage?> OfAsync(TeacherDevDb db, string code, string label, CancellationToken stop)
    {
        var year = await db.ProgrammeYears.AsNoTracking().Whole().SingleOrDefaultAsync(y => y.Programme.Code == code && y.Label == label, stop);
        if (year is null) return null;
        var people = await db.Cohorts.AsNoTracking().Where(c => c.ProgrammeYearId == year.Id && c.TrackYearId != null).GroupBy(c => c.TrackYearId!.Value)
            .Select(g => new { Track = g.Key, InTraining = g.Sum(c => c.Enrolments.Count(e => e.Outcome == EnrolmentOutcome.InTraining)), Completed = g.Sum(c => c.Enrolments.Count(e => e.Outcome == EnrolmentOutcome.Completed)) })
            .ToDictionaryAsync(g => g.Track, g => new TrackPeople(g.InTraining, g.Completed), stop);
        var facts = ProgrammeFile.Of(year.Programme, [year]);
        return new ProgrammeYearPage(code, year.Programme.Name, year.Organisation.Name, year.Commissioner?.Name, year.IsCatalogue, facts.Years[0],
            year.Tracks.Where(t => people.ContainsKey(t.Id)).ToDictionary(t => t.Code, t => people[t.Id], StringComparer.Ordinal));
    }

    /// <summary>A fact's source; its document is named only where it is another than the year's own.</summary>
    public Citation Cite(ProgrammeFile.Origin source) => new(source, source.Document != Year.Source.Document);

    /// <summary>Whether there is more to show than money and obligations.</summary>
    public bool HasPlans => Year.Targets is not null || Year.Tiers is not null || Year.Months is not null || Year.Duties is not null || Year.Remarks is not null;

    public TrackRow Row(ProgrammeFile.TrackPart track) => new(track, People.GetValueOrDefault(track.Code),
        [.. (Year.Targets ?? []).Where(t => t.Track == track.Code && t.Amount is not null)],
        Year.BudgetLines?.SingleOrDefault(l => l.Key == track.BudgetLine),
        [.. (Year.Tracks ?? []).Where(t => t != track && t.BudgetLine is not null && t.BudgetLine == track.BudgetLine).Select(t => t.Name)]);

    public string? LineName(string? key) => Year.BudgetLines?.SingleOrDefault(l => l.Key == key)?.Name;

    /// <summary>The name of a line or total by its key.</summary>
    public string PartName(string key) => LineName(key) ?? Year.BudgetTotals!.Single(t => t.Key == key).Name;
}

public sealed record TrackPeople(int InTraining, int Completed);

/// <param name="People">Null where no class was planned yet.</param>
/// <param name="Targets">Targets that are no plain yearly headcount (averages over years).</param>
/// <param name="SharedWith">Other tracks that the same money pays for.</param>
public sealed record TrackRow(ProgrammeFile.TrackPart Track, TrackPeople? People, IReadOnlyList<ProgrammeFile.TargetPart> Targets, ProgrammeFile.LinePart? Line, IReadOnlyList<string> SharedWith)
{
    /// <summary>The colour of the track, one of the six of the style guide.</summary>
    public string Colour => Track.Code is "5" or "1" or "2" or "3" or "E" ? "k" + Track.Code.ToLowerInvariant() : "kx";
}
