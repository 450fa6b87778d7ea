using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Attendance;

public sealed class AttendancePagesTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Sheet = "main form.sheetform";

    [Fact]
    public async Task All_are_present_but_one_the_hours_are_posted_and_reopening_takes_them_back()
    {
        var coordinator = await site.AsAsync("coordinator");
        var lesson = await SampleAsync(World.SchoolA);
        var (teacher, member) = await site.InDbAsync(async db => (await World.PersonIdOfAsync(db, "teacher"), (await World.PersonAsync(db, World.SchoolA)).Id));

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/sessions/{lesson}", new() { ["RestIsPresent"] = "true" }, Sheet)).Status);
        Assert.Equal(2, await MarksAsync(lesson, AttendanceStatus.Present));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/sessions/{lesson}", new() { [$"Status[{member}]"] = "Absent", [$"Note[{member}]"] = "未请假", ["Why"] = "没有来" }, Sheet)).Status);
        Assert.Equal(1, await MarksAsync(lesson, AttendanceStatus.Absent));

        Assert.Equal(HttpStatusCode.Redirect, (await CloseAsync(coordinator, lesson)).Status);
        Assert.Equal([(teacher, 40)], await HoursAsync());
        var own = await (await site.AsAsync("teacher")).GetAsync($"/sessions/{lesson}");
        Assert.Contains("出勤", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("未请假", own.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.PostAsync($"/sessions/{lesson}/closure", await BareAsync(coordinator, lesson))).Status);

        var without = await coordinator.SubmitAsync($"/sessions/{lesson}", new() { ["Reason"] = "" }, "main form[action$='/reopening']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Contains("请填写原因", without.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/sessions/{lesson}", new() { ["Reason"] = "登记错了" }, "main form[action$='/reopening']")).Status);
        Assert.Equal([(teacher, 0)], await HoursAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await CloseAsync(coordinator, lesson)).Status);
        Assert.Equal([(teacher, 40)], await HoursAsync());
        Assert.Contains("登记错了", (await coordinator.GetAsync($"/sessions/{lesson}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_attendance_is_unknown_is_named_and_what_was_marked_stays()
    {
        var coordinator = await site.AsAsync("coordinator");
        var lesson = await SampleAsync(World.SchoolB);
        var (known, unknown) = await site.InDbAsync(async db =>
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == lesson);
            var cohort = await db.Cohorts.SingleAsync(c => c.Id == session.CohortId);
            var other = await World.PersonAsync(db, World.SchoolC);
            cohort.Enrol(other.Id, session.Day);
            await db.SaveChangesAsync();
            return ((await World.PersonAsync(db, World.SchoolB)).Id, other.Name);
        });
        var refused = await CloseAsync(coordinator, lesson, new() { [$"Status[{known}]"] = "Late" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains($"还有 1 人没有登记考勤：{unknown}", refused.Text, StringComparison.Ordinal);
        Assert.Equal(1, await MarksAsync(lesson, AttendanceStatus.Late));
        Assert.Equal(SessionState.Planned, await site.InDbAsync(db => db.Sessions.Where(s => s.Id == lesson).Select(s => s.State).SingleAsync()));
    }

    [Fact]
    public async Task Two_who_fill_in_the_same_sheet_do_not_overwrite_one_another()
    {
        var coordinator = await site.AsAsync("coordinator");
        var lesson = await SampleAsync(World.East);
        var page = await coordinator.GetAsync($"/sessions/{lesson}");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(page, new() { ["RestIsPresent"] = "true" }, Sheet)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.SendAsync(page, new() { ["RestIsPresent"] = "true" }, Sheet)).Status);
    }

    [Fact]
    public async Task Strangers_to_the_class_are_passed_over()
    {
        var coordinator = await site.AsAsync("coordinator");
        var lesson = await SampleAsync(World.EastInstitute);
        var stranger = await site.InDbAsync(async db => (await World.PersonAsync(db, World.OtherSchool)).Id);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/sessions/{lesson}", new() { [$"Status[{stranger}]"] = "Present" }, Sheet)).Status);
        Assert.False(await site.InDbAsync(db => db.AttendanceMarks.AnyAsync(m => m.SessionId == lesson && m.PersonId == stranger)));
    }

    [Fact]
    public async Task Attendance_is_not_taken_before_the_day()
    {
        var (coordinator, district) = (await site.AsAsync("coordinator"), await site.AsAsync("district"));
        var cohort = await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.City));
        await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new() { ["Topic"] = "明天的课", ["Day"] = "2026-11-24", ["Part"] = "Morning" });
        var id = await site.InDbAsync(db => db.Sessions.Where(s => s.Topic == "明天的课").Select(s => s.Id).SingleAsync());
        Assert.Null((await coordinator.GetAsync($"/sessions/{id}")).Html.QuerySelector("form.sheetform"));
        var early = await coordinator.PostAsync($"/sessions/{id}/attendance", await BareAsync(coordinator, id));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains("到时才能登记考勤", early.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await district.StatusAsync($"/sessions/{id}"));
    }

    private static Task<Page> CloseAsync(Visitor visitor, int lesson, Dictionary<string, string?>? values = null) => CloseAsync(visitor, visitor.GetAsync($"/sessions/{lesson}"), lesson, values ?? []);

    private static async Task<Page> CloseAsync(Visitor visitor, Task<Page> opened, int lesson, Dictionary<string, string?> values)
    {
        var page = await opened;
        var button = page.Html.QuerySelector($"{Sheet} button[formaction='/sessions/{lesson}/closure']");
        Assert.NotNull(button);
        page.Html.QuerySelector(Sheet)!.SetAttribute("action", button.GetAttribute("formaction")!);
        return await visitor.SendAsync(page, values, Sheet);
    }

    private async Task<IEnumerable<KeyValuePair<string, string>>> BareAsync(Visitor visitor, int lesson)
    {
        var version = await site.InDbAsync(db => db.Sessions.Where(s => s.Id == lesson).Select(s => s.Version).SingleAsync());
        return [KeyValuePair.Create("__RequestVerificationToken", await visitor.TokenAsync()), KeyValuePair.Create("Version", $"{version}")];
    }

    private Task<int> SampleAsync(string organisation) => site.InDbAsync(db => World.SampleAsync(db, "lesson", organisation));

    private Task<int> MarksAsync(int lesson, AttendanceStatus status) => site.InDbAsync(db => db.AttendanceMarks.CountAsync(m => m.SessionId == lesson && m.Status == status));

    private Task<List<(int, int)>> HoursAsync() => site.InDbAsync(async db =>
        (await db.Set<HoursEntry>().Where(e => e.SourceKind == HoursSourceKind.Session || e.SourceKind == HoursSourceKind.Reversal).GroupBy(e => e.PersonId).Select(g => new { g.Key, Tenths = g.Sum(e => e.Hours.Tenths) }).ToListAsync()).ConvertAll(g => (g.Key, g.Tenths)));
}
