using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// The terms that begin in one calendar year: spring (the second term of the school year before) and autumn (which ends in January of
/// the next year). Data, because every province sets its own days.
/// </summary>
public sealed class TermCalendar : Aggregate
{
    public const int SourceLength = 200;
    private const int MostWeeks = 30;

    public TermCalendar(int year, Period spring, Period autumn, bool isProvisional, string source)
    {
        MustFit(year, spring, autumn);
        (Year, Spring, Autumn, IsProvisional, Source) = (year, spring, autumn, isProvisional, source);
    }

    private TermCalendar() { }

    public int Year { get; private set; }

    public Period Spring { get; private set; }

    public Period Autumn { get; private set; }

    public bool IsProvisional { get; private set; }

    public string Source { get; private set; } = null!;

    /// <summary>Changed by somebody here: no seed file changes it until it is handed back.</summary>
    public bool IsEdited { get; private set; }

    public Term SpringTerm => new(Year, TermSeason.Spring, Spring);

    public Term AutumnTerm => new(Year, TermSeason.Autumn, Autumn);

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

    /// <summary>Sets the terms by hand.</summary>
    /// <exception cref="RuleBroken">Out of order, of another year, longer than any term, or without a source.</exception>
    public void Revise(Period spring, Period autumn, bool isProvisional, string? source)
    {
        MustFit(Year, spring, autumn);
        foreach (var (term, season) in new[] { (spring, TermSeason.Spring), (autumn, TermSeason.Autumn) })
            if (term.Days > MostWeeks * 7) throw new RuleBroken("{0}长于 {1} 周，请核对起止日期", season, MostWeeks);
        (Spring, Autumn, IsProvisional, Source, IsEdited) = (spring, autumn, isProvisional, Naming.Clean(source, "校历依据", SourceLength), true);
        Touch();
    }

    /// <summary>Guards that no term begins before the one before it is over.</summary>
    /// <param name="before">The year before, where it is loaded.</param>
    /// <param name="after">The year after, where it is loaded.</param>
    public void MustStandBetween(TermCalendar? before, TermCalendar? after)
    {
        if (before is not null && Spring.From <= before.Autumn.To) throw new RuleBroken("{0} 年秋季学期到 {1:yyyy-MM-dd} 才结束，{2} 年春季学期要在其后开始", before.Year, before.Autumn.To, Year);
        if (after is not null && after.Spring.From <= Autumn.To) throw new RuleBroken("{0} 年春季学期从 {1:yyyy-MM-dd} 开始，{2} 年秋季学期要在其前结束", after.Year, after.Spring.From, Year);
    }

    /// <summary>Gives the terms back to the seed files, as <see cref="WorkingCalendar.HandBack"/>.</summary>
    public void HandBack()
    {
        IsEdited = false;
        Touch();
    }

    private static void MustFit(int year, Period spring, Period autumn)
    {
        if (spring.From.Year != year || autumn.From.Year != year) throw new RuleBroken("{0} 年的学期要在当年开始", year);
        if (spring.To >= autumn.From) throw new RuleBroken("{0} 年春季学期要在秋季学期之前结束", year);
    }
}
