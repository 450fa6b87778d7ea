namespace TeacherDev.Domain.Kernel;

/// <summary>Whole days from <see cref="From"/> to <see cref="To"/>, both included, as the field writes them (“9月—10月” ends on 31 October).</summary>
public readonly record struct Period
{
    public Period(DateOnly from, DateOnly to) =>
        (From, To) = to < from ? throw new RuleBroken("结束日期不能早于开始日期") : (from, to);

    public DateOnly From { get; private init; }

    public DateOnly To { get; private init; }

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>A period whose end is not known yet.</summary>
    public static Period Since(DateOnly from) => new(from, DateOnly.MaxValue);

    public static Period Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    public bool IsOpen => To == DateOnly.MaxValue;

    public bool Includes(DateOnly day) => From <= day && day <= To;

    public bool Includes(Period other) => From <= other.From && other.To <= To;

    public bool Overlaps(Period other) => From <= other.To && other.From <= To;

    /// <summary>The days both have in common, or null when there are none.</summary>
    public Period? Intersect(Period other)
    {
        var (from, to) = (From > other.From ? From : other.From, To < other.To ? To : other.To);
        return from <= to ? new Period(from, to) : null;
    }

    /// <summary>The same period, closed on <paramref name="day"/>. A later end is a broken rule: history is not lengthened by closing it.</summary>
    public Period EndedOn(DateOnly day) => day > To ? throw new RuleBroken("结束日期不能晚于原定的 {0:yyyy-MM-dd}", To) : new Period(From, day);

    public IEnumerable<DateOnly> EachDay()
    {
        for (var day = From; day <= To; day = day.AddDays(1)) yield return day;
    }
}
