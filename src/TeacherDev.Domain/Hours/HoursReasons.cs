using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>Says in a sentence why so much of an entry counts.</summary>
internal sealed class HoursReasons(HoursRuleSet rules)
{
    public Because Of(Counted<HoursEntry> counted) => counted switch
    {
        { Verdict: HoursVerdict.Reversal, Line: var entry } => new("冲销 {0} 学时：{1}", -entry.Hours, entry.Reason),
        { Verdict: HoursVerdict.Reversed, By: { } by } => new("已于 {0:yyyy-MM-dd} 冲销：{1}", by.PostedAt.DayInShanghai, by.Reason),
        { Verdict: HoursVerdict.Forfeited, Line: var entry } => new("缺课达到全班学时的 {0}%，这个培训班的学时不计，依据 {1}", rules.AbsenceThresholdPercent, entry.RuleVersion),
        { Ceiling: { } ceiling } => OfCut(counted, ceiling),
        { Line: var entry } => new("全部计入，依据 {0}", entry.RuleVersion),
    };

    private Because OfCut(Counted<HoursEntry> counted, Ceiling ceiling)
    {
        var (most, before, hours, counts) = (ceiling.Most, counted.Before, counted.Line.Hours, counted.Hours);
        if (ceiling.Part is { } part) return new("{0:yyyy-MM-dd} {1}最多计 {2} 学时，此前已计 {3}，本次 {4} 学时计 {5}", ceiling.From, part, most, before, hours, counts);
        if (ceiling.Cap is not { } cap) return new("{0:yyyy-MM-dd} 一天最多计 {1} 学时，此前已计 {2}，本次 {3} 学时计 {4}", ceiling.From, most, before, hours, counts);
        return new("{0}每{1}最多计 {2} 学时，此前已计 {3}，本次 {4} 学时计 {5}", cap.Mode is { } mode ? new Because(rules.NameOf(mode)) : cap.Kind, cap.PeriodKind, most, before, hours, counts);
    }
}
