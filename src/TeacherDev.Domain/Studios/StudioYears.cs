using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Studios;

/// <summary>What a studio owes in a year, and how fast.</summary>
/// <param name="Counted">Visits and gatherings of these days count: the calendar year.</param>
/// <param name="Window">The programme-year's window, over which the pace runs.</param>
/// <param name="RemainingWeeks">Teaching weeks of the window that are still to come on the day asked about.</param>
/// <param name="IsProvisional">No school calendar of the year was loaded; pages say so.</param>
public sealed record StudioYear(int Visits, int Gatherings, int Assessments, Period Counted, Period Window, Pace Pace, int RemainingWeeks, bool IsProvisional);

/// <summary>A studio's visits of a year: confirmed, still to be confirmed, and the day of the latest.</summary>
public readonly record struct VisitCount(int Confirmed, int Pending, DateOnly? Last);

/// <summary>The obligations of studios by year (9/1/1 in 玉溪 2023), read from programme-years, and what is done of them.</summary>
public sealed class StudioYears(TeacherDevDb db)
{
    /// <summary>The duty that governs an organisation's studios in a year: of the nearest body that plans one. Null when none does.</summary>
    public async Task<StudioYear?> OfAsync(string organisationPath, int year, DateOnly today, CancellationToken stop = default)
    {
        if (await DutyAsync(organisationPath, year, stop) is not { } nearest) return null;
        var window = nearest.Window ?? Period.Year(year);
        var weeks = new TeachingWeeks(await db.TermCalendars.AsNoTracking().ToListAsync(stop));
        var pace = new Pace(nearest.Duty.Visits, window, weeks.Days(window));
        return new(nearest.Duty.Visits, nearest.Duty.Gatherings, nearest.Duty.Assessments, Period.Year(year), window, pace, weeks.Days(window).Count(d => d >= today), weeks.IsProvisional(window));
    }

    /// <summary>How many working days schools have to answer to a visit of that year.</summary>
    public async Task<int> AnswerDaysAsync(string organisationPath, int year, CancellationToken stop = default) =>
        (await DutyAsync(organisationPath, year, stop))?.Duty.AnswerDays ?? StudioDuty.UsualAnswerDays;

    /// <summary>Done and pending of every studio in reach in one query, however many there are; a studio without a visit is absent.</summary>
    public Task<Dictionary<int, VisitCount>> VisitCountsAsync(Period counted, CancellationToken stop = default) => CountsAsync(Visits(counted), stop);

    /// <inheritdoc cref="VisitCountsAsync(Period, CancellationToken)"/>
    /// <param name="studioIds">Only of these.</param>
    public Task<Dictionary<int, VisitCount>> VisitCountsAsync(Period counted, IReadOnlyCollection<int> studioIds, CancellationToken stop = default) =>
        CountsAsync(Visits(counted).Where(v => studioIds.Contains(v.StudioId)), stop);

    private async Task<Planned?> DutyAsync(string organisationPath, int year, CancellationToken stop)
    {
        var planned = await db.AllProgrammeYears.Where(y => y.Year == year && y.StudioDuty != null).Select(y => new Planned(y.Organisation, y.Window, y.StudioDuty!)).ToListAsync(stop);
        return planned.Where(p => organisationPath.StartsWith(p.Organisation.Reach, StringComparison.Ordinal)).MaxBy(p => p.Organisation.Reach.Length);
    }

    private static Task<Dictionary<int, VisitCount>> CountsAsync(IQueryable<StudioVisit> visits, CancellationToken stop) =>
        visits.GroupBy(v => v.StudioId).Select(g => new
        {
            g.Key,
            Confirmed = g.Count(v => v.State == VisitState.Confirmed),
            Pending = g.Count(v => v.State == VisitState.Logged),
            Last = g.Max(v => (DateOnly?)v.Day),
        }).ToDictionaryAsync(g => g.Key, g => new VisitCount(g.Confirmed, g.Pending, g.Last), stop);

    /// <summary>Visits that count or may come to count. Whoever sees a studio sees its visits.</summary>
    public IQueryable<StudioVisit> Visits(Period counted)
    {
        var (from, to) = (counted.From, counted.To);
        return db.StudioVisits.AsNoTracking().Where(v => v.Day >= from && v.Day <= to && (v.State == VisitState.Confirmed || v.State == VisitState.Logged));
    }

    /// <summary>
    /// How many 全员集中培训 each studio held; one of two half-days is one, told by its activity. Counted past the scope, for a leader need not
    /// be invited to it, and so as numbers: a query that looks past the scope in one part does so in all of them.
    /// </summary>
    public async Task<Dictionary<int, int>> GatheringsAsync(Period counted, CancellationToken stop = default)
    {
        var (first, last) = (counted.From, counted.To);
        return await (
            from session in db.AllSessions
            join activity in db.AllActivities on session.ActivityId equals activity.Id
            where activity.StudioId != null && activity.Kind == ActivityKind.StudioGathering && session.State == SessionState.Closed && session.Day >= first && session.Day <= last
            group activity.Id by activity.StudioId!.Value into held
            select new { held.Key, Count = held.Distinct().Count() }).ToDictionaryAsync(h => h.Key, h => h.Count, stop);
    }

    private sealed record Planned(Organisation Organisation, Period? Window, StudioDuty Duty);
}
