using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>
/// Decides how much of each entry counts: reversals cancel what they took back, a class missed too much counts nothing, ceilings cut what
/// is above them, the earlier first: of a half-day and a day for sessions, of a year or term for a category. Independent of the order in
/// which entries were posted, so that opening one session again gives its place to the others.
/// </summary>
/// <param name="forfeited">The closings whose class was missed too much.</param>
internal sealed class HoursCount(HoursRuleSet rules, Func<HoursPeriodKind, DateOnly, Kernel.Hours?> owedIn, IReadOnlySet<int> forfeited)
{
    private readonly Dictionary<object, Kernel.Hours> used = [];

    public IReadOnlyList<CountedEntry> Of(IEnumerable<HoursEntry> entries)
    {
        var rows = entries.ToList();
        var reversals = rows.Where(e => e.SourceKind == HoursSourceKind.Reversal).ToLookup(e => e.SourceId);
        return [.. rows.OrderBy(e => e.Day).ThenBy(e => e.SourceKind).ThenBy(e => e.Part).ThenBy(e => e.SourceId).ThenBy(e => e.Category).Select(e => Count(e, reversals))];
    }

    private CountedEntry Count(HoursEntry entry, ILookup<int, HoursEntry> reversals)
    {
        if (entry.SourceKind == HoursSourceKind.Reversal)
            return new(entry, Kernel.Hours.Zero, new("冲销 {0} 学时：{1}", -entry.Hours, entry.Reason));
        if (entry.Id != 0 && reversals[entry.Id].FirstOrDefault() is { } reversal)
            return new(entry, Kernel.Hours.Zero, new("已于 {0:yyyy-MM-dd} 冲销：{1}", reversal.PostedAt.DayInShanghai, reversal.Reason));
        if (entry.SourceKind == HoursSourceKind.Session && forfeited.Contains(entry.SourceId))
            return new(entry, Kernel.Hours.Zero, new("缺课达到全班学时的 {0}%，这个培训班的学时不计，依据 {1}", rules.AbsenceThresholdPercent, entry.RuleVersion));
        return Cut(entry);
    }

    private CountedEntry Cut(HoursEntry entry)
    {
        var limits = LimitsOn(entry).Select(l => (Limit: l, Used: used.GetValueOrDefault(l.Key))).ToList();
        var counted = limits.Select(l => l.Limit.Ceiling - l.Used).Append(entry.Hours).Min();
        foreach (var (limit, before) in limits) used[limit.Key] = before + counted;
        if (counted == entry.Hours) return new(entry, counted, new("全部计入，依据 {0}", entry.RuleVersion));
        var tight = limits.MinBy(l => l.Limit.Ceiling - l.Used);
        return new(entry, counted, new(tight.Limit.Text, [.. tight.Limit.Named, tight.Limit.Ceiling, tight.Used, entry.Hours, counted]));
    }

    private IEnumerable<Limit> LimitsOn(HoursEntry entry)
    {
        if (entry.Part is { } part)
        {
            yield return new((entry.Day, part), rules.HoursPerHalfDay, "{0:yyyy-MM-dd} {1}最多计 {2} 学时，此前已计 {3}，本次 {4} 学时计 {5}", entry.Day, part);
            yield return new(entry.Day, rules.HoursPerDay, "{0:yyyy-MM-dd} 一天最多计 {1} 学时，此前已计 {2}，本次 {3} 学时计 {4}", entry.Day);
        }
        foreach (var cap in rules.Caps.Where(c => c.Limits(entry)))
        {
            if (cap.Ceiling(owedIn(cap.PeriodKind, entry.Day)) is { } ceiling)
                yield return new((cap, cap.PeriodOn(entry.Day).From), ceiling, "{0}每{1}最多计 {2} 学时，此前已计 {3}，本次 {4} 学时计 {5}", cap.Category is { } category ? category : cap.Kind, cap.PeriodKind);
        }
    }

    /// <param name="Key">What shares the ceiling: a half-day, a day, or a period of a cap.</param>
    /// <param name="Text">The sentence when it cuts; its arguments are <paramref name="Named"/>, the ceiling, what was used, what came and what counts.</param>
    private sealed record Limit(object Key, Kernel.Hours Ceiling, string Text, params IReadOnlyList<object?> Named);
}
