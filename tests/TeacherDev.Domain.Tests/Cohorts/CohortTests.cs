using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Tests.Cohorts;

public sealed class CohortTests
{
    private static readonly DateOnly Today = new(2026, 7, 13);
    private static readonly CohortPlan Plan = new("单元整体教学", "会设计单元", "每人一份单元设计", "出勤、作业、汇报课");

    [Theory]
    [InlineData("", "目标", "效果", "程序", "请填写主题")]
    [InlineData("主题", "  ", "效果", "程序", "请填写目标")]
    [InlineData("主题", "目标", null, "程序", "请填写预期效果")]
    [InlineData("主题", "目标", "效果", "", "请填写考核程序")]
    public void A_plan_states_theme_goals_outcomes_and_procedure(string theme, string goals, string? outcomes, string procedure, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<RuleBroken>(() => Class(plan: new(theme, goals, outcomes, procedure))).Message);

    [Fact]
    public void A_full_class_takes_no_one_more()
    {
        var cohort = Class(capacity: 2);
        cohort.Enrol(1, Today);
        cohort.Enrol(2, Today);
        Assert.Equal("“骨干教师一班”已满（上限 2 人），请调整人数上限或另选培训班", Assert.Throws<RuleBroken>(() => cohort.Enrol(3, Today)).Message);
        Assert.Equal(2, cohort.Occupied);
    }

    [Fact]
    public void A_seat_left_behind_is_free_again()
    {
        var cohort = Class(capacity: 1);
        cohort.Enrol(1, Today);
        cohort.Leave(1, "工作调动", Today.AddDays(1));
        cohort.Enrol(2, Today.AddDays(1));
        Assert.False(cohort.IsMember(1));
        Assert.True(cohort.IsMember(2));
    }

    [Fact]
    public void Who_leaves_says_why_and_comes_back_on_a_row_of_its_own()
    {
        var cohort = Class();
        cohort.Enrol(1, Today);
        Assert.Equal("请填写退出原因", Assert.Throws<RuleBroken>(() => cohort.Leave(1, " ", Today)).Message);
        cohort.Leave(1, "病假", Today.AddDays(3));
        cohort.Enrol(1, Today.AddDays(9));
        Assert.Equal(2, cohort.Enrolments.Count);
        Assert.Equal(1, cohort.Occupied);
        Assert.Equal(EnrolmentOutcome.Left, cohort.Enrolments.First().Outcome);
    }

    [Fact]
    public void No_one_is_in_a_class_twice()
    {
        var cohort = Class();
        cohort.Enrol(1, Today);
        Assert.Throws<RuleBroken>(() => cohort.Enrol(1, Today));
    }

    [Fact]
    public void A_pasted_list_goes_in_whole_or_not_at_all_and_may_be_sent_again()
    {
        var cohort = Class(capacity: 3);
        Assert.Equal(2, cohort.EnrolAll([1, 2, 2], Today));
        Assert.Throws<RuleBroken>(() => cohort.EnrolAll([3, 4], Today));
        Assert.Equal(2, cohort.Occupied);
        Assert.Equal(1, cohort.EnrolAll([1, 2, 3], Today));
    }

    [Fact]
    public void Every_change_of_the_list_moves_the_version_of_the_class()
    {
        var cohort = Class();
        var seen = cohort.Version;
        cohort.Enrol(1, Today);
        Assert.True(cohort.Version > seen);
        seen = cohort.Version;
        cohort.Leave(1, "退出", Today);
        Assert.True(cohort.Version > seen);
    }

    [Fact]
    public void Seats_cannot_be_fewer_than_people()
    {
        var cohort = Class(capacity: 3);
        cohort.EnrolAll([1, 2, 3], Today);
        Assert.Throws<RuleBroken>(() => cohort.Revise(null, "骨干教师一班", cohort.Period, 2, Plan));
        cohort.Revise(7, "骨干教师甲班", cohort.Period, 3, Plan);
        Assert.Equal(("骨干教师甲班", 7), (cohort.Name, cohort.TrackYearId));
    }

    [Fact]
    public void Members_are_expected_from_the_day_they_join_until_the_day_they_leave()
    {
        var cohort = Class();
        var enrolment = cohort.Enrol(1, Today);
        cohort.Leave(1, "退出", Today.AddDays(2));
        Assert.Equal([false, true, true, false], new[] { -1, 0, 1, 2 }.Select(d => enrolment.IsExpectedOn(Today.AddDays(d))));
    }

    [Fact]
    public void Closing_completes_everyone_but_those_named()
    {
        var cohort = Running();
        cohort.Close(Today.AddDays(20), [2]);
        Assert.Equal(CohortState.Completed, cohort.State);
        Assert.Equal(Today.AddDays(20), cohort.ClosedOn);
        Assert.Equal([EnrolmentOutcome.Completed, EnrolmentOutcome.NotCompleted], cohort.Enrolments.Select(e => e.Outcome));
    }

    [Fact]
    public void A_closed_class_stays_as_it_is()
    {
        var cohort = Running();
        cohort.Close(Today);
        Assert.Throws<RuleBroken>(() => cohort.Enrol(3, Today));
        Assert.Throws<RuleBroken>(() => cohort.Leave(1, "退出", Today));
        Assert.Throws<RuleBroken>(() => cohort.Close(Today));
        Assert.Throws<RuleBroken>(() => cohort.Revise(null, "改名", cohort.Period, 40, Plan));
        cohort.MoveTo(CohortState.Archived);
        Assert.Equal(CohortState.Archived, cohort.State);
    }

    [Fact]
    public void A_closing_is_taken_back_with_a_reason_until_the_class_is_archived()
    {
        var cohort = Running();
        Assert.Throws<RuleBroken>(() => cohort.Reopen("没有结业"));
        cohort.Close(Today, [2], [2]);
        Assert.Throws<RuleBroken>(cohort.Book);
        Assert.Throws<RuleBroken>(() => cohort.Reopen(" "));
        cohort.Reopen("名单有误");
        Assert.Equal((CohortState.Running, null, "名单有误"), (cohort.State, cohort.ClosedOn, cohort.ReopenReason));
        Assert.All(cohort.Enrolments, e => Assert.Equal((EnrolmentOutcome.InTraining, false), (e.Outcome, e.ForfeitsHours)));
        cohort.Book();
        cohort.Close(Today);
        cohort.MoveTo(CohortState.Archived);
        Assert.Throws<RuleBroken>(() => cohort.Reopen("太晚了"));
    }

    [Fact]
    public void A_session_put_into_a_class_moves_its_version_on()
    {
        var cohort = Class();
        var before = cohort.Version;
        cohort.Book();
        Assert.Equal(before + 1, cohort.Version);
    }

    [Theory]
    [InlineData("2026-07-01", "2026-09-30", true)]
    [InlineData("2026-06-30", "2026-07-10", false)]
    [InlineData("2026-10-01", "2026-10-10", false)]
    public void A_class_lies_within_the_days_its_track_is_held(string from, string to, bool fits)
    {
        var window = new TrainingWindow("骨干教师", new Period(new(2026, 7, 1), new(2026, 9, 30)));
        var period = new Period(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture));
        if (fits) window.MustInclude(period);
        else Assert.Throws<RuleBroken>(() => window.MustInclude(period));
        new TrainingWindow("骨干教师", Days: null).MustInclude(period);
    }

    [Fact]
    public void A_class_closes_neither_before_it_begins_nor_empty_nor_by_a_plain_step()
    {
        var cohort = Running();
        Assert.Throws<RuleBroken>(() => cohort.Close(cohort.Period.From.AddDays(-1)));
        Assert.Throws<RuleBroken>(() => cohort.MoveTo(CohortState.Completed));
        Assert.Throws<RuleBroken>(() => cohort.Close(Today, [99]));
        Assert.Equal(CohortState.Running, cohort.State);
        var empty = Class();
        foreach (var step in new[] { CohortState.Recruiting, CohortState.Confirmed, CohortState.Running }) empty.MoveTo(step);
        Assert.Throws<RuleBroken>(() => empty.Close(Today));
    }

    [Fact]
    public void A_class_head_is_appointed_once_and_dismissed_on_a_day()
    {
        var cohort = Class();
        cohort.Appoint(5, CohortRole.ClassHead, Today);
        Assert.Throws<RuleBroken>(() => cohort.Appoint(5, CohortRole.ClassHead, Today));
        cohort.Appoint(5, CohortRole.Assistant, Today);
        cohort.Dismiss(5, CohortRole.ClassHead, Today.AddDays(1));
        Assert.Throws<RuleBroken>(() => cohort.Dismiss(5, CohortRole.ClassHead, Today.AddDays(1)));
        Assert.Equal(Today.AddDays(1), cohort.Staff.First().Until);
    }

    [Fact]
    public void States_move_only_along_the_legal_steps()
    {
        foreach (var from in Enum.GetValues<CohortState>())
            foreach (var to in Enum.GetValues<CohortState>().Where(s => s != CohortState.Completed))
            {
                var cohort = In(from);
                if (from.Next.Contains(to)) cohort.MoveTo(to);
                else Assert.Throws<RuleBroken>(() => cohort.MoveTo(to));
                Assert.Equal(from.Next.Contains(to) ? to : from, cohort.State);
            }
    }

    [Fact]
    public void Whatever_happens_seats_are_never_oversold_and_no_one_sits_twice() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Person, bool Joins)[]>(), moves =>
        {
            var cohort = Class(capacity: 5);
            var day = Today;
            foreach (var (person, joins) in moves)
            {
                try
                {
                    if (joins) cohort.Enrol(person % 9, day);
                    else cohort.Leave(person % 9, "退出", day);
                }
                catch (RuleBroken)
                {
                    // A refused step must leave the class as it was; the sums below would tell.
                }
                day = day.AddDays(1);
            }
            var seated = cohort.Enrolments.Where(e => e.TakesSeat).Select(e => e.PersonId).ToList();
            return cohort.Occupied <= 5 && cohort.SeatsLeft >= 0 && seated.Distinct().Count() == seated.Count;
        }).QuickCheckThrowOnFailure();

    private static Cohort Class(int capacity = 40, CohortPlan? plan = null) =>
        new(1, 1, null, "骨干教师一班", new Period(Today, Today.AddDays(20)), capacity, plan ?? Plan, Guid.NewGuid());

    private static Cohort Running()
    {
        var cohort = Class();
        cohort.EnrolAll([1, 2], Today);
        foreach (var step in new[] { CohortState.Recruiting, CohortState.Confirmed, CohortState.Running }) cohort.MoveTo(step);
        return cohort;
    }

    private static Cohort In(CohortState state)
    {
        var cohort = Class();
        cohort.Enrol(1, Today);
        while (cohort.State != state)
        {
            if (cohort.State == CohortState.Running) cohort.Close(Today);
            else cohort.MoveTo(cohort.State.Next[0]);
        }
        return cohort;
    }
}
