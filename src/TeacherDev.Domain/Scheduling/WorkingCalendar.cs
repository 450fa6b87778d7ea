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
    /// <summary>The years that have a calendar; nothing is planned in others.</summary>
    public const int FirstYear = 2000;
    public const int LastYear = 2100;

    public const int SourceLength = 200;

    private readonly List<CalendarDay> days = [];

    /// <param name="source">The document and where it was read.</param>
    public WorkingCalendar(int year, bool isProvisional, string source, IEnumerable<CalendarDay> days)
    {
        if (year is < FirstYear or > LastYear) throw new RuleBroken("日历年份应在 2000–2100 之间：{0}", year);
        (Year, IsProvisional, Source) = (year, isProvisional, source);
        this.days.AddRange(days);
        foreach (var day in this.days) MustFit(day.Date, day.Kind);
        if (this.days.GroupBy(d => d.Date).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RuleBroken("{0:yyyy-MM-dd} 写了两次", twice.Key);
    }

    private WorkingCalendar() { }

    public int Year { get; private set; }

    public bool IsProvisional { get; private set; }

    public string Source { get; private set; } = null!;

    /// <summary>Changed by somebody here: no seed file changes it until it is handed back.</summary>
    public bool IsEdited { get; private set; }

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

    /// <summary>Says what a day is, where it is not an ordinary one.</summary>
    /// <exception cref="RuleBroken">A day of another year, a worked day that is no weekend, or no name.</exception>
    public void Mark(DateOnly date, CalendarDayKind kind, string? name)
    {
        MustFit(date, kind);
        if (Find(date) is { } known) known.Become(kind, name);
        else days.Add(new CalendarDay(date, kind, CalendarDay.NameOf(name)));
        Edit();
    }

    /// <summary>Makes it an ordinary day again: worked from Monday to Friday, off on Saturday and Sunday.</summary>
    public void Unmark(DateOnly date)
    {
        if (days.RemoveAll(d => d.Date == date) == 0) throw new RuleBroken("{0:yyyy-MM-dd} 本来就是平常的日子", date);
        Edit();
    }

    /// <summary>Names the notice that the days follow, and whether it is only expected.</summary>
    public void Cite(string? source, bool isProvisional)
    {
        (Source, IsProvisional) = (Naming.Clean(source, "放假依据", SourceLength), isProvisional);
        Edit();
    }

    /// <summary>Gives the year back to the seed files: the next loading brings it to what they say.</summary>
    public void HandBack()
    {
        IsEdited = false;
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

    private void Edit()
    {
        IsEdited = true;
        Touch();
    }

    private void MustFit(DateOnly date, CalendarDayKind kind)
    {
        if (date.Year != Year) throw new RuleBroken("{0:yyyy-MM-dd} 不在 {1} 年", date, Year);
        if (kind == CalendarDayKind.Workday && !date.IsWeekend) throw new RuleBroken("{0:yyyy-MM-dd} 不是周末，不能是调休上班日", date);
    }
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

    internal static string NameOf(string? name) => Naming.Clean(name, "名称", NameLength);

    internal void Become(CalendarDayKind kind, string? name) => (Kind, Name) = (kind, NameOf(name));

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
