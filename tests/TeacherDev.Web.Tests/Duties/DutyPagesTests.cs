using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Duties;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Duties;

public sealed class DutyPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_teacher_gives_a_lesson_and_lacks_it_again_when_the_session_is_opened()
    {
        var (school, teacher) = (await site.AsAsync("school"), await site.AsAsync("teacher"));
        Assert.Contains("teacher者", await LackingAsync(school), StringComparison.Ordinal);
        Assert.Contains("0 / 1", (await teacher.GetAsync("/activities/duties/mine")).Text, StringComparison.Ordinal);

        // The school names who gives it; who is not its own it does not find.
        var made = (await school.SubmitAsync("/activities/new", new() { ["Title"] = "语文公开课", ["Kind"] = "OpenLesson" })).Location!;
        var refused = await school.SubmitAsync(made, new() { ["Givers"] = "t-school-b" }, "main form[action$='/givers']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("没有找到“t-school-b”", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await school.SubmitAsync(made, new() { ["Givers"] = " " }, "main form[action$='/givers']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync(made, new() { ["Givers"] = "teacher、mentor" }, "main form[action$='/givers']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync(made, [], "main form[action$='/givers/withdrawal']:has(input[value='" + await PersonAsync("mentor") + "'])")).Status);
        // Who gives it sees it.
        Assert.Contains("语文公开课", (await teacher.GetAsync(made)).Text, StringComparison.Ordinal);
        Assert.Empty((await teacher.GetAsync(made)).Html.QuerySelectorAll("form[action*='/givers']"));

        // Planned does not count; closed does; opened again no more.
        var session = await SessionAsync(made, new(2026, 11, 3), close: false);
        Assert.Contains("teacher者", await LackingAsync(school), StringComparison.Ordinal);
        await CloseAsync(session);
        Assert.DoesNotContain("teacher者", await LackingAsync(school), StringComparison.Ordinal);
        Assert.Contains("teacher者", (await school.GetAsync("/activities/duties/lessons?state=Done")).Text, StringComparison.Ordinal);
        Assert.Contains("1 / 1", (await teacher.GetAsync("/activities/duties/mine")).Text, StringComparison.Ordinal);
        Assert.Contains("语文公开课", (await school.GetAsync($"/activities/duties/people/{await PersonAsync("teacher")}")).Text, StringComparison.Ordinal);
        // Another term has nothing of it.
        Assert.Contains("0 / 1", (await teacher.GetAsync("/activities/duties/mine?term=2026-03-02")).Text, StringComparison.Ordinal);
        await site.InDbAsync(async db => await new HoursPosting(db).ReopenAsync(await db.Sessions.SingleAsync(s => s.Id == session), "改", TestClock.Start.UtcDateTime));
        Assert.Contains("teacher者", await LackingAsync(school), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_researcher_owes_lessons_and_visits_to_the_own_contact_school()
    {
        var district = await site.AsAsync("district");
        // Of two: a lesson at the contact school counts for both duties, one elsewhere for the lessons alone.
        Assert.Equal(["0", "0"], await DoneAsync(district));
        await GivenAsync(ActivityKind.OpenLesson, World.SchoolB, new(2026, 10, 13));
        Assert.Equal(["1", "0"], await DoneAsync(district));
        await GivenAsync(ActivityKind.OpenLesson, World.SchoolA, new(2026, 10, 14));
        Assert.Equal(["2", "1"], await DoneAsync(district));
        await GivenAsync(ActivityKind.Observation, World.SchoolA, new(2026, 10, 15));
        Assert.Equal(["2", "2"], await DoneAsync(district));
        var person = await site.InDbAsync(async db => (await World.PersonAsync(db, World.EastInstitute)).Id);
        var page = await district.GetAsync($"/activities/duties/people/{person}");
        Assert.Contains("2 / 2", page.Text, StringComparison.Ordinal);
        Assert.Contains("未核实", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await district.StatusAsync("/activities/duties?format=xlsx&state=All"));

        // The link ends: what was given while it lasted stays counted, what comes after does not.
        var link = await site.InDbAsync(db => World.SampleAsync(db, "contactschool", World.SchoolA));
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync("/activities/contact-schools", [], $"form[action$='/{link}/end']")).Status);
        await GivenAsync(ActivityKind.Observation, World.SchoolA, TestClock.Start.UtcDateTime.DayInShanghai.AddDays(1));
        Assert.Equal(["2", "2"], await DoneAsync(district));
        Assert.DoesNotContain("东区第一中学", (await district.GetAsync("/activities/contact-schools")).Html.QuerySelector("main table, main .empty")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("东区第一中学", (await district.GetAsync("/activities/contact-schools?ended=true")).Html.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_school_is_a_researcher_s_and_within_reach()
    {
        var district = await site.AsAsync("district");
        var (a, b, c) = await site.InDbAsync(async db => ((await World.OrganisationAsync(db, World.SchoolA)).Id, (await World.OrganisationAsync(db, World.SchoolB)).Id, (await World.OrganisationAsync(db, World.SchoolC)).Id));
        Task<Page> SubmitAsync(string who, int school) => district.SubmitAsync("/activities/contact-schools", new() { ["Researcher"] = who, ["OrganisationId"] = school.ToString(CultureInfo.InvariantCulture) }, "main form.panel");
        Assert.Contains("不是教研员", (await SubmitAsync("teacher", b)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SubmitAsync("researcher", c)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SubmitAsync("nobody", a)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await SubmitAsync("researcher", b)).Status);
        var twice = await SubmitAsync("researcher", b);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("已经联系这所学校", twice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_school_s_people_are_not_there()
    {
        var school = await site.AsAsync("school");
        var list = (await school.GetAsync("/activities/duties/lessons?state=All")).Text;
        Assert.DoesNotContain("东区第二小学", list, StringComparison.Ordinal);
        var stranger = await site.InDbAsync(async db => (await World.PersonAsync(db, World.SchoolB)).Id);
        Assert.Equal(HttpStatusCode.NotFound, await school.StatusAsync($"/activities/duties/people/{stranger}"));
        Assert.Equal(HttpStatusCode.Forbidden, await (await site.AsAsync("teacher")).StatusAsync("/activities/duties/lessons"));
        // Of another city's nothing, rules included.
        Assert.Equal(0, await site.InDbAsync(db => db.DutiesIn(new Period(new(2026, 9, 1), new(2027, 1, 31)), DutyHolder.Teacher).CountAsync(d => d.Person.Organisation.Key == World.OtherSchool)));
    }

    private static async Task<string> LackingAsync(Visitor visitor) => (await visitor.GetAsync("/activities/duties/lessons")).Text;

    /// <summary>How many of the two duties the east's sample researcher has done, in the order of the rules.</summary>
    private static async Task<string[]> DoneAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync($"/activities/duties?state=All&q={World.EastInstitute}&sort=-least");
        return [.. page.Html.QuerySelectorAll("main tbody tr").Select(r => r.QuerySelector("td[data-label='已完成']")!.TextContent)];
    }

    private async Task GivenAsync(ActivityKind kind, string at, DateOnly day)
    {
        var id = await site.InDbAsync(async db =>
        {
            var activity = new Activity((await World.OrganisationAsync(db, World.EastInstitute)).Id, kind, $"{at}{day:MMdd}", null, null, null, Guid.NewGuid());
            activity.HoldAt((await World.OrganisationAsync(db, at)).Id);
            activity.GiveBy([(await World.PersonAsync(db, World.EastInstitute)).Id]);
            db.Add(activity);
            await db.SaveChangesAsync();
            return activity.Id;
        });
        await SessionAsync($"/activities/{id}", day, close: true);
    }

    private async Task<int> SessionAsync(string activity, DateOnly day, bool close)
    {
        var id = int.Parse(activity.Split('/')[^1], CultureInfo.InvariantCulture);
        var session = await site.InDbAsync(async db =>
        {
            var of = await db.Activities.SingleAsync(a => a.Id == id);
            of.Invite([(await World.PersonAsync(db, World.SchoolA)).Id], day);
            var held = Session.OfActivity(id, of.OrganisationId, new("一课", null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Zero), new Slot(day, DayPart.Evening), Guid.NewGuid());
            db.Add(held);
            await db.SaveChangesAsync();
            return held.Id;
        });
        if (close) await CloseAsync(session);
        return session;
    }

    private Task<int> CloseAsync(int session) => site.InDbAsync(async db =>
    {
        db.Add(new AttendanceMark(session, (await World.PersonAsync(db, World.SchoolA)).Id, AttendanceStatus.Present, TestClock.Start.UtcDateTime));
        await db.SaveChangesAsync();
        return await new HoursPosting(db).CloseAsync(await db.Sessions.SingleAsync(s => s.Id == session), TestClock.Start.UtcDateTime.AddDays(2));
    });

    private Task<string> PersonAsync(string userName) => site.InDbAsync(async db => (await World.PersonIdOfAsync(db, userName)).ToString(CultureInfo.InvariantCulture));
}
