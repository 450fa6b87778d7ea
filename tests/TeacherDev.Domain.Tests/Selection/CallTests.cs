using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Tests.Selection;

public sealed class CallTests
{
    private static readonly DateOnly Today = Calls.Today;

    [Fact]
    public void A_call_goes_by_the_steps_it_names_and_skips_the_others()
    {
        var call = Calls.Open(Calls.Plan([SelectionStep.Recognition, SelectionStep.Application]));
        Assert.Equal((SelectionStep.Recognition, null), (call.After(SelectionStep.Application), call.After(SelectionStep.Recognition)));
        Assert.Equal(SelectionStep.Application, call.Before(SelectionStep.Recognition));
        Assert.Null(call.Find(SelectionStep.District));
    }

    [Fact]
    public void Steps_follow_one_another_and_the_first_and_last_are_needed()
    {
        CallPlan With(params (SelectionStep, Period)[] steps) => Calls.Plan() with { Steps = steps };
        Assert.Equal("请填写认定的时间", Sentence(With((SelectionStep.Application, Days(0, 9)))));
        Assert.Equal("学校推荐不能早于个人申报", Sentence(With((SelectionStep.Application, Days(5, 9)), (SelectionStep.School, Days(1, 12)), (SelectionStep.Recognition, Days(20, 30)))));
        Assert.Equal("请填写认定的截止日期", Sentence(With((SelectionStep.Application, Days(0, 9)), (SelectionStep.Recognition, Period.Since(Today)))));
    }

    [Theory]
    [InlineData(99), InlineData(301)]
    public void Nominating_over_the_places_has_bounds(int percent) => Assert.Equal("推荐比例应在 100%–300% 之间", Sentence(Calls.Plan(overNomination: percent)));

    [Fact]
    public void A_subject_stands_in_one_group_and_a_rule_once()
    {
        Assert.Equal("学科“物理”在两个学科组里", Sentence(Calls.Plan(groups: [new("理科", ["物理", "化学"]), new("综合", ["物理"])])));
        Assert.Equal("条件“TeachingYears”写了两次", Sentence(Calls.Plan(rules: [new(Criterion.TeachingYears, 3, true), new(Criterion.TeachingYears, 5, true)])));
    }

    [Fact]
    public void What_is_published_is_changed_no_more_but_its_days_may_be_moved_on()
    {
        var call = Calls.Open();
        Assert.Throws<RuleBroken>(() => call.Revise(Calls.Plan()));
        Assert.Throws<RuleBroken>(() => call.Publish(Today));
        Assert.Throws<RuleBroken>(() => call.Extend(SelectionStep.Application, Today.AddDays(-1), Today));
        Assert.Throws<RuleBroken>(() => call.Extend(SelectionStep.Recognition, Today.AddDays(20), Today));
        call.Extend(SelectionStep.Recognition, Today.AddDays(40), Today);
        Assert.True(call.IsOpenFor(SelectionStep.Recognition, Today.AddDays(40)));
        Assert.False(call.IsOpenFor(SelectionStep.Application, Today.AddDays(40)));
    }

    [Fact]
    public void A_call_whose_first_step_is_over_is_not_published_and_a_cancelled_one_does_nothing()
    {
        var late = new Call(Body, 1, 1, Calls.Plan(), Guid.NewGuid());
        Assert.Throws<RuleBroken>(() => late.Publish(Today.AddDays(31)));
        late.Cancel("上级另有安排");
        Assert.Throws<RuleBroken>(() => late.Publish(Today));
        Assert.Throws<RuleBroken>(() => late.Cancel("再撤一次"));
        Assert.False(late.IsOpenFor(SelectionStep.Application, Today));
    }

    [Theory]
    [InlineData(Criterion.TeachingYears, 5, "2021-03-02", null, Standing.Met)]
    [InlineData(Criterion.TeachingYears, 5, "2021-03-03", null, Standing.Missed)]
    [InlineData(Criterion.TeachingYears, 5, null, null, Standing.Unknown)]
    [InlineData(Criterion.Age, 45, null, "1980-03-03", Standing.Met)]
    [InlineData(Criterion.Age, 45, null, "1980-03-02", Standing.Missed)]
    [InlineData(Criterion.Age, 45, null, null, Standing.Unknown)]
    [InlineData(Criterion.Rank, (int)TeacherRank.First, null, null, Standing.Met)]
    [InlineData(Criterion.Rank, (int)TeacherRank.Senior, null, null, Standing.Missed)]
    [InlineData(Criterion.Tier, (int)TeacherTier.Backbone, null, null, Standing.Missed)]
    [InlineData(Criterion.RecentHours, 360, null, null, Standing.Met)]
    [InlineData(Criterion.RecentHours, 361, null, null, Standing.Missed)]
    public void Rules_are_counted_on_the_cut_off_day(Criterion criterion, int value, string? since, string? born, Standing standing)
    {
        var facts = new CandidateFacts(Day(since), Day(born), TeacherRank.First, TeacherTier.Teacher, TeacherDev.Domain.Kernel.Hours.Of(360));
        Assert.Equal(standing, new EligibilityRule(criterion, value, isHard: true).Judge(facts, Today));
    }

    [Theory]
    [InlineData(Criterion.Rank, 77), InlineData(Criterion.Age, 0), InlineData(Criterion.TeachingYears, 61), InlineData(Criterion.RecentHours, 99_999)]
    public void A_rule_with_an_impossible_value_is_refused(Criterion criterion, int value) => Assert.Throws<RuleBroken>(() => new EligibilityRule(criterion, value, isHard: true));

    private static Organisation Body => new("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null);

    private static Period Days(int from, int to) => new(Today.AddDays(from), Today.AddDays(to));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Sentence(CallPlan plan)
    {
        var broken = Assert.Throws<RuleBroken>(() => new Call(Body, 1, 1, plan, Guid.NewGuid()));
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, broken.Text, [.. broken.Arguments.Select(a => a is SelectionStep step ? Name(step) : a)]);
    }

    private static string Name(SelectionStep step) => typeof(SelectionStep).GetField($"{step}")!.GetCustomAttributes(typeof(System.ComponentModel.DataAnnotations.DisplayAttribute), inherit: false).Cast<System.ComponentModel.DataAnnotations.DisplayAttribute>().Single().Name!;
}
