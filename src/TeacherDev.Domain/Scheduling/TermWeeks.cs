namespace TeacherDev.Domain.Scheduling;

/// <summary>Says which week of its term a day lies in, and the day of such a week. Years without a calendar are taken as provisional.</summary>
public sealed class TermWeeks(IEnumerable<TermCalendar> calendars)
{
    private readonly Dictionary<int, TermCalendar> known = calendars.ToDictionary(c => c.Year);

    /// <summary>The term that a day lies in; null in the holidays between.</summary>
    public Term? TermOf(DateOnly day) => Around(day).FirstOrDefault(t => t.Period.Includes(day));

    /// <summary>The term that a day lies in, or in the holidays the next to begin: what “第 8 周” means to who plans on that day.</summary>
    public Term Meant(DateOnly day) => Around(day).FirstOrDefault(t => day <= t.Period.To) ?? Around(day).Last();

    /// <summary>The last term that was over before a day.</summary>
    public Term Over(DateOnly day) => Around(day).Last(t => t.Period.To < day);

    /// <summary>Whether schools teach then, as far as terms go: in none in July and August, even where it runs on.</summary>
    public bool IsTaught(DateOnly day) => day.Month is not (7 or 8) && TermOf(day) is not null;

    /// <summary>“第 8 周 周三”; null in the holidays.</summary>
    public TermDay? Of(DateOnly day) => TermOf(day) is { } term ? new TermDay(term.WeekOf(day), day.DayOfWeek) : null;

    /// <summary>Whether the terms of a year are only expected.</summary>
    public bool IsProvisional(int year) => CalendarOf(year).IsProvisional;

    private IEnumerable<Term> Around(DateOnly day) => Enumerable.Range(Math.Clamp(day.Year, 2, DateOnly.MaxValue.Year - 2) - 1, 3).Select(CalendarOf).SelectMany(c => new[] { c.SpringTerm, c.AutumnTerm });

    private TermCalendar CalendarOf(int year) => known.TryGetValue(year, out var calendar) ? calendar : known[year] = TermCalendar.Provisional(year);
}
