using System.Globalization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// When a session takes place: a day, a half-day and, if known, the times. Without times it takes the whole half-day. No session goes
/// over midnight.
/// </summary>
public readonly record struct Slot
{
    private static readonly TimeOnly Noon = new(13, 0);
    private static readonly TimeOnly Dusk = new(18, 0);

    /// <exception cref="RuleBroken">One time without the other, an end that is not after the beginning, or a beginning outside the half-day.</exception>
    public Slot(DateOnly day, DayPart part, TimeOnly? from = null, TimeOnly? to = null)
    {
        if (from is null != to is null) throw new RuleBroken("开始时间和结束时间要同时填写，或都不填");
        if (from is { } start && to is { } end)
        {
            if (end <= start) throw new RuleBroken("结束时间要晚于开始时间（{0:HH:mm}），课不能跨过午夜", start);
            if (PartOf(start) != part) throw new RuleBroken("{0:HH:mm} 不在{1}，请改时段或时间", start, part);
        }
        (Day, Part, From, To) = (day, part, from, to);
    }

    public DateOnly Day { get; }

    public DayPart Part { get; }

    public TimeOnly? From { get; }

    public TimeOnly? To { get; }

    /// <summary>The whole half-day it begins in.</summary>
    public Slot HalfDay => new(Day, Part);

    /// <summary>Whether both take some minute of the same day. What ends at 10:00 and what begins at 10:00 do not overlap.</summary>
    public bool Overlaps(Slot other) => Day == other.Day && Begin < other.End && other.Begin < End;

    /// <exception cref="RuleBroken">Its year has no calendar: a slip of the pen.</exception>
    public void MustBePlannable()
    {
        if (Day.Year is < WorkingCalendar.FirstYear or > WorkingCalendar.LastYear) throw new RuleBroken("日期 {0:yyyy-MM-dd} 不在 {1}–{2} 年之间，请核对年份", Day, WorkingCalendar.FirstYear, WorkingCalendar.LastYear);
    }

    /// <summary>The same on another half-day: with its times where it is the same part of the day, else the whole of it.</summary>
    public Slot On(DateOnly day, DayPart part) => part == Part ? new(day, part, From, To) : new(day, part);

    /// <summary>“11月26日 上午”, or with its times “11月26日 9:00–11:30”.</summary>
    public override string ToString() => From is { } from && To is { } to
        ? string.Create(CultureInfo.InvariantCulture, $"{Day:M月d日} {from:H:mm}–{to:H:mm}")
        : string.Create(CultureInfo.InvariantCulture, $"{Day:M月d日} {Part.Word}");

    /// <summary>Morning until 13:00, afternoon until 18:00, then evening.</summary>
    public static DayPart PartOf(TimeOnly time) => time < Noon ? DayPart.Morning : time < Dusk ? DayPart.Afternoon : DayPart.Evening;

    private TimeOnly Begin => From ?? Part switch { DayPart.Morning => TimeOnly.MinValue, DayPart.Afternoon => Noon, _ => Dusk };

    private TimeOnly End => To ?? Part switch { DayPart.Morning => Noon, DayPart.Afternoon => Dusk, _ => TimeOnly.MaxValue };
}
