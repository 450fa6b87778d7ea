using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Studios;

/// <summary>The working days a school has for its answer, as the year's obligations say (<see cref="StudioDuty.AnswerDays"/>).</summary>
public sealed class VisitDays(TeacherDevDb db, StudioYears years)
{
    /// <summary>The last day for the school to answer; from the next one on the coordinator may go by the stamped sheet.</summary>
    /// <param name="visit">With the body that runs the studio.</param>
    public async Task<DateOnly> AnswerDueAsync(StudioVisit visit, CancellationToken stop = default) => (await OfAsync([visit], stop))(visit, visit.LoggedAt);

    /// <summary>The last day for the school to object to what somebody without an account confirmed in its name.</summary>
    /// <param name="visit">With the body that runs the studio.</param>
    public async Task<DateOnly> ObjectionDueAsync(StudioVisit visit, CancellationToken stop = default) => (await OfAsync([visit], stop))(visit, visit.AnsweredAt!.Value);

    /// <summary>The last day of a school's time, from a moment on, for many visits with their bodies: the calendars are read once, and the duties once for a body and year.</summary>
    public async Task<Func<StudioVisit, DateTime, DateOnly>> OfAsync(IReadOnlyCollection<StudioVisit> visits, CancellationToken stop = default)
    {
        var counts = new Dictionary<(string Path, int Year), int>();
        foreach (var (path, year) in visits.Select(Governing).Distinct()) counts[(path, year)] = await years.AnswerDaysAsync(path, year, stop);
        var working = await new Calendars(db).WorkingDaysAsync(new Period(visits.Min(v => v.LoggedAt).DayInShanghai, visits.Max(v => v.AnsweredAt ?? v.LoggedAt).DayInShanghai.AddYears(1)), stop);
        return (visit, from) => working.After(from.DayInShanghai, counts[Governing(visit)]);
    }

    private static (string Path, int Year) Governing(StudioVisit visit) => (visit.Organisation.Path, visit.Day.Year);
}
