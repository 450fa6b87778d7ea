using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Attendance;

public sealed class SignInPaperTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_column_stands_for_a_half_day_and_nine_of_them_take_two_sheets()
    {
        var cohort = await CohortAsync(World.SchoolB);
        await LessonsAsync(cohort, new DateOnly(2027, 3, 1), 9, "纸上课");
        var visitor = await site.AsAsync("coordinator");
        var paper = await visitor.GetAsync($"/cohorts/{cohort}/sign-in-paper?From=2027-03-01&To=2027-03-31");
        Assert.Equal(HttpStatusCode.OK, paper.Status);
        var sheets = paper.Html.QuerySelectorAll(".sheet.rolls");
        Assert.Equal([3 + 8, 3 + 1], sheets.Select(s => s.QuerySelectorAll("thead th").Length));
        // Two sessions of one morning are one box.
        await LessonsAsync(cohort, new DateOnly(2027, 3, 1), 1, "同一上午");
        var again = (await visitor.GetAsync($"/cohorts/{cohort}/sign-in-paper?From=2027-03-01&To=2027-03-01")).Html.QuerySelector(".sheet.rolls")!;
        Assert.Equal(3 + 1, again.QuerySelectorAll("thead th").Length);
        Assert.Contains("同一上午", again.QuerySelector("thead th:last-child")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("这些天没有课程", (await visitor.GetAsync($"/cohorts/{cohort}/sign-in-paper?From=2028-01-01")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_stands_in_the_box_and_who_joined_later_has_none()
    {
        var cohort = await CohortAsync(World.SchoolC);
        await LessonsAsync(cohort, new DateOnly(2027, 4, 5), 2, "已知");
        var (member, later) = await site.InDbAsync(async db =>
        {
            var room = await db.Cohorts.SingleAsync(c => c.Id == cohort);
            var (first, second) = (await World.PersonAsync(db, World.SchoolC), await World.PersonAsync(db, World.SchoolA));
            room.Enrol(second.Id, new DateOnly(2027, 4, 6));
            var monday = await db.Sessions.SingleAsync(s => s.Topic == "已知1");
            db.Add(new AttendanceMark(monday.Id, first.Id, AttendanceStatus.Excused, TestClock.Start.UtcDateTime, "婚假"));
            await db.SaveChangesAsync();
            return (first.Name, second.Name);
        });
        var paper = await (await site.AsAsync("coordinator")).GetAsync($"/cohorts/{cohort}/sign-in-paper?From=2027-04-05");
        Assert.Equal(["请假", ""], Boxes(paper, member));
        Assert.Equal(["—", ""], Boxes(paper, later));
        Assert.DoesNotContain("婚假", paper.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_the_wrong_way_round_are_said_and_an_activity_prints_its_invited()
    {
        var (visitor, cohort) = (await site.AsAsync("coordinator"), await CohortAsync(World.City));
        var wrong = await visitor.GetAsync($"/cohorts/{cohort}/sign-in-paper?From=2027-04-05&To=2027-04-01");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("结束日期不能早于开始日期", wrong.Text, StringComparison.Ordinal);
        var activity = await site.InDbAsync(db => World.SampleAsync(db, "activity", World.City));
        await site.InDbAsync(async db =>
        {
            var held = await db.Activities.SingleAsync(a => a.Id == activity);
            held.Invite([(await World.PersonAsync(db, World.City)).Id], new DateOnly(2026, 1, 1));
            db.Add(Session.OfActivity(activity, held.OrganisationId, new("活动场次", null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(2)), new Slot(new DateOnly(2027, 5, 3), DayPart.Morning, null, null), Guid.NewGuid()));
            await db.SaveChangesAsync();
        });
        Assert.NotNull((await visitor.GetAsync($"/activities/{activity}")).Html.QuerySelector($"a[href='/activities/{activity}/sign-in-paper']"));
        var paper = await visitor.GetAsync($"/activities/{activity}/sign-in-paper?From=2027-05-03");
        Assert.Contains("林岚", paper.Html.QuerySelector(".sheet.rolls tbody")!.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Boxes(Page paper, string name) =>
        paper.Html.QuerySelectorAll(".sheet.rolls tbody tr").Single(r => r.QuerySelector("th")!.TextContent == name).QuerySelectorAll("td").Skip(2).Select(d => d.TextContent.Trim());

    private Task<int> CohortAsync(string organisation) => site.InDbAsync(db => World.SampleAsync(db, "cohort", organisation));

    private Task LessonsAsync(int cohortId, DateOnly from, int count, string topic) => site.InDbAsync(async db =>
    {
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == cohortId);
        db.AddRange(Enumerable.Range(0, count).Select(n => Session.OfCohort(
            cohort.Id, cohort.OrganisationId, new($"{topic}{n + 1}", null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(2)), new Slot(from.AddDays(n), DayPart.Morning, null, null), Guid.NewGuid())));
        await db.SaveChangesAsync();
    });
}
