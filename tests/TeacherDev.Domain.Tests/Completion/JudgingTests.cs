using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Tests.Completion;

using Hours = TeacherDev.Domain.Kernel.Hours;

public sealed class JudgingTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly CompletionTerms All = new(1, 5, Hours.Of(16), needsAssignment: true, needsSurvey: true);

    [Theory]
    [InlineData(40, 0, RuleState.Met), InlineData(40, 7.9, RuleState.Met), InlineData(40, 8, RuleState.Unmet), InlineData(40, 12, RuleState.Unmet), InlineData(0.5, 0.1, RuleState.Unmet)]
    public void Exactly_one_fifth_is_too_much(double planned, double missed, RuleState expected) =>
        Assert.Equal(expected, State(CompletionRule.Absence, Facts(planned, missed)));

    [Fact]
    public void What_nobody_wrote_down_is_not_absence()
    {
        Assert.Equal(RuleState.Pending, State(CompletionRule.Absence, Facts(20, missed: 0, unknown: 4)));
        Assert.Equal(RuleState.Met, State(CompletionRule.Absence, Facts(20, missed: 0, unknown: 3.9)));
        // Whoever missed too much already cannot make it good.
        Assert.Equal(RuleState.Unmet, State(CompletionRule.Absence, Facts(20, missed: 4, unknown: 8)));
        Assert.Equal(RuleState.Pending, State(CompletionRule.Absence, Facts(0, missed: 0)));
        Assert.Contains("未登记", Find(CompletionRule.Absence, Facts(20, 0, 4)).Actual.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16, 0, RuleState.Met), InlineData(15.9, 0, RuleState.Unmet), InlineData(12, 4, RuleState.Pending), InlineData(12, 3.9, RuleState.Unmet)]
    public void Hours_count_as_credited_and_what_may_still_come_is_open(double credited, double unknown, RuleState expected) =>
        Assert.Equal(expected, State(CompletionRule.Hours, Facts(20, 0, unknown, credited)));

    [Fact]
    public void Assignment_and_survey_are_open_until_something_is_known()
    {
        Assert.Equal(RuleState.Pending, State(CompletionRule.Assignment, Facts(20, 0)));
        Assert.Equal(RuleState.Met, State(CompletionRule.Assignment, Facts(20, 0) with { Passed = true }));
        Assert.Equal("未交", Find(CompletionRule.Assignment, Facts(20, 0) with { Passed = false }).Actual.Text);
        Assert.Equal("未通过", Find(CompletionRule.Assignment, Facts(20, 0) with { Passed = false, HandedInOn = Today }).Actual.Text);
        Assert.Equal(RuleState.Pending, State(CompletionRule.Survey, Facts(20, 0)));
        Assert.Equal(RuleState.Unmet, State(CompletionRule.Survey, Facts(20, 0) with { Answered = false }));
    }

    [Fact]
    public void One_rule_missed_decides_and_one_that_is_open_keeps_the_rest_open()
    {
        var good = Facts(20, 0, 0, 16) with { Passed = true, Answered = true };
        Assert.Equal(CompletionVerdict.Qualified, Judging.Of(Judging.By(All, good)));
        Assert.Equal(CompletionVerdict.Pending, Judging.Of(Judging.By(All, good with { Passed = null })));
        Assert.Equal(CompletionVerdict.Unqualified, Judging.Of(Judging.By(All, good with { Passed = null, Answered = false })));
        Assert.Equal(CompletionVerdict.Pending, Judging.Of([]));
    }

    [Fact]
    public void Terms_are_whole_or_refused()
    {
        Assert.Throws<RuleBroken>(() => new CompletionTerms(1, null, null, needsAssignment: true, needsSurvey: false));
        Assert.Throws<RuleBroken>(() => new CompletionTerms(6, 5, null, needsAssignment: true, needsSurvey: false));
        Assert.Throws<RuleBroken>(() => new CompletionTerms(0, 5, null, needsAssignment: true, needsSurvey: false));
        Assert.Throws<RuleBroken>(() => new CompletionTerms(null, null, Hours.Zero, needsAssignment: true, needsSurvey: false));
        Assert.Throws<RuleBroken>(() => new CompletionTerms(null, null, null, needsAssignment: false, needsSurvey: false));
    }

    [Fact]
    public void The_nearest_rules_speak_and_of_one_place_the_programmes_own()
    {
        CompletionRuleSet Set(string code, string path, string? programme, int year = 2020) => new(code, "1", code, path, programme, new(year, 1, 1), All, "{year}-{programme}-{batch}-{seq}", isUnverified: false, basis: null);
        CompletionRuleSet[] sets = [Set("A", "/", null), Set("B", "/yuxi/", null), Set("C", "/yuxi/", "5123XE"), Set("D", "/yuxi/", null, 2027)];
        Assert.Equal("C", CompletionRuleSet.Governing(sets, "/yuxi/x/", "5123XE", Today)!.Code);
        Assert.Equal("B", CompletionRuleSet.Governing(sets, "/yuxi/x/", "OTHER", Today)!.Code);
        Assert.Equal("A", CompletionRuleSet.Governing(sets, "/wuhua/", "5123XE", Today)!.Code);
        Assert.Throws<RuleBroken>(() => new CompletionRuleSet("X", "1", "X", "/", null, Today, All, "{year}-{seq}", isUnverified: false, basis: null));
    }

    [Fact]
    public void A_decision_by_hand_needs_a_reason_and_stays()
    {
        var cohort = Class();
        var completion = new ClassCompletion(cohort);
        Assert.Throws<RuleBroken>(() => completion.Rule(cohort, 7, CompletionVerdict.Qualified, " ", 1, At(1)));
        Assert.Throws<RuleBroken>(() => completion.Rule(cohort, 7, CompletionVerdict.Pending, "原因", 1, At(1)));
        Assert.Throws<RuleBroken>(() => completion.Rule(cohort, 7, verdict: null, "原因", 1, At(1)));
        Assert.Throws<RuleBroken>(() => completion.Rule(cohort, 8, CompletionVerdict.Qualified, "不在班里", 1, At(1)));
        completion.Rule(cohort, 7, CompletionVerdict.Qualified, "同等学时", 1, At(1));
        completion.Rule(cohort, 7, verdict: null, "证明有误", 1, At(2));
        Assert.Null(completion.RulingOn(7)!.Verdict);
        Assert.Equal(["同等学时", "证明有误"], completion.Rulings.Select(r => r.Reason));
    }

    [Fact]
    public void A_closed_class_is_judged_no_more()
    {
        var cohort = Class();
        var completion = new ClassCompletion(cohort);
        completion.Record(cohort, 7, Today, passed: null, Today);
        completion.Record(cohort, 7, Today, passed: true, Today);
        Assert.True(Assert.Single(completion.Assignments).Passed);
        Assert.Throws<RuleBroken>(() => completion.Record(cohort, 7, Today.AddDays(1), passed: true, Today));
        cohort.Close(Today);
        Assert.Throws<RuleBroken>(() => completion.Record(cohort, 7, Today, passed: false, Today));
        Assert.Throws<RuleBroken>(() => completion.Ask(cohort, All));
    }

    private static Cohort Class()
    {
        var cohort = new Cohort(1, 1, null, "一班", new Period(new(2026, 9, 1), Today), 10, new CohortPlan("主题", "目标", "成效", "考核"), Guid.NewGuid());
        cohort.Enrol(7, cohort.Period.From);
        foreach (var state in new[] { CohortState.Recruiting, CohortState.Confirmed, CohortState.Running }) cohort.MoveTo(state);
        return cohort;
    }

    private static DateTime At(int hour) => new(2026, 11, 23, hour, 0, 0, DateTimeKind.Utc);

    private static RuleState State(CompletionRule rule, Facts facts) => Find(rule, facts).State;

    private static Finding Find(CompletionRule rule, Facts facts) => Judging.By(All, facts).Single(f => f.Rule == rule);

    private static Facts Facts(double planned, double missed, double unknown = 0, double credited = 0) =>
        new(Hours.Of((decimal)planned), Hours.Of((decimal)missed), Hours.Of((decimal)unknown), Hours.Of((decimal)credited), Passed: null, HandedInOn: null, Answered: null, HasSurvey: false);
}
