using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>
/// A ceiling on the <em>counted</em> hours of one mode or kind in each period: so many 学时, or a share of what is owed in that
/// period (校本 ≤ 24 a year, 网络 ≤ 50 %; domain.md §2). Raw hours stay in the ledger. Part of a rule set.
/// </summary>
public sealed class HoursCap
{
    /// <param name="most">学时; or null, and then <paramref name="percent"/>.</param>
    /// <param name="percent">Share of the total owed in the period, 1 to 100.</param>
    public HoursCap(HoursPeriodKind periodKind, string? mode, HoursKind? kind, Kernel.Hours? most, int? percent = null)
    {
        if (mode is null && kind is null) throw new RuleBroken("学时上限须指明形式或类别");
        if (periodKind == HoursPeriodKind.Cycle) throw new RuleBroken("学时上限按年或学期设定");
        if (most is null == percent is null) throw new RuleBroken("学时上限只能写学时数或百分比之一");
        if (percent is < 1 or > 100) throw new RuleBroken("百分比应为 1 至 100：{0}", percent);
        if (most is { } hours && hours <= Kernel.Hours.Zero) throw new RuleBroken("学时上限必须大于 0");
        (PeriodKind, Mode, Kind, Most, Percent) = (periodKind, mode, kind, most, percent);
    }

    private HoursCap()
    {
    }

    public int Id { get; private init; }

    public HoursPeriodKind PeriodKind { get; private init; }

    /// <summary>Code of a <see cref="HoursMode"/>; null = any.</summary>
    public string? Mode { get; private init; }

    public HoursKind? Kind { get; private init; }

    public Kernel.Hours? Most { get; private init; }

    public int? Percent { get; private init; }

    internal Period PeriodOn(DateOnly day) => HoursPeriods.On(PeriodKind, day, 1, null);

    internal bool Limits(IHoursLine line) => (Mode is null || line.Mode == Mode) && (Kind is null || line.Kind == Kind);

    /// <summary>The ceiling in 学时, given the total owed in a period of this kind; null when it is a share of something not owed.</summary>
    internal Kernel.Hours? Ceiling(Kernel.Hours? owed) =>
        Most ?? (owed is { } total ? Kernel.Hours.OfTenths(total.Tenths * Percent!.Value / 100) : null);
}
