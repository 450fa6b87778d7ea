using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// The working days of one year, as the State Council's yearly notice (国务院办公厅关于部分节假日安排的通知) orders them. Only days that
/// differ from “Monday to Friday” or have a name stand in it. Without a notice the year is provisional: Saturdays and Sundays off, and
/// statutory days where they are known.
/// </summary>
public sealed class WorkingCalendar : Aggregate
{
    public const int SourceLength = 200;

    private readonly List<CalendarDay> days = [];

    /// <param name="source">The document and where it was read.</param>
    public WorkingCalendar(int year, bool isProvisional, string source, IEnumerable<CalendarDay> days)
    {
        if (year is < 2000 or > 2100) throw new RuleBroken("日历年份应在 2000–2100 之间：{0}", year);
        (Year, IsProvisional, Source) = (year, isProvisional, source);
        this.days.AddRange(days);
        if (this.days.FirstOrDefault(d => d.Date.Year != year) is { } stray) throw new RuleBroken("{0:yyyy-MM-dd} 不在 {1} 年", stray.Date, year);
        if (this.days.GroupBy(d => d.Date).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RuleBroken("{0:yyyy-MM-dd} 写了两次", twice.Key);
        if (this.days.FirstOrDefault(d => d.Kind == CalendarDayKind.Workday && !d.Date.IsWeekend) is { } odd) throw new RuleBroken("{0:yyyy-MM-dd} 不是周末，不能是调休上班日", odd.Date);
    }

    private WorkingCalendar() { }

    public int Year { get; private set; }

    public bool IsProvisional { get; private set; }

    public string Source { get; private set; } = null!;

    public IReadOnlyCollection<CalendarDay> Days => days;

    /// <summary>A year nobody has loaded.</summary>
    public static WorkingCalendar Provisional(int year) => new(year, isProvisional: true, "尚无放假通知，暂按周六、周日休息", []);

    /// <summary>Replaces everything by a newer notice of the same year.</summary>
    public void Replace(WorkingCalendar newer)
    {
        if (newer.Year != Year) throw new RuleBroken("{0} 年的通知不能用于 {1} 年", newer.Year, Year);
        (IsProvisional, Source) = (newer.IsProvisional, newer.Source);
        days.RemoveAll(d => !newer.days.Any(n => n.Matches(d)));
        days.AddRange(newer.days.Where(n => !days.Any(d => d.Matches(n))).Select(n => new CalendarDay(n.Date, n.Kind, n.Name)).ToList());
        Touch();
    }

    /// <summary>A day of work: Monday to Friday unless off, and weekends that are worked instead (调休).</summary>
    public bool IsWorkday(DateOnly day) => Find(day)?.Kind switch
    {
        CalendarDayKind.Workday => true,
        CalendarDayKind.StatutoryHoliday or CalendarDayKind.RestDay => false,
        _ => !day.IsWeekend,
    };

    public bool IsStatutoryHoliday(DateOnly day) => Find(day)?.Kind == CalendarDayKind.StatutoryHoliday;

    public CalendarDay? Find(DateOnly day) => days.Find(d => d.Date == day);
}

public sealed class CalendarDay
{
    public const int NameLength = 20;

    public CalendarDay(DateOnly date, CalendarDayKind kind, string name) => (Date, Kind, Name) = (date, kind, name);

    private CalendarDay() { }

    public int Id { get; private set; }

    public int WorkingCalendarId { get; private set; }

    public DateOnly Date { get; private set; }

    public CalendarDayKind Kind { get; private set; }

    /// <summary>“国庆节”, “春节”.</summary>
    public string Name { get; private set; } = null!;

    internal bool Matches(CalendarDay other) => (Date, Kind, Name) == (other.Date, other.Kind, other.Name);
}

public enum CalendarDayKind
{
    /// <summary>A holiday by law, named in 全国年节及纪念日放假办法: no training then.</summary>
    [Display(Name = "法定节假日")] StatutoryHoliday,

    /// <summary>Off around a holiday, paid for with a worked weekend, or a weekend inside the holiday.</summary>
    [Display(Name = "放假（调休）")] RestDay,

    /// <summary>A Saturday or Sunday that is worked.</summary>
    [Display(Name = "调休上班")] Workday,
}

public static class Weekend
{
    extension(DateOnly day)
    {
        public bool IsWeekend => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
    }
}
