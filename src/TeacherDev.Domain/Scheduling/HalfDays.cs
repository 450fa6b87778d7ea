using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// Half-days of a stretch of days, both ends included: all of them, or those of one weekday, of one half-day, or of both
/// (“9月1日至12月31日，每周三下午”).
/// </summary>
public readonly record struct HalfDays
{
    /// <summary>Ten years: longer is a slip of the pen.</summary>
    public const int MostDays = 3653;

    /// <exception cref="RuleBroken">The end lies before the beginning or too far away, or the weekday does not come up in between.</exception>
    public HalfDays(DateOnly from, DateOnly to, Weekday? weekday = null, DayPart? part = null)
    {
        if (to < from) throw new RuleBroken("结束日期不能早于开始日期");
        if (to.DayNumber - from.DayNumber >= MostDays) throw new RuleBroken("{0:yyyy-MM-dd} 至 {1:yyyy-MM-dd} 超过十年，请核对日期", from, to);
        (From, To, Weekday, Part) = (from, to, weekday, part);
        if (weekday is { } day && !HasWeekday(day)) throw new RuleBroken("{0:yyyy-MM-dd} 至 {1:yyyy-MM-dd} 之间没有{2}", from, to, day);
    }

    public DateOnly From { get; private init; }

    public DateOnly To { get; private init; }

    /// <summary>Null for every day of the week.</summary>
    public Weekday? Weekday { get; private init; }

    /// <summary>Null for the whole day.</summary>
    public DayPart? Part { get; private init; }

    /// <summary>Whether a session at that time takes some minute of them.</summary>
    public bool Meets(Slot slot) =>
        From <= slot.Day && slot.Day <= To && (Weekday is not { } weekday || slot.Day.Weekday == weekday) && (Part is not { } part || slot.Overlaps(new Slot(slot.Day, part)));

    private bool HasWeekday(Weekday weekday)
    {
        for (var day = From; day <= To && day.DayNumber - From.DayNumber < 7; day = day.AddDays(1))
            if (day.Weekday == weekday) return true;
        return false;
    }
}

public enum Weekday
{
    [Display(Name = "周一")] Monday,
    [Display(Name = "周二")] Tuesday,
    [Display(Name = "周三")] Wednesday,
    [Display(Name = "周四")] Thursday,
    [Display(Name = "周五")] Friday,
    [Display(Name = "周六")] Saturday,
    [Display(Name = "周日")] Sunday,
}

public static class Weekdays
{
    extension(DateOnly day)
    {
        public Weekday Weekday => (Weekday)(((int)day.DayOfWeek + 6) % 7);
    }
}
