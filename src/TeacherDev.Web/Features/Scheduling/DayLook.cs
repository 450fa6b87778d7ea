using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>What a day is in the calendar, before anything is held on it.</summary>
/// <param name="Week">As its term counts it; null in the holidays.</param>
/// <param name="Note">Why the day is not an ordinary one: a holiday's name, 周末, 调休上班.</param>
/// <param name="IsRest">Not worked: a weekend or a day off.</param>
/// <param name="IsBarred">A statutory holiday: nothing can be put here.</param>
/// <param name="Blackouts">The names of the 禁排期 that it lies in.</param>
public sealed record DayLook(DateOnly Day, TermDay? Week, string? Note, bool IsRest, bool IsBarred, IReadOnlyList<string> Blackouts)
{
    public const string Weekend = "周末";
    public const string WorkedInstead = "调休上班";
}

/// <summary>The calendars and blackouts of a stretch of days, read once.</summary>
public sealed class DayLooks
{
    private readonly Period span;
    private readonly WorkingDays calendar;
    private readonly TermWeeks weeks;
    private readonly IReadOnlyList<(string Name, Period Period)> blackouts;

    private DayLooks(Period span, WorkingDays calendar, TermWeeks weeks, IReadOnlyList<(string Name, Period Period)> blackouts) =>
        (this.span, this.calendar, this.weeks, this.blackouts) = (span, calendar, weeks, blackouts);

    /// <summary>Years of the span whose holidays are not published yet.</summary>
    public IReadOnlyList<int> ProvisionalYears => [.. Enumerable.Range(span.From.Year, span.To.Year - span.From.Year + 1).Where(calendar.IsProvisional)];

    /// <param name="path">Of the organisation whose days they are: the blackouts of it and of the bodies above hold for it.</param>
    public static async Task<DayLooks> OfAsync(TeacherDevDb db, Period span, string path, CancellationToken stop)
    {
        var barred = await db.Blackouts.AsNoTracking().Where(b => b.Period.From <= span.To && b.Period.To >= span.From).OrderBy(b => b.Period.From).ThenBy(b => b.Id).Select(b => new { b.Name, b.Period, b.Path }).ToListAsync(stop);
        var calendars = new Calendars(db);
        return new(
            span, await calendars.WorkingDaysAsync(span, stop), await calendars.TermWeeksAsync(span, stop),
            [.. barred.Where(b => path.StartsWith(b.Path, StringComparison.Ordinal)).Select(b => (b.Name, b.Period))]);
    }

    public DayLook Of(DateOnly day) => new(
        day, weeks.Of(day), NoteOf(day), !calendar.IsWorkday(day), calendar.IsStatutoryHoliday(day),
        [.. blackouts.Where(b => b.Period.Includes(day)).Select(b => b.Name).Distinct(StringComparer.Ordinal)]);

    private string? NoteOf(DateOnly day) =>
        calendar.NameOf(day) is { } name ? calendar.IsWorkday(day) ? DayLook.WorkedInstead : name : calendar.IsWorkday(day) ? null : DayLook.Weekend;
}
