using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Surveys;

namespace TeacherDev.Domain.Tests.Surveys;

public sealed class SurveyTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly SurveyQuestionSet Usual = new("CLASS", "1", "/", new(2020, 1, 1), ["课程内容", "总体评价"], "意见和建议", basis: null);

    [Fact]
    public void Trainers_are_asked_about_once_each_and_later_ones_are_added()
    {
        var survey = Of(new(Today, Today.AddDays(6)), new Taught(1, "甲"), new Taught(1, "甲"));
        Assert.Equal(["课程内容", "总体评价", "甲"], survey.InOrder.Select(i => i.Text));
        survey.Reschedule(new(Today, Today.AddDays(9)), [new Taught(1, "甲"), new Taught(2, "乙")], Today.AddDays(1));
        Assert.Equal(["课程内容", "总体评价", "甲", "乙"], survey.InOrder.Select(i => i.Text));
        Assert.True(survey.IsOpenOn(Today.AddDays(9)));
    }

    [Fact]
    public void It_closes_by_itself_and_is_not_opened_again()
    {
        var survey = Of(new(Today, Today.AddDays(2)));
        Assert.True(survey.IsOpenOn(Today.AddDays(2)));
        Assert.True(survey.IsOverOn(Today.AddDays(3)));
        Assert.Throws<RuleBroken>(() => survey.MustTakeAnswers(Today.AddDays(3)));
        Assert.Equal("问卷已经结束，结果已可查看，不能再开放", Assert.Throws<RuleBroken>(() => survey.Reschedule(new(Today, Today.AddDays(9)), [], Today.AddDays(3))).Text);
    }

    [Fact]
    public void Ended_by_hand_it_is_over_at_once_and_for_good()
    {
        var survey = Of(new(Today, Today.AddDays(6)));
        survey.Close(Today);
        Assert.True(survey.IsOverOn(Today));
        Assert.Throws<RuleBroken>(() => survey.Close(Today));
        Assert.Throws<RuleBroken>(() => survey.Reschedule(new(Today, Today.AddDays(9)), [], Today));
    }

    [Fact]
    public void Days_that_do_not_fit_are_refused()
    {
        Assert.Throws<RuleBroken>(() => Of(new(Today.AddDays(-5), Today.AddDays(-1))));
        Assert.Throws<RuleBroken>(() => Of(new(Today, Today.AddDays(60))));
        Assert.Throws<RuleBroken>(() => Of(Period.Since(Today)));
        var early = Of(new(Today.AddDays(1), Today.AddDays(2)));
        Assert.Throws<RuleBroken>(() => early.MustTakeAnswers(Today));
        Assert.Throws<RuleBroken>(() => early.Close(Today));
    }

    [Fact]
    public void All_counters_are_there_before_anybody_answers() =>
        Assert.All(Of(new(Today, Today)).Items, i => Assert.Equal(Enum.GetValues<Score>(), i.Tallies.Select(t => t.Score)));

    [Fact]
    public void Remarks_tell_no_order()
    {
        var remarks = new SurveyRemarks();
        foreach (var text in new[] { "丙", "a", "乙", "甲" }) remarks.Add(text);
        Assert.Equal(remarks.Texts.Order(StringComparer.Ordinal), remarks.Texts);
    }

    [Fact]
    public void The_nearest_set_in_force_is_asked()
    {
        var own = new SurveyQuestionSet("YX", "1", "/yuxi/", new(2026, 1, 1), ["课程内容"], "意见", basis: null);
        Assert.Same(own, SurveyQuestionSet.Governing([Usual, own], "/yuxi/s1/", Today));
        Assert.Same(Usual, SurveyQuestionSet.Governing([Usual, own], "/wuhua/s1/", Today));
        Assert.Same(Usual, SurveyQuestionSet.Governing([Usual, own], "/yuxi/s1/", new(2025, 1, 1)));
        Assert.Throws<RuleBroken>(() => new SurveyQuestionSet("X", "1", "/", Today, ["一", "一"], "二", basis: null));
    }

    private static Survey Of(Period open, params Taught[] trainers) =>
        new(new Cohort(1, 1, null, "一班", new Period(Today, Today), 10, new CohortPlan("主题", "目标", "成效", "考核"), Guid.NewGuid()), Usual, trainers, open, Today);
}
