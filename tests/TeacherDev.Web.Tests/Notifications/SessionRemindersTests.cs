using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Jobs.Notifications;
using TeacherDev.Web.Tests.Work;
using Xunit;

namespace TeacherDev.Web.Tests.Notifications;

public sealed class SessionRemindersTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task Members_are_reminded_three_days_before_and_on_the_eve()
    {
        await using var house = await JobHouse.OpenAsync();
        await SessionAsync(house, Today.AddDays(4));
        await PlanAsync(house);
        var messages = await InboxAsync(house);
        Assert.Equal(
            [("session/1/2026-11-27-0900/ahead", Shanghai(24, 8), Shanghai(26, 8)), ("session/1/2026-11-27-0900/tomorrow", Shanghai(26, 8), Shanghai(27, 0))],
            messages.Where(m => m.RecipientPersonId == 1).Select(m => (m.OccasionKey, m.Due, m.Expires)));
        Assert.Equal(("命题研究", "11月27日（星期五）", "9:00—11:30", "11月26日17:30", "另行通知"), (messages[0].Facts["课题"], messages[0].Facts["日期"], messages[0].Facts["时间"], messages[0].Facts["截止"], messages[0].Facts["地点"]));
        Assert.Equal([1, 2], messages.Select(m => m.RecipientPersonId).Distinct().Order());
    }

    [Fact]
    public async Task A_moved_session_takes_back_what_was_planned_and_plans_anew()
    {
        await using var house = await JobHouse.OpenAsync();
        await SessionAsync(house, Today.AddDays(4));
        await PlanAsync(house);
        await ChangeAsync(house, s => s.Move(new Slot(Today.AddDays(5), DayPart.Afternoon)));
        await PlanAsync(house);
        var messages = await InboxAsync(house);
        Assert.All(messages.Where(m => m.OccasionKey.Contains("11-27", StringComparison.Ordinal)), m => Assert.Equal(MessageState.Forgotten, m.State));
        Assert.Equal(4, messages.Count(m => m.OccasionKey.Contains("2026-11-28-1430", StringComparison.Ordinal) && m.State == MessageState.Pending));
    }

    [Fact]
    public async Task A_cancelled_session_reminds_nobody()
    {
        await using var house = await JobHouse.OpenAsync();
        await SessionAsync(house, Today.AddDays(1));
        await PlanAsync(house);
        await ChangeAsync(house, s => s.Cancel("停电"));
        await DeliverAsync(house);
        Assert.NotEmpty(await InboxAsync(house));
        Assert.DoesNotContain(await InboxAsync(house), m => m.State == MessageState.Sent);
    }

    [Fact]
    public async Task A_changed_room_is_told_by_the_message_that_has_not_left_yet()
    {
        await using var house = await JobHouse.OpenAsync();
        await SessionAsync(house, Today.AddDays(4));
        await PlanAsync(house);
        await ChangeAsync(house, s => s.Revise(new SessionContent("作业设计", null, null, SessionMode.FaceToFace, Hours.Of(4))));
        await PlanAsync(house);
        Assert.All(await InboxAsync(house), m => Assert.Equal("作业设计", m.Facts["课题"]));
    }

    [Fact]
    public async Task Whoever_left_before_the_day_is_not_reminded()
    {
        await using var house = await JobHouse.OpenAsync();
        await SessionAsync(house, Today.AddDays(4));
        await house.UseAsync(async db =>
        {
            (await db.Cohorts.Include(c => c.Enrolments).SingleAsync()).Leave(2, "调离", Today.AddDays(2));
            return await db.SaveChangesAsync();
        });
        await PlanAsync(house);
        Assert.All(await InboxAsync(house), m => Assert.Equal(1, m.RecipientPersonId));
    }

    [Fact]
    public async Task A_late_created_session_is_told_once_and_not_after_it_began()
    {
        await using var house = await JobHouse.OpenAsync();
        await SessionAsync(house, Today.AddDays(1));
        await PlanAsync(house);
        Assert.Equal(["session/1/2026-11-24-0900/tomorrow"], (await InboxAsync(house)).Select(m => m.OccasionKey).Distinct());
        house.Clock.Now = Shanghai(24, 9);
        await DeliverAsync(house);
        Assert.All(await InboxAsync(house), m => Assert.Equal(MessageState.Forgotten, m.State));
    }

    private static async Task SessionAsync(JobHouse house, DateOnly day)
    {
        var people = await house.TeachersAsync(2);
        await house.UseAsync(async db =>
        {
            var source = new Source("玉溪市教育科学研究所 2023 年预算", "项目一");
            var programme = new Programme("5123XE", await db.Organisations.SingleAsync());
            programme.Describe("5123XE 教师培养工程", null, source);
            var year = new ProgrammeYear(programme, "2026", 2026, programme.Organisation, isCatalogue: false);
            year.Adopt(new ProgrammePlan(new Period(new(2026, 4, 1), new(2026, 11, 30)), source));
            db.AddRange(programme, year);
            await db.SaveChangesAsync();
            var cohort = new Cohort(house.OrganisationId, year.Id, null, "骨干教师一班", new Period(new(2026, 9, 1), new(2026, 12, 31)), 50, new CohortPlan("主题", "目标", "成效", "考核"), Guid.NewGuid());
            db.Add(cohort);
            cohort.EnrolAll(people, Today.AddDays(-10));
            cohort.MoveTo(CohortState.Recruiting);
            cohort.MoveTo(CohortState.Confirmed);
            foreach (var key in new[] { SessionReminders.AheadTemplate, SessionReminders.EveTemplate }) db.Add(new MessageTemplate(key, "上课提醒", "{{日期}}上课：{{课题}}", "{{姓名}}老师：{{培训班}}，{{时间}}，{{地点}}，{{截止}}前请假。"));
            await db.SaveChangesAsync();
            db.Add(Session.OfCohort(cohort.Id, house.OrganisationId, new SessionContent("命题研究", null, null, SessionMode.FaceToFace, Hours.Of(4)), new Slot(day, DayPart.Morning, new TimeOnly(9, 0), new TimeOnly(11, 30)), Guid.NewGuid()));
            return await db.SaveChangesAsync();
        });
    }

    private static Task ChangeAsync(JobHouse house, Action<Session> change) => house.UseAsync(async db =>
    {
        change(await db.Sessions.SingleAsync());
        return await db.SaveChangesAsync();
    });

    private static Task PlanAsync(JobHouse house) => house.RunAsync<PlanRemindersJob>(j => j.RunAsync(default));

    private static Task DeliverAsync(JobHouse house) => house.RunAsync<DeliverMessagesJob>(j => j.RunAsync(default));

    private static async Task<List<Message>> InboxAsync(JobHouse house) => [.. (await house.MessagesAsync()).Where(m => m.Channel == Channel.Inbox).OrderBy(m => m.RecipientPersonId).ThenBy(m => m.Due)];

    private static DateTime Shanghai(int day, int hour) => new DateOnly(2026, 11, day).AtInShanghai(new TimeOnly(hour, 0));
}
