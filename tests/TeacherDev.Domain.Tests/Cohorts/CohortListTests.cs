using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Tests.Cohorts;

/// <summary>Who is in a class, who waits for it, and what becomes of both under any sequence of steps.</summary>
public sealed class CohortListTests
{
    private static readonly DateOnly Today = new(2026, 7, 13);
    private static readonly Dictionary<int, string?> Nobody = [];

    [Fact]
    public void Who_is_moved_leaves_one_class_and_is_in_the_other_from_that_day()
    {
        Cohort one = Class("一班"), two = Class("二班");
        one.Enrol(1, Today);
        one.MoveOver(two, 1, "离家近", Today.AddDays(3));
        var (left, came) = (one.Enrolments.Single(), two.Enrolments.Single());
        Assert.Equal((Today.AddDays(3), "离家近", EnrolmentOutcome.Left), (left.LeftOn, left.LeaveReason, left.Outcome));
        Assert.Equal((Today.AddDays(3), EnrolmentRoute.Move), (came.EnrolledOn, came.Route));
        Assert.NotNull(left.WentToId);
        Assert.NotNull(came.CameFromId);
        Assert.True(left.IsExpectedOn(Today.AddDays(2)));
        Assert.False(left.IsExpectedOn(Today.AddDays(3)));
        Assert.True(came.IsExpectedOn(Today.AddDays(3)));
    }

    [Fact]
    public void Nobody_is_moved_into_a_full_class_or_out_of_the_plan()
    {
        Cohort one = Class("一班"), full = Class("二班", capacity: 1), foreign = Class("别班", track: 9);
        one.Enrol(1, Today);
        full.Enrol(2, Today);
        Assert.Equal("“二班”已满（上限 1 人），请调整人数上限或另选培训班", Assert.Throws<RuleBroken>(() => one.MoveOver(full, 1, "离家近", Today)).Message);
        Assert.Contains("不属于同一年度项目的同一培养类别", Assert.Throws<RuleBroken>(() => one.MoveOver(foreign, 1, "离家近", Today)).Message, StringComparison.Ordinal);
        Assert.Equal("请选择另一个培训班", Assert.Throws<RuleBroken>(() => one.MoveOver(one, 1, "离家近", Today)).Message);
        Assert.Contains("结束，调班日期要在此之前", Assert.Throws<RuleBroken>(() => one.MoveOver(Class("三班"), 1, "离家近", new(9998, 1, 1))).Message, StringComparison.Ordinal);
        Assert.True(one.IsMember(1));
    }

    [Fact]
    public void Who_waits_moves_up_in_order_and_who_is_busy_is_passed_over_with_the_reason()
    {
        var cohort = Class(capacity: 1);
        Assert.Contains("还有 1 个名额", Assert.Throws<RuleBroken>(() => cohort.Wait(2, Today)).Message, StringComparison.Ordinal);
        cohort.Enrol(1, Today);
        foreach (var id in new[] { 2, 3, 4 }) cohort.Wait(id, Today);
        Assert.Throws<RuleBroken>(() => cohort.Wait(3, Today));
        Assert.Throws<RuleBroken>(() => cohort.Wait(1, Today));
        cohort.Leave(1, "病假", Today);
        Assert.Equal([3], cohort.FillSeats(new Dictionary<int, string?> { [2] = "别的班" }, Today));
        Assert.Equal((WaitingState.PassedOver, "别的班"), cohort.Waiting.Where(w => w.PersonId == 2).Select(w => (w.State, w.BusyWith)).Single());
        Assert.Equal(EnrolmentRoute.WaitingList, cohort.Enrolments.Single(e => e.PersonId == 3).Route);
        Assert.Equal([4], cohort.InLine.Select(w => w.PersonId));
    }

    [Fact]
    public void The_waiting_list_has_an_end()
    {
        var cohort = Class(capacity: 1);
        cohort.Enrol(1, Today);
        for (var id = 2; id < 2 + Cohort.MostWaiting; id++) cohort.Wait(id, Today);
        Assert.Contains("候补名单已满", Assert.Throws<RuleBroken>(() => cohort.Wait(999, Today)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_class_takes_whom_it_is_for_while_it_recruits_until_its_last_day()
    {
        var cohort = Class(capacity: 1);
        var maths = new Applicant(1, SchoolStage.Junior, "数学");
        Assert.Contains("不接受自主报名", Assert.Throws<RuleBroken>(() => cohort.SignUp(maths, null, Today)).Message, StringComparison.Ordinal);
        cohort.OpenTo(School, Today.AddDays(5), SchoolStage.Junior, "数学");
        Assert.Contains("现在是", Assert.Throws<RuleBroken>(() => cohort.SignUp(maths, null, Today)).Message, StringComparison.Ordinal);
        cohort.MoveTo(CohortState.Recruiting);
        Assert.Contains("截止", Assert.Throws<RuleBroken>(() => cohort.SignUp(maths, null, Today.AddDays(6))).Message, StringComparison.Ordinal);
        Assert.Contains("学科教师", Assert.Throws<RuleBroken>(() => cohort.SignUp(maths with { Subject = "语文" }, null, Today)).Message, StringComparison.Ordinal);
        Assert.Contains("只面向", Assert.Throws<RuleBroken>(() => cohort.SignUp(maths with { Stage = SchoolStage.Primary }, null, Today)).Message, StringComparison.Ordinal);
        Assert.Contains("“别的班”", Assert.Throws<RuleBroken>(() => cohort.SignUp(maths, "别的班", Today)).Message, StringComparison.Ordinal);
        Assert.True(cohort.SignUp(maths, null, Today.AddDays(5)));
        Assert.False(cohort.SignUp(maths with { PersonId = 2 }, null, Today.AddDays(5)));
        cohort.Withdraw(1, "本人退出", Today.AddDays(5));
        Assert.Equal([2], cohort.FillSeats(Nobody, Today.AddDays(5)));
        cohort.Withdraw(2, "本人退出", Today.AddDays(5));
        Assert.Equal(0, cohort.Occupied);
        cohort.Enrol(3, Today);
        Assert.Contains("请联系主办单位办理退出", Assert.Throws<RuleBroken>(() => cohort.Withdraw(3, "本人退出", Today)).Message, StringComparison.Ordinal);
        Assert.Throws<RuleBroken>(() => cohort.OpenTo(School, new(9998, 1, 1), null, null));
    }

    [Fact]
    public void Who_left_an_open_class_too_often_asks_its_staff()
    {
        var cohort = Class();
        cohort.OpenTo(School, Today, null, null);
        cohort.MoveTo(CohortState.Recruiting);
        var teacher = new Applicant(1, null, null);
        for (var time = 0; time < Cohort.MostExits; time++)
        {
            Assert.True(cohort.SignUp(teacher, null, Today));
            cohort.Withdraw(1, "本人退出", Today);
        }
        Assert.Contains("多次", Assert.Throws<RuleBroken>(() => cohort.SignUp(teacher, null, Today)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Modules_are_taken_over_once_and_kept_in_order()
    {
        var cohort = Class();
        ModuleContent[] template = [new("学科育德", null, null, true), new("育人能力", null, 80, false)];
        Assert.Equal(2, cohort.AdoptModules(template));
        Assert.Equal(0, cohort.AdoptModules(template));
        Assert.Throws<RuleBroken>(() => cohort.AddModule(new("学科育德", null, null, false)));
        Assert.Throws<RuleBroken>(() => cohort.AddModule(new("太长", null, CohortModule.MostTenths + 1, false)));
        Assert.Equal([1, 2], cohort.Modules.OrderBy(m => m.Position).Select(m => m.Position));
    }

    [Fact]
    public void A_copy_is_a_draft_with_plan_modules_and_staff_and_without_people()
    {
        var cohort = Class();
        cohort.AdoptModules([new("学科育德", null, 40, true)]);
        cohort.Appoint(7, CohortRole.ClassHead, Today);
        cohort.Enrol(1, Today);
        var copy = cohort.CopyTo(1, 2, 3, "骨干教师一班", Cohort.InNextYear(cohort.Period, null), 40, withStaff: true, Today, Guid.NewGuid());
        Assert.Equal((CohortState.Draft, 0, 40, 2, "单元整体教学"), (copy.State, copy.Enrolments.Count, copy.Capacity, copy.ProgrammeYearId, copy.Theme));
        Assert.Equal(cohort.Period.From.DayOfWeek, copy.Period.From.DayOfWeek);
        Assert.Equal("学科育德", Assert.Single(copy.Modules).Name);
        Assert.Equal(7, Assert.Single(copy.Staff).PersonId);
        Assert.Empty(cohort.CopyTo(1, 2, 3, "骨干教师一班", cohort.Period, 40, withStaff: false, Today, Guid.NewGuid()).Staff);
    }

    [Fact]
    public void The_days_of_a_copy_stay_within_the_window() =>
        Assert.Equal(new Period(new(2027, 9, 1), new(2027, 9, 29)), Cohort.InNextYear(new Period(new(2026, 8, 20), new(2026, 9, 30)), new Period(new(2027, 9, 1), new(2027, 10, 31))));

    [Fact]
    public void Whatever_is_done_the_list_stays_true()
    {
        Prop.ForAll(Gen.Choose(0, 999).ArrayOf(60).ToArbitrary(), steps =>
        {
            Cohort cohort = Class("一班", capacity: 3), other = Class("二班", capacity: 2);
            cohort.OpenTo(School, cohort.Period.To, null, null);
            foreach (var step in steps)
            {
                var (before, line) = (cohort.State, cohort.InLine.Select(w => w.PersonId).ToList());
                try
                {
                    Do(cohort, other, step / 8 % 6, step % 8, step);
                }
                catch (RuleBroken)
                {
                    // Refused: nothing may have changed by half.
                }
                Assert.True(cohort.State == before || before.Next.Contains(cohort.State));
                foreach (var one in new[] { cohort, other })
                {
                    var inside = one.Enrolments.Where(e => e.TakesSeat).Select(e => e.PersonId).ToList();
                    Assert.InRange(inside.Count, 0, one.Capacity);
                    Assert.Equal(inside.Count, inside.Distinct().Count());
                    Assert.Empty(inside.Intersect(one.InLine.Select(w => w.PersonId)));
                    Assert.Equal(one.InLine.Count, one.InLine.Select(w => w.PersonId).Distinct().Count());
                }
                // Who still waits waits in the order of before, newcomers behind.
                var now = cohort.InLine.Select(w => w.PersonId).ToList();
                Assert.Equal(line.Where(now.Contains), now.Where(line.Contains).Take(line.Count(now.Contains)));
                Assert.Equal(now.Where(line.Contains), now.Take(now.Count(line.Contains)));
                Assert.True(cohort.InLine.Count == 0 || cohort.SeatsLeft <= 0 || !cohort.State.IsOpen);
            }
        }).QuickCheckThrowOnFailure();
    }

    private static void Do(Cohort cohort, Cohort other, int person, int verb, int number)
    {
        switch (verb)
        {
            case 0: cohort.Enrol(person, Today); break;
            case 1: cohort.Leave(person, "原因", Today); break;
            case 2: cohort.Wait(person, Today); break;
            case 3: cohort.StopWaiting(person, Today); break;
            case 4: cohort.SignUp(new Applicant(person, null, null), null, Today); break;
            case 5: cohort.MoveOver(other, person, "原因", Today); break;
            case 6: cohort.Revise(cohort.TrackYearId, cohort.Name, cohort.Period, 1 + (number % 5), CohortTestsPlan); break;
            default:
                var next = (CohortState)(number % 6);
                if (next == CohortState.Completed) cohort.Close(cohort.Period.From);
                else cohort.MoveTo(next);
                break;
        }
        // As Enrolling does after every step that may free a seat.
        cohort.FillSeats(number % 7 == 0 && cohort.InLine.Count > 0 ? new Dictionary<int, string?> { [cohort.InLine[0].PersonId] = null } : Nobody, Today);
    }

    private static readonly CohortPlan CohortTestsPlan = new("单元整体教学", "会设计单元", "每人一份单元设计", "出勤、作业、汇报课");

    private static readonly Organisation School = new("school", "一中", OrganisationKind.School, parent: null);

    private static Cohort Class(string name = "骨干教师一班", int capacity = 30, int track = 3) =>
        new(1, 1, track, name, new Period(new(2026, 7, 6), new(2026, 9, 30)), capacity, CohortTestsPlan, Guid.NewGuid());
}
