using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Scheduling;

public sealed class CalendarPagesTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly DateOnly Friday = new(2026, 11, 27);

    [Fact]
    public async Task A_year_is_twelve_tables_with_weeks_from_monday_and_letters_beside_the_colours()
    {
        var teacher = await site.AsAsync("teacher");
        var now = await teacher.GetAsync("/calendars");
        Assert.Equal("/calendars/2026", now.Location);
        var page = await teacher.GetAsync("/calendars/2026");
        var months = page.Html.QuerySelectorAll("table.mon");
        Assert.Equal(12, months.Length);
        Assert.Equal("2026年10月", months[9].QuerySelector("caption")!.TextContent);
        Assert.Equal(["周一", "周二", "周三", "周四", "周五", "周六", "周日"], months[9].QuerySelectorAll("thead th").Skip(1).Select(h => h.TextContent));
        Assert.Equal(365, page.Html.QuerySelectorAll("table.mon tbody td > *").Length);

        // Thursday 1 October: the fourth place of the first row.
        var first = months[9].QuerySelector("tbody tr")!;
        Assert.Equal("第 4 周", first.QuerySelector("th[scope=row]")!.TextContent);
        Assert.Equal("1节，国庆节，法定节假日", first.QuerySelectorAll("td")[3].TextContent.Trim());
        Assert.Equal("10班，国庆节调休，调休上班", months[9].QuerySelector("td.work")!.TextContent.Trim());
        Assert.Equal("26休，中秋节，放假（调休）", months[8].QuerySelector("td.off")!.TextContent.Trim());
        Assert.Empty(months[7].QuerySelectorAll("th[scope=row]"));
        Assert.Equal("23", Assert.Single(page.Html.QuerySelectorAll("[aria-current=date]")).TextContent.Trim());

        Assert.Contains("国务院办公厅关于2026年部分节假日安排的通知", page.Text, StringComparison.Ordinal);
        Assert.Contains("秋季学期2026年9月7日 至 2027年1月22日", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("a[rel=prev][href='/calendars/2025']"));
        Assert.NotNull(page.Html.QuerySelector("a[rel=next][href='/calendars/2027']"));
        Assert.Null(page.Html.QuerySelector("main a[href*='/days/'], main a[href$='/terms']"));
    }

    [Fact]
    public async Task A_provisional_year_and_one_that_nobody_loaded_say_so()
    {
        var viewer = await site.AsAsync("viewer");
        Assert.Contains("2027 年的放假安排是暂定的", (await viewer.GetAsync("/calendars/2027")).Text, StringComparison.Ordinal);
        Assert.Contains("还没有人载入 2031 年的放假通知和校历", (await viewer.GetAsync("/calendars/2031")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("暂定的", (await viewer.GetAsync("/calendars/2026")).Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/calendars/1999", "/calendars/2101", "/calendars/x" }) Assert.Equal(HttpStatusCode.NotFound, await viewer.StatusAsync(path));
    }

    [Fact]
    public async Task A_day_is_edited_from_the_grid_and_the_sessions_that_fall_on_it_are_listed_within_the_scope()
    {
        var coordinator = await site.AsAsync("coordinator");
        foreach (var organisation in new[] { World.SchoolA, World.SchoolC, World.OtherSchool })
        {
            await site.InDbAsync(async db =>
            {
                var cohort = await World.SampleAsync(db, "cohort", organisation);
                db.Add(Session.OfCohort(cohort, (await World.OrganisationAsync(db, organisation)).Id, new($"{organisation}的课", null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(4)), new Slot(Friday, DayPart.Afternoon), Guid.NewGuid()));
                await db.SaveChangesAsync();
            });
        }
        var year = await coordinator.GetAsync("/calendars/2026");
        Assert.Null(year.Html.QuerySelector(".clashing"));
        var link = year.Html.QuerySelector("a[href$='/days/2026-11-27']")!.GetAttribute("href")!;
        var form = await coordinator.GetAsync(link);
        Assert.Contains($"{World.SchoolA}的课", form.Text, StringComparison.Ordinal);
        // On a Friday nobody works instead of a weekend; a crafted form is told so, and keeps what was typed.
        Assert.Null(form.Html.QuerySelector("input[value=Workday]"));
        Assert.Equal(["StatutoryHoliday", "RestDay"], form.Html.QuerySelectorAll("input[name=Kind]").Select(i => i.GetAttribute("value")));
        var refused = await coordinator.SendAsync(form, new() { ["Kind"] = "Workday", ["Name"] = "校庆" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("2026-11-27 不是周末，不能是调休上班日", refused.Text, StringComparison.Ordinal);
        Assert.Equal("校庆", refused.Html.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Contains("请填写名称", (await coordinator.SendAsync(form, new() { ["Kind"] = "RestDay", ["Name"] = "" })).Text, StringComparison.Ordinal);
        Assert.Contains("请选择这一天是什么日子", (await coordinator.SendAsync(form, new() { ["Kind"] = null, ["Name"] = "校庆" })).Text, StringComparison.Ordinal);

        Assert.Equal("/calendars/2026", (await coordinator.SendAsync(form, new() { ["Kind"] = "RestDay", ["Name"] = "全市运动会" })).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.SendAsync(form, new() { ["Kind"] = "RestDay", ["Name"] = "另一个名称" })).Status);
        var after = await coordinator.GetAsync("/calendars/2026");
        Assert.Equal("27休，全市运动会，放假（调休）", after.Html.QuerySelector("a[href$='/days/2026-11-27']")!.TextContent.Trim());
        var clashing = after.Html.QuerySelector(".clashing")!;
        Assert.Contains("放假的日子还排着 2 节课", clashing.TextContent, StringComparison.Ordinal);
        var session = await site.InDbAsync(db => db.Sessions.Where(s => s.Topic == World.SchoolA + "的课").Select(s => s.Id).SingleAsync());
        Assert.NotNull(clashing.QuerySelector($"a[href='/sessions/{session}']"));
        Assert.DoesNotContain(World.OtherSchool, clashing.TextContent, StringComparison.Ordinal);
        Assert.Contains("放假的日子还排着 1 节课", (await (await site.AsAsync("district")).GetAsync("/calendars/2026")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("还排着", (await (await site.AsAsync("teacher")).GetAsync("/calendars/2026")).Text, StringComparison.Ordinal);
        Assert.Contains("2026-11-27 在全市运动会放假期间", (await coordinator.SubmitAsync($"/sessions/{session}/edit", [])).Text, StringComparison.Ordinal);

        // Ordinary again, by the second button.
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(await coordinator.GetAsync(link), new() { ["IsOrdinary"] = "true", ["Name"] = "" })).Status);
        Assert.Null((await coordinator.GetAsync("/calendars/2026")).Html.QuerySelector(".clashing"));
        var trail = (await (await site.AsAsync("auditor")).GetAsync("/admin/audit?entity=CalendarDay")).Text;
        Assert.Contains("全市运动会", trail, StringComparison.Ordinal);
        Assert.Contains("这一天是：放假（调休）", trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_that_nobody_loaded_is_begun_by_the_first_thing_written()
    {
        var coordinator = await site.AsAsync("coordinator");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync("/calendars/2029/days/2029-10-06", new() { ["Kind"] = "Workday", ["Name"] = "国庆节调休" })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync("/calendars/2029/notice", new() { ["Source"] = "国务院办公厅关于2029年部分节假日安排的通知", ["IsProvisional"] = null })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync("/calendars/2029/terms", new() { ["SpringFrom"] = "2029-02-26", ["SpringTo"] = "2029-07-06", ["AutumnFrom"] = "2029-09-03", ["AutumnTo"] = "2030-01-18", ["Source"] = "省校历", ["IsProvisional"] = null })).Status);
        var page = await coordinator.GetAsync("/calendars/2029");
        Assert.DoesNotContain("暂定", page.Text, StringComparison.Ordinal);
        Assert.Equal("6班，国庆节调休，调休上班", page.Html.QuerySelector("td.work")!.TextContent.Trim());
        Assert.Contains("国务院办公厅关于2029年部分节假日安排的通知", page.Text, StringComparison.Ordinal);
        Assert.Contains("2029年2月26日 至 2029年7月6日19 周", page.Text, StringComparison.Ordinal);
        Assert.Contains("种子文件不再改动它", page.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(page, [], "main form[action$='/handback']")).Status);
        Assert.DoesNotContain("种子文件不再改动它", (await coordinator.GetAsync("/calendars/2029")).Text, StringComparison.Ordinal);
        var again = await coordinator.PostBareAsync("/calendars/2029/handback");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("2029 年的日历没有手工修改", again.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PostBareAsync("/calendars/2033/handback")).Status);
    }

    [Theory]
    [InlineData("SpringTo", "2028-02-01", "结束日期不能早于开始日期")]
    [InlineData("AutumnFrom", "2028-07-01", "2028 年春季学期要在秋季学期之前结束")]
    [InlineData("SpringFrom", "2027-03-01", "2028 年的学期要在当年开始")]
    [InlineData("AutumnTo", "2029-08-01", "秋季学期长于 30 周，请核对起止日期")]
    [InlineData("SpringFrom", "2028-01-10", "2027 年秋季学期到 2028-01-21 才结束，2028 年春季学期要在其后开始")]
    [InlineData("SpringFrom", "", "请填写春季学期开始")]
    [InlineData("Source", "", "请填写校历依据")]
    public async Task Terms_that_cannot_be_are_refused_and_nothing_is_begun(string field, string value, string sentence)
    {
        var coordinator = await site.AsAsync("coordinator");
        Dictionary<string, string?> values = new() { ["SpringFrom"] = "2028-02-28", ["SpringTo"] = "2028-07-07", ["AutumnFrom"] = "2028-09-04", ["AutumnTo"] = "2029-01-19", ["Source"] = "省校历", [field] = value };
        var refused = await coordinator.SubmitAsync("/calendars/2028/terms", values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.False(await site.InDbAsync(db => db.TermCalendars.AnyAsync(t => t.Year == 2028)));
    }

    [Fact]
    public async Task A_district_reads_what_the_city_keeps_and_is_denied_to_change_it()
    {
        var district = await site.AsAsync("district");
        Assert.Null((await district.GetAsync("/calendars/2026")).Html.QuerySelector("main a[href*='/days/']"));
        foreach (var path in new[] { "/calendars/2026/days/2026-10-08", "/calendars/2026/notice", "/calendars/2026/terms" }) Assert.Equal(HttpStatusCode.Forbidden, await district.StatusAsync(path));
        var denied = await district.PostAsync("/calendars/2026/days/2026-10-08", new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = await district.TokenAsync(), ["Kind"] = "RestDay", ["Name"] = "放假" });
        Assert.Equal(HttpStatusCode.Forbidden, denied.Status);
        var coordinator = await site.AsAsync("coordinator");
        foreach (var path in new[] { "/calendars/2026/days/2027-01-01", "/calendars/2026/days/2026-02-30" }) Assert.Equal(HttpStatusCode.NotFound, await coordinator.StatusAsync(path));
    }
}
