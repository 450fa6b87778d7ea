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

    /// <summary>The year that begins with the first day of teaching (试用期); the same for no two people.</summary>
    [Display(Name = "入职第一年")] FirstYear,
}

/// <summary>
/// So many hours within each period of a kind, in all or of one mode or kind. Surplus does not move between them (domain.md §2, 广东).
/// Part of a rule set, which is never edited after use.
/// </summary>
public sealed class HoursRequirement
{
    /// <param name="minimum">学时 owed in each period.</param>
    /// <param name="mode">Code of the <see cref="HoursMode"/> it asks for; null = any.</param>
    /// <param name="kind">The content it asks for; null = any.</param>
    /// <param name="years">Length of a cycle in years, 1 to 10; 1 for every other period.</param>
    /// <param name="cycleFrom">A first day of some cycle; the others follow from it. Everyone of a region is in the same cycle.</param>
    /// <param name="carryOver">Most 学时 above the minimum that move on into the next period (结转); null = none, as 广东 (“不可补学”).</param>
    public HoursRequirement(
        HoursAudience audience, HoursPeriodKind periodKind, Kernel.Hours minimum,
        string? mode = null, HoursKind? kind = null, int years = 1, DateOnly? cycleFrom = null, Kernel.Hours? carryOver = null)
    {
        if (minimum <= Kernel.Hours.Zero) throw new RuleBroken("学时要求必须大于 0");
        if (years is < 1 or > 10) throw new RuleBroken("周期应为 1 至 10 年：{0}", years);
        if (periodKind == HoursPeriodKind.Cycle && cycleFrom is null) throw new RuleBroken("周期要求须写明周期开始日期");
        if (periodKind != HoursPeriodKind.Cycle && (years != 1 || cycleFrom is not null)) throw new RuleBroken("只有周期要求才有年数和开始日期");
        if (carryOver is { } over && (over <= Kernel.Hours.Zero || mode is not null || kind is not null || periodKind is HoursPeriodKind.Cycle or HoursPeriodKind.FirstYear)) throw new RuleBroken("结转只能写在按年或学期的总学时要求上，且大于 0");
        (Audience, PeriodKind, Minimum, Mode, Kind, Years, CycleFrom, CarryOver) = (audience, periodKind, minimum, mode, kind, years, cycleFrom, carryOver);
    }

    private HoursRequirement()
    {
    }

    public int Id { get; private init; }

    public HoursAudience Audience { get; private init; }

    public HoursPeriodKind PeriodKind { get; private init; }

    public Kernel.Hours Minimum { get; private init; }

    /// <summary>Code of a <see cref="HoursMode"/>; null = any.</summary>
    public string? Mode { get; private init; }

    public HoursKind? Kind { get; private init; }

    public int Years { get; private init; }

    public DateOnly? CycleFrom { get; private init; }

    public Kernel.Hours? CarryOver { get; private init; }

    /// <summary>True when it asks for hours of any mode and kind.</summary>
    public bool IsTotal => Mode is null && Kind is null;

    /// <summary>The period of this requirement that <paramref name="day"/> lies in.</summary>
    /// <param name="since">First day of teaching; a requirement of the first year has no other period.</param>
    public Period PeriodOn(DateOnly day, DateOnly? since = null) => HoursPeriods.On(PeriodKind, day, Years, PeriodKind == HoursPeriodKind.FirstYear ? since : CycleFrom);

    internal bool Asks(IHoursLine line) => (Mode is null || line.Mode == Mode) && (Kind is null || line.Kind == Kind);
}
