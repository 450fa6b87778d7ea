using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Assessment;

/// <summary>A row that was counted, as of the result's day, and where it opens.</summary>
public sealed record EvidenceLine(EvidenceKind Kind, DateOnly Day, string Title, int Amount, int OutOf, string? Href);

public sealed record LinePage(int IndicatorId, string Section, string Name, Measure Measure, int? Raw, int? OutOf, Points? Points, Points Most, Because Why, Points? Given, IReadOnlyList<EvidenceLine> Evidence);

/// <summary>One studio's result: every line with raw value, points, cap, reason and the rows it was counted from.</summary>
/// <param name="Later">A revision that replaces this one; null for the latest.</param>
public sealed record ResultPage(
    int Id, int CycleId, int Year, string Studio, int StudioId, string Organisation, string Scheme, string SchemeVersion, bool IsUnverified, Period Counted, int Revision, DateTime CompiledAt, DateTime? PublishedAt,
    Points Earned, Points Applicable, Points Score, Points Obligations, int? Rank, Grade Grade, Because Why, IReadOnlyList<LinePage> Lines, int? Later, bool MaySeeCycle, bool MayScore, int CycleVersion)
{
    public static async Task<ResultPage?> OfAsync(TeacherDevDb db, int id, CancellationToken stop)
    {
        if (await db.AssessmentResults.AsNoTracking().Include(r => r.Scheme).Include(r => r.Organisation).SingleOrDefaultAsync(r => r.Id == id, stop) is not { } result) return null;
        var studio = await db.Studios.AsNoTracking().Where(s => s.Id == result.StudioId).Select(s => s.Name).SingleAsync(stop);
        var cycle = await db.AssessmentCycles.AsNoTracking().SingleOrDefaultAsync(c => c.Id == result.CycleId, stop);
        var later = await db.AssessmentResults.Where(r => r.CycleId == result.CycleId && r.StudioId == result.StudioId && r.Revision > result.Revision).OrderByDescending(r => r.Revision).Select(r => (int?)r.Id).FirstOrDefaultAsync(stop);
        var evidence = await EvidenceAsync(db, result, stop);
        var given = cycle?.ManualScores.Where(s => s.SubjectId == result.StudioId).ToDictionary(s => s.IndicatorId, s => s.Points);
        var indicators = result.Scheme.Indicators.ToDictionary(i => i.Id);
        var lines = result.Lines.OrderBy(l => indicators[l.IndicatorId].Position).Select(l => new LinePage(
            l.IndicatorId, indicators[l.IndicatorId].Section, indicators[l.IndicatorId].Name, indicators[l.IndicatorId].Measure, l.Raw, l.OutOf, l.Points, l.Most, l.Why.Open(),
            given?.TryGetValue(l.IndicatorId, out var points) == true ? points : null, [.. evidence.Where(e => Opens(indicators[l.IndicatorId].Measure, e.Kind))]));
        return new(result.Id, result.CycleId, result.Year, studio, result.StudioId, result.Organisation.Name, result.Scheme.Name, result.Scheme.VersionText, result.Scheme.IsUnverified, result.Counted, result.Revision,
            result.CompiledAt, result.PublishedAt, result.Earned, result.Applicable, result.Score, result.Obligations, result.Rank, result.Grade, result.GradeWhy.Open(), [.. lines], later,
            cycle is not null, cycle is not null && later is null && db.Viewer.May(Permission.ManageAssessments), cycle?.Version ?? 0);
    }

    private static bool Opens(Measure measure, EvidenceKind kind) => (measure, kind) is (Measure.VisitsConfirmed, EvidenceKind.Visit) or (Measure.GatheringsHeld or Measure.GatheringAttendance, EvidenceKind.Gathering);

    private static async Task<List<EvidenceLine>> EvidenceAsync(TeacherDevDb db, AssessmentResult result, CancellationToken stop)
    {
        var counted = await db.Evidence.AsNoTracking().CountedIn(result).OrderBy(e => e.Day).ThenBy(e => e.Id).ToListAsync(stop);
        var visits = counted.Where(e => e.SourceKind == EvidenceSource.StudioVisit).Select(e => e.SourceId).ToList();
        var schools = await db.StudioVisits.Where(v => visits.Contains(v.Id)).Select(v => new { v.Id, Title = v.HostSchool.Name + " " + v.Topic }).ToDictionaryAsync(v => v.Id, v => v.Title, stop);
        var activities = counted.Where(e => e.SourceKind == EvidenceSource.Activity).Select(e => e.SourceId).ToList();
        var titles = await db.Activities.Where(a => activities.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Title, stop);
        return [.. counted.Select(e => e.SourceKind == EvidenceSource.StudioVisit
            ? new EvidenceLine(e.Kind, e.Day, schools.GetValueOrDefault(e.SourceId, ""), e.Amount, e.OutOf, schools.ContainsKey(e.SourceId) ? $"/visits/{e.SourceId}" : null)
            : new EvidenceLine(e.Kind, e.Day, titles.GetValueOrDefault(e.SourceId, ""), e.Amount, e.OutOf, titles.ContainsKey(e.SourceId) ? $"/activities/{e.SourceId}" : null))];
    }
}

/// <summary>Points of the manual indicators by their id; an empty field makes one unscored.</summary>
public sealed record ScoreForm
{
    public Dictionary<int, decimal?>? Points { get; init; }

    [HiddenInput]
    public int? Version { get; init; }
}
