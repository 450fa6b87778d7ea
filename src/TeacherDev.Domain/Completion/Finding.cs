using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Completion;

using Hours = Kernel.Hours;

/// <summary>One rule, one person: what is there, what is asked for, and whether that is enough, in words.</summary>
public sealed record Finding(CompletionRule Rule, RuleState State, Because Actual, Because Required);

/// <summary>What a class knows of one person. Unknown is a state of its own: nobody is absent because nobody wrote anything down.</summary>
/// <param name="Planned">学时 of all lessons at which the person is expected.</param>
/// <param name="Missed">学时 of those at which they were not, leave included: who was excused did not learn it either.</param>
/// <param name="Unknown">学时 of those still to come or not marked.</param>
/// <param name="Credited">学时 in the ledger for this class.</param>
/// <param name="Passed">Of the assignment; null where nothing was recorded.</param>
/// <param name="Answered">The survey; null while it may still be answered, or before there is one.</param>
public sealed record Facts(Hours Planned, Hours Missed, Hours Unknown, Hours Credited, bool? Passed, DateOnly? HandedInOn, bool? Answered, bool HasSurvey);

/// <summary>Judges the facts of one person by the terms of a class.</summary>
public static class Judging
{
    public static IReadOnlyList<Finding> By(CompletionTerms terms, Facts facts)
    {
        var findings = new List<Finding>();
        if (terms is { AbsenceNumerator: { } part, AbsenceDenominator: { } whole }) findings.Add(Absence(part, whole, facts));
        if (terms.Minimum is { } minimum) findings.Add(OfHours(minimum, facts));
        if (terms.NeedsAssignment) findings.Add(Assignment(facts));
        if (terms.NeedsSurvey) findings.Add(Survey(facts));
        return findings;
    }

    /// <summary>One rule missed is enough; one that is open keeps the rest open.</summary>
    public static CompletionVerdict Of(IReadOnlyCollection<Finding> findings) =>
        findings.Any(f => f.State == RuleState.Unmet) ? CompletionVerdict.Unqualified
        : findings.Count == 0 || findings.Any(f => f.State == RuleState.Pending) ? CompletionVerdict.Pending
        : CompletionVerdict.Qualified;

    /// <summary>From the share on it bars: exactly one fifth is too much (武汉江汉, domain.md §2: ≥ 1/5).</summary>
    private static Finding Absence(int part, int whole, Facts facts)
    {
        bool Bars(Hours missed) => missed > Hours.Zero && (long)missed.Tenths * whole >= (long)facts.Planned.Tenths * part;
        var state = facts.Planned == Hours.Zero ? RuleState.Pending : Bars(facts.Missed) ? RuleState.Unmet : Bars(facts.Missed + facts.Unknown) ? RuleState.Pending : RuleState.Met;
        var actual = facts.Planned == Hours.Zero ? new Because("没有应到的课")
            : facts.Unknown > Hours.Zero ? new Because("缺课 {0} / {1} 学时，{2} 学时未登记", facts.Missed, facts.Planned, facts.Unknown)
            : new Because("缺课 {0} / {1} 学时", facts.Missed, facts.Planned);
        return new(CompletionRule.Absence, state, actual, new("缺课少于 {0}/{1}", part, whole));
    }

    private static Finding OfHours(Hours minimum, Facts facts) => new(
        CompletionRule.Hours, facts.Credited >= minimum ? RuleState.Met : facts.Credited + facts.Unknown >= minimum ? RuleState.Pending : RuleState.Unmet,
        new("已记 {0} 学时", facts.Credited), new("不少于 {0} 学时", minimum));

    private static Finding Assignment(Facts facts) => new(
        CompletionRule.Assignment, facts.Passed switch { true => RuleState.Met, false => RuleState.Unmet, null => RuleState.Pending },
        facts.Passed switch
        {
            null when facts.HandedInOn is not null => new("{0} 已交，未评定", facts.HandedInOn),
            null => new("未登记"),
            true => new("已通过"),
            false when facts.HandedInOn is null => new("未交"),
            false => new("未通过"),
        }, new("提交作业并通过"));

    private static Finding Survey(Facts facts) => new(
        CompletionRule.Survey, facts.Answered switch { true => RuleState.Met, false => RuleState.Unmet, null => RuleState.Pending },
        facts.Answered switch { true => new("已填写"), false => new("未填写"), null => new(facts.HasSurvey ? "问卷还没有填写" : "问卷还没有发放") }, new("填写问卷"));
}
