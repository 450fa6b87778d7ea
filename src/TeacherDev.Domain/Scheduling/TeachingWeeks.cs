using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// Counts teaching weeks for a pace (owed × elapsed ÷ all weeks of the window). A week is counted on its Wednesday, when that lies in a
/// term; July and August have none, even where a term runs into July. Years without a calendar are taken as provisional.
/// </summary>
public sealed class TeachingWeeks(IEnumerable<TermCalendar> calendars)
{
    private readonly Dictionary<int, TermCalendar> known = calendars.ToDictionary(c => c.Year);

    /// <summary>All teaching weeks of the window.</summary>
    public int In(Period window) => Days(window).Count();

    /// <summary>The day on which each teaching week of the window is counted.</summary>
    public IEnumerable<DateOnly> Days(Period window) => Wednesdays(window).Where(IsTaught);

    /// <summary>The teaching weeks of the window that had come by the end of <paramref name="today"/>: none before it, all after it.</summary>
    public int Elapsed(Period window, DateOnly today) =>
        today < window.From ? 0 : In(new Period(window.From, today < window.To ? today : window.To));

    /// <summary>How much of the window's teaching has passed, 0–1; a window without teaching weeks counts as passed when it is over.</summary>
    public decimal Share(Period window, DateOnly today) =>
        In(window) is var all and > 0 ? (decimal)Elapsed(window, today) / all : today > window.To ? 1 : 0;

    public bool IsProvisional(Period window) => Years(window).Any(year => Of(year).IsProvisional);

    /// <summary>Whether the day lies in a term; never in July or August.</summary>
    public bool IsTaught(DateOnly day) => day.Month is not (7 or 8) && (Of(day.Year).Spring.Includes(day) || Of(day.Year).Autumn.Includes(day) || Of(day.Year - 1).Autumn.Includes(day));

    private TermCalendar Of(int year) => known.TryGetValue(year, out var calendar) ? calendar : known[year] = TermCalendar.Provisional(year);

    private static IEnumerable<int> Years(Period window) => Enumerable.Range(window.From.Year, window.To.Year - window.From.Year + 1);

    private static IEnumerable<DateOnly> Wednesdays(Period window)
    {
        if (window.IsOpen) throw new RuleBroken("没有结束日期，不能计算教学周");
        var first = window.From.AddDays(((int)DayOfWeek.Wednesday - (int)window.From.DayOfWeek + 7) % 7);
        for (var day = first; day <= window.To; day = day.AddDays(7)) yield return day;
    }
}
