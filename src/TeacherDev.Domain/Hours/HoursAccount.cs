using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>One person's hours under one rule set, with a sentence for every number.</summary>
/// <param name="forfeited">Closings of sessions whose class was missed too much, so that their hours do not count; null = none.</param>
/// <param name="since">First day on which the person is bound (joined mid-cycle: owes pro rata); null = always.</param>
public sealed class HoursAccount(
    HoursRuleSet rules, HoursAudience audience, IReadOnlyCollection<HoursEntry> entries,
    IReadOnlyCollection<HoursExemption> exemptions, DateOnly? since = null, IReadOnlySet<int>? forfeited = null)
{
    /// <summary>The statement as of <paramref name="day"/>: entries of later days are not in it.</summary>
    public HoursStatement On(DateOnly day)
    {
        var (goals, counted) = new HoursReckoning<HoursEntry>(rules, audience, exemptions, since, forfeited ?? new HashSet<int>()).On(day, entries);
        var reasons = new HoursReasons(rules);
        return new(day, rules.RuleVersion, rules.IsUnverified, goals, [.. Enumerable.Reverse(counted).Select(c => new CountedEntry(c.Line, c.Hours, reasons.Of(c)))], [.. Notes(goals)], rules.Modes);
    }

    private IEnumerable<Because> Notes(IReadOnlyList<HoursGoal> goals)
    {
        if (rules.IsUnverified) yield return new("学时规则 {0} 尚未核实，数字仅供参考", rules.RuleVersion);
        foreach (var goal in goals)
        {
            if (goal.Carried > Kernel.Hours.Zero) yield return new("上一{0}结转 {1} 学时", goal.PeriodKind, goal.Carried);
            if (since is { } first && goal.Period.Includes(first) && first > goal.Period.From)
                yield return new("{0:yyyy-MM-dd} 起计，{1:yyyy-MM-dd} 前应完成 {2} 学时", first, goal.Deadline, goal.Required);
            foreach (var exemption in exemptions.Where(e => e.Period.Overlaps(goal.Period)))
                yield return new("{0} {1:yyyy-MM-dd} 至 {2:yyyy-MM-dd} 不计，{3:yyyy-MM-dd} 前应完成 {4} 学时", exemption.Reason, exemption.Period.From, exemption.Period.To, goal.Deadline, goal.Required);
        }
    }
}
