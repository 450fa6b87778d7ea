using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>One person's hours under one rule set, with a sentence for every number.</summary>
/// <param name="rules">Null where none governs: what was certified is listed, though nothing says how much of it counts.</param>
/// <param name="forfeited">Closings of sessions whose class was missed too much, so that their hours do not count; null = none.</param>
/// <param name="since">First day on which the person is bound (joined mid-cycle: owes pro rata); null = always.</param>
public sealed class HoursAccount(
    HoursRuleSet? rules, HoursAudience audience, IReadOnlyCollection<HoursEntry> entries,
    IReadOnlyCollection<HoursExemption> exemptions, DateOnly? since = null, IReadOnlySet<int>? forfeited = null)
{
    private readonly IReadOnlySet<int> forfeited = forfeited ?? new HashSet<int>();

    /// <summary>The statement as of <paramref name="day"/>: entries of later days are not in it.</summary>
    public HoursStatement On(DateOnly day)
    {
        if (rules is null) return Unruled(day);
        var (goals, counted) = new HoursReckoning<HoursEntry>(rules, audience, exemptions, since, forfeited).On(day, entries);
        var reasons = new HoursReasons(rules);
        return new(day, rules.RuleVersion, rules.IsUnverified, goals, [.. Enumerable.Reverse(counted).Select(c => new CountedEntry(c.Line, c.Hours, c.Verdict, reasons.Of(c)))], [.. Notes(rules, goals)], rules.Modes);
    }

    /// <summary>What <paramref name="goal"/> comes to with what is planned in its period, by the same ceilings.</summary>
    /// <returns>Null where nothing is planned in it.</returns>
    public HoursForecast? Forecast(HoursGoal goal, IEnumerable<PlannedHours> planned)
    {
        var ahead = planned.Where(p => p.Hours > Kernel.Hours.Zero && goal.Period.Includes(p.Day)).ToList();
        if (rules is null || ahead.Count == 0) return null;
        var rows = entries.Select(HoursRow.Of).Concat(ahead.Select(p => HoursRow.Of(p, rules, personId: 0)));
        var (goals, _) = new HoursReckoning<HoursRow>(rules, audience, exemptions, since, forfeited).On(goal.Period.To, rows);
        return goals.Find(g => (g.PeriodKind, g.Period) == (goal.PeriodKind, goal.Period)) is { } reached ? new(ahead.Count, reached.Certified, reached.Owed) : null;
    }

    private HoursStatement Unruled(DateOnly day) => new(
        day, "", IsUnverified: true, [],
        [.. entries.Where(e => e.Day <= day).OrderByDescending(e => e.Day).ThenByDescending(e => e.Id).Select(e => new CountedEntry(e, e.Hours, HoursVerdict.Whole, new("按认定的学时列出，依据 {0}", e.RuleVersion)))],
        [new("没有适用的学时规则，请联系培训管理员载入")], []);

    private IEnumerable<Because> Notes(HoursRuleSet governing, IReadOnlyList<HoursGoal> goals)
    {
        if (governing.IsUnverified) yield return new("学时规则 {0} 尚未核实，数字仅供参考", governing.RuleVersion);
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
