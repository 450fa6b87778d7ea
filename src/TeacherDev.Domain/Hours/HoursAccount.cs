using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>One person's hours under one rule set: a pure function of ledger rows, exemptions and a day.</summary>
/// <param name="forfeited">Closings of sessions whose class was missed too much, so that their hours do not count; null = none.</param>
/// <param name="since">First day on which the person is bound (joined mid-cycle: owes pro rata); null = always.</param>
public sealed class HoursAccount(
    HoursRuleSet rules, HoursAudience audience, IReadOnlyCollection<HoursEntry> entries,
    IReadOnlyCollection<HoursExemption> exemptions, DateOnly? since = null, IReadOnlySet<int>? forfeited = null)
{
    /// <summary>The statement as of <paramref name="day"/>: entries of later days are not in it.</summary>
    public HoursStatement On(DateOnly day)
    {
        var counted = new HoursCount(rules, OwedIn, forfeited ?? new HashSet<int>()).Of(entries.Where(e => e.Day <= day));
        var goals = Requirements.GroupBy(r => (r.PeriodKind, Period: r.PeriodOn(day)))
            .Select(g => Goal(g.Key.PeriodKind, g.Key.Period, [.. g], counted))
            .OrderBy(g => g.Deadline).ThenBy(g => g.PeriodKind).ToList();
        return new(day, rules.RuleVersion, rules.IsUnverified, goals, [.. counted.Reverse()], [.. Notes(goals)]);
    }

    private IEnumerable<HoursRequirement> Requirements => rules.Requirements.Where(r => r.Audience == audience);

    private HoursGoal Goal(HoursPeriodKind kind, Period period, IReadOnlyList<HoursRequirement> requirements, IReadOnlyList<CountedEntry> counted)
    {
        var inside = counted.Where(c => period.Includes(c.Entry.Day)).ToList();
        var parts = requirements.Where(r => !r.IsTotal).Select(r => Part(r, period, inside)).ToList();
        var certified = Sum(inside.Select(c => c.Counted));
        var partsRequired = Sum(parts.Select(p => p.Required));
        var required = requirements.FirstOrDefault(r => r.IsTotal) is { } total ? Reduced(total.Minimum, period) : partsRequired;
        var owed = Most(requirements.Any(r => r.IsTotal) ? Gap(required, certified) : Kernel.Hours.Zero, Sum(parts.Select(p => p.Owed)));
        return new(kind, period, certified, required, owed, parts, [.. Categories(kind, period, parts, inside)], kind == HoursPeriodKind.Cycle ? Years(period, inside) : []);
    }

    private HoursPart Part(HoursRequirement requirement, Period period, IEnumerable<CountedEntry> inside)
    {
        var counted = Sum(inside.Where(c => requirement.Asks(c.Entry)).Select(c => c.Counted));
        var required = Reduced(requirement.Minimum, period);
        return new(requirement.Category, requirement.Kind, counted, required, Gap(required, counted));
    }

    private IEnumerable<CategoryHours> Categories(HoursPeriodKind kind, Period period, List<HoursPart> parts, List<CountedEntry> inside) =>
        Enum.GetValues<HoursCategory>().Select(category => new CategoryHours(
            category,
            Sum(inside.Where(c => c.Entry.Category == category).Select(c => c.Entry.Hours)),
            Sum(inside.Where(c => c.Entry.Category == category).Select(c => c.Counted)),
            rules.Caps.FirstOrDefault(c => c.PeriodKind == kind && c.Category == category && c.Kind is null)?.Ceiling(OwedIn(kind, period.From)),
            parts.FirstOrDefault(p => p.Category == category && p.Kind is null)?.Required));

    private static List<YearHours> Years(Period cycle, List<CountedEntry> inside) =>
        [.. Enumerable.Range(cycle.From.Year, cycle.To.Year - cycle.From.Year + 1).Select(year => new YearHours(year, Sum(inside.Where(c => c.Entry.Day.Year == year).Select(c => c.Counted))))];

    /// <summary>The total owed in the period of a kind that a day lies in; null when the rules set no total for it.</summary>
    private Kernel.Hours? OwedIn(HoursPeriodKind kind, DateOnly day) =>
        Requirements.FirstOrDefault(r => r.IsTotal && r.PeriodKind == kind) is { } total ? Reduced(total.Minimum, total.PeriodOn(day)) : null;

    /// <summary>The share of the days that bind the person, rounded down to a tenth in the person's favour.</summary>
    private Kernel.Hours Reduced(Kernel.Hours minimum, Period period) =>
        Kernel.Hours.OfTenths((int)((long)minimum.Tenths * BindingDays(period) / period.Days));

    private int BindingDays(Period period) => since is null && exemptions.Count == 0
        ? period.Days
        : period.EachDay().Count(day => (since is not { } first || day >= first) && !exemptions.Any(e => e.Period.Includes(day)));

    private IEnumerable<Because> Notes(IReadOnlyList<HoursGoal> goals)
    {
        if (rules.IsUnverified) yield return new("学时规则 {0} 尚未核实，数字仅供参考", rules.RuleVersion);
        foreach (var goal in goals)
        {
            if (since is { } first && goal.Period.Includes(first) && first > goal.Period.From)
                yield return new("{0:yyyy-MM-dd} 起计，{1:yyyy-MM-dd} 前应完成 {2} 学时", first, goal.Deadline, goal.Required);
            foreach (var exemption in exemptions.Where(e => e.Period.Overlaps(goal.Period)))
                yield return new("{0} {1:yyyy-MM-dd} 至 {2:yyyy-MM-dd} 不计，{3:yyyy-MM-dd} 前应完成 {4} 学时", exemption.Reason, exemption.Period.From, exemption.Period.To, goal.Deadline, goal.Required);
        }
    }

    private static Kernel.Hours Gap(Kernel.Hours required, Kernel.Hours counted) => counted < required ? required - counted : Kernel.Hours.Zero;

    private static Kernel.Hours Most(Kernel.Hours a, Kernel.Hours b) => a > b ? a : b;

    private static Kernel.Hours Sum(IEnumerable<Kernel.Hours> hours) => hours.Aggregate(Kernel.Hours.Zero, (a, b) => a + b);
}
