using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>Whom a requirement binds. A person is one of these at a time; 教研员 owe 90 课时 a year (清远 2020, “每位教研员每年接受不少于90课时的培训”).</summary>
public enum HoursAudience
{
    [Display(Name = "在职教师")] Teacher,
    [Display(Name = "新任教师")] NewTeacher,
    [Display(Name = "教研员")] Researcher,
}

public enum HoursPeriodKind
{
    [Display(Name = "自然年")] CalendarYear,
    [Display(Name = "学年")] SchoolYear,
    [Display(Name = "学期")] Term,
    [Display(Name = "周期")] Cycle,
}

/// <summary>
/// So many hours within each period of a kind, in all or of one category or kind. Surplus does not move between categories (domain.md §2, 广东).
/// Part of a rule set, which is never edited after use.
/// </summary>
public sealed class HoursRequirement
{
    /// <param name="minimum">学时 owed in each period.</param>
    /// <param name="category">The mode it asks for; null = any.</param>
    /// <param name="kind">The content it asks for; null = any.</param>
    /// <param name="years">Length of a cycle in years, 1 to 10; 1 for every other period.</param>
    /// <param name="cycleFrom">A first day of some cycle; the others follow from it. Everyone of a region is in the same cycle.</param>
    public HoursRequirement(
        HoursAudience audience, HoursPeriodKind periodKind, Kernel.Hours minimum,
        HoursCategory? category = null, HoursKind? kind = null, int years = 1, DateOnly? cycleFrom = null)
    {
        if (minimum <= Kernel.Hours.Zero) throw new RuleBroken("学时要求必须大于 0");
        if (years is < 1 or > 10) throw new RuleBroken("周期应为 1 至 10 年：{0}", years);
        if (periodKind == HoursPeriodKind.Cycle && cycleFrom is null) throw new RuleBroken("周期要求须写明周期开始日期");
        if (periodKind != HoursPeriodKind.Cycle && (years != 1 || cycleFrom is not null)) throw new RuleBroken("只有周期要求才有年数和开始日期");
        (Audience, PeriodKind, Minimum, Category, Kind, Years, CycleFrom) = (audience, periodKind, minimum, category, kind, years, cycleFrom);
    }

    private HoursRequirement()
    {
    }

    public int Id { get; private init; }

    public HoursAudience Audience { get; private init; }

    public HoursPeriodKind PeriodKind { get; private init; }

    public Kernel.Hours Minimum { get; private init; }

    public HoursCategory? Category { get; private init; }

    public HoursKind? Kind { get; private init; }

    public int Years { get; private init; }

    public DateOnly? CycleFrom { get; private init; }

    /// <summary>True when it asks for hours of any category and kind.</summary>
    public bool IsTotal => Category is null && Kind is null;

    /// <summary>The period of this requirement that <paramref name="day"/> lies in.</summary>
    public Period PeriodOn(DateOnly day) => HoursPeriods.On(PeriodKind, day, Years, CycleFrom);

    internal bool Asks(HoursEntry entry) => (Category is null || entry.Category == Category) && (Kind is null || entry.Kind == Kind);
}
