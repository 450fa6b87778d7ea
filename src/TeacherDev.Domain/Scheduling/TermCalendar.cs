using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// The terms that begin in one calendar year: spring (the second term of the school year before) and autumn (which ends in January of
/// the next year). Data, because every province sets its own days.
/// </summary>
public sealed class TermCalendar : Aggregate
{
    public const int SourceLength = 200;

    public TermCalendar(int year, Period spring, Period autumn, bool isProvisional, string source)
    {
        if (spring.From.Year != year || autumn.From.Year != year) throw new RuleBroken("{0} 年的学期要在当年开始", year);
        if (spring.To >= autumn.From) throw new RuleBroken("{0} 年春季学期要在秋季学期之前结束", year);
        (Year, Spring, Autumn, IsProvisional, Source) = (year, spring, autumn, isProvisional, source);
    }

    private TermCalendar() { }

    public int Year { get; private set; }

    public Period Spring { get; private set; }

    public Period Autumn { get; private set; }

    public bool IsProvisional { get; private set; }

    public string Source { get; private set; } = null!;

    /// <summary>A year nobody has loaded: 20 February to 10 July and 1 September to 20 January.</summary>
    public static TermCalendar Provisional(int year) => new(
        year,
        new Period(new DateOnly(year, 2, 20), new DateOnly(year, 7, 10)),
        new Period(new DateOnly(year, 9, 1), new DateOnly(year + 1, 1, 20)),
        isProvisional: true,
        "未载入校历，暂按 2 月 20 日—7 月 10 日、9 月 1 日—次年 1 月 20 日");

    public void Replace(TermCalendar newer)
    {
        if (newer.Year != Year) throw new RuleBroken("{0} 年的校历不能用于 {1} 年", newer.Year, Year);
        (Spring, Autumn, IsProvisional, Source) = (newer.Spring, newer.Autumn, newer.IsProvisional, newer.Source);
        Touch();
    }
}
