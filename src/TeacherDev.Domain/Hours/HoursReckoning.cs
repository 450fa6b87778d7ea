using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>What one person has and owes under one rule set, from whatever rows of the ledger: a pure function of them, exemptions and a day.</summary>
/// <inheritdoc cref="HoursAccount" path="/param"/>
internal sealed class HoursReckoning<T>(HoursRuleSet rules, HoursAudience audience, IReadOnlyCollection<HoursExemption> exemptions, DateOnly? since, IReadOnlySet<int> forfeited)
    where T : IHoursLine
{
    private readonly List<HoursRequirement> requirements = [.. rules.Requirements.Where(r => r.Audience == audience && (since is not null || r.PeriodKind != HoursPeriodKind.FirstYear))];

    /// <param name="lines">Of later days, too: they do not count yet.</param>
    /// <returns>The nearest deadline first; and every row up to the day, in the order in which they count.</returns>
    public (List<HoursGoal> Goals, List<Counted<T>> Counted) On(DateOnly day, IEnumerable<T> lines)
    {
        var counted = new HoursCount<T>(rules, OwedIn, forfeited).Of(lines.Where(l => l.Day <= day));
        var goals = requirements.GroupBy(r => (r.PeriodKind, Period: r.PeriodOn(day, since)))
            .Select(g => Goal(g.Key.PeriodKind, g.Key.Period, [.. g], counted))
            .OrderBy(g => g.Deadline).ThenBy(g => g.PeriodKind).ToList();
        return (goals, counted);
    }

    private HoursGoal Goal(HoursPeriodKind kind, Period period, List<HoursRequirement> required, List<Counted<T>> counted)
    {
        var inside = counted.FindAll(c => period.Includes(c.Line.Day));
        var parts = required.Where(r => !r.IsTotal).Select(r => Part(r, period, inside)).ToList();
        var certified = Sum(inside);
        var total = required.Find(r => r.IsTotal);
        var minimum = total is null ? parts.Aggregate(Kernel.Hours.Zero, (sum, p) => sum + p.Required) : Reduced(total.Minimum, period);
        var carried = total is null ? Kernel.Hours.Zero : CarriedInto(period, total, counted);
        var owed = Most(total is null ? Kernel.Hours.Zero : Gap(minimum, certified + carried), parts.Aggregate(Kernel.Hours.Zero, (sum, p) => sum + p.Owed));
        return new(kind, period, certified, minimum, owed, parts, [.. Modes(kind, period, parts, inside)], kind == HoursPeriodKind.Cycle ? Years(period, inside) : []) { Carried = carried };
    }

    private HoursPart Part(HoursRequirement requirement, Period period, List<Counted<T>> inside)
    {
        var (counted, required) = (Sum(inside.Where(c => requirement.Asks(c.Line))), Reduced(requirement.Minimum, period));
        return new(requirement.Mode, requirement.Kind, counted, required, Gap(required, counted));
    }

    /// <summary>What the period before had above its own minimum, as far as the rules let it move on.</summary>
    private Kernel.Hours CarriedInto(Period period, HoursRequirement total, List<Counted<T>> counted)
    {
        if (total.CarryOver is not { } most) return Kernel.Hours.Zero;
        var before = total.PeriodOn(period.From.AddDays(-1));
        var surplus = Gap(Sum(counted.Where(c => before.Includes(c.Line.Day))), Reduced(total.Minimum, before));
        return surplus < most ? surplus : most;
    }

    private IEnumerable<ModeHours> Modes(HoursPeriodKind kind, Period period, List<HoursPart> parts, List<Counted<T>> inside) =>
        rules.Modes.OrderBy(m => m.Position).Select(m => m.Code).Union(inside.Select(c => c.Line.Mode), StringComparer.Ordinal).Select(mode => new ModeHours(
            mode,
            inside.Where(c => c.Line.Mode == mode).Aggregate(Kernel.Hours.Zero, (sum, c) => sum + c.Line.Hours),
            Sum(inside.Where(c => c.Line.Mode == mode)),
            rules.Caps.FirstOrDefault(c => c.PeriodKind == kind && c.Mode == mode && c.Kind is null)?.Ceiling(OwedIn(kind, period.From)),
            parts.Find(p => p.Mode == mode && p.Kind is null)?.Required));

    private static List<YearHours> Years(Period cycle, List<Counted<T>> inside) =>
        [.. Enumerable.Range(cycle.From.Year, cycle.To.Year - cycle.From.Year + 1).Select(year => new YearHours(year, Sum(inside.Where(c => c.Line.Day.Year == year))))];

    private Kernel.Hours? OwedIn(HoursPeriodKind kind, DateOnly day) =>
        requirements.Find(r => r.IsTotal && r.PeriodKind == kind) is { } total ? Reduced(total.Minimum, total.PeriodOn(day, since)) : null;

    /// <summary>The share of the days that bind the person, rounded down to a tenth in the person's favour.</summary>
    private Kernel.Hours Reduced(Kernel.Hours minimum, Period period) =>
        Kernel.Hours.OfTenths((int)((long)minimum.Tenths * BindingDays(period) / period.Days));

    private int BindingDays(Period period) => (since is not { } first || first <= period.From) && !exemptions.Any(e => e.Period.Overlaps(period))
        ? period.Days
        : period.EachDay().Count(day => (since is not { } from || day >= from) && !exemptions.Any(e => e.Period.Includes(day)));

    private static Kernel.Hours Gap(Kernel.Hours high, Kernel.Hours low) => low < high ? high - low : Kernel.Hours.Zero;

    private static Kernel.Hours Most(Kernel.Hours a, Kernel.Hours b) => a > b ? a : b;

    private static Kernel.Hours Sum(IEnumerable<Counted<T>> counted) => counted.Aggregate(Kernel.Hours.Zero, (sum, c) => sum + c.Hours);
}
