namespace TeacherDev.Domain.Scheduling;

/// <summary>Working days over several years; a year without a calendar is provisional.</summary>
public sealed class WorkingDays(IEnumerable<WorkingCalendar> calendars)
{
    private readonly Dictionary<int, WorkingCalendar> known = calendars.ToDictionary(c => c.Year);

    public bool IsWorkday(DateOnly day) => Of(day.Year).IsWorkday(day);

    public bool IsStatutoryHoliday(DateOnly day) => Of(day.Year).IsStatutoryHoliday(day);

    /// <summary>Whether nobody has published the year's holidays yet; pages that rely on it say so.</summary>
    public bool IsProvisional(int year) => Of(year).IsProvisional;

    /// <summary>“国庆节”, or null for an ordinary day.</summary>
    public string? NameOf(DateOnly day) => Of(day.Year).Find(day)?.Name;

    /// <summary>The day <paramref name="count"/> working days after <paramref name="day"/>, which itself does not count.</summary>
    public DateOnly After(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorkday(day)) count--;
        }
        return day;
    }

    // A day of no year that has a calendar is looked at before it is refused: it is like one of a year that nobody loaded.
    private WorkingCalendar Of(int year) =>
        known.TryGetValue(year, out var calendar) ? calendar : known[year] = WorkingCalendar.Provisional(Math.Clamp(year, WorkingCalendar.FirstYear, WorkingCalendar.LastYear));
}
