using Microsoft.EntityFrameworkCore;

namespace TeacherDev.Web.Tests.Scheduling;

public sealed class TermWeekInputTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_session_is_put_on_a_day_named_by_its_week_and_the_timetable_names_it_so()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.SchoolB)));
        // The autumn term of 2026 begins on Monday 7 September; its twelfth Thursday is 26 November.
        var made = await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new() { ["Topic"] = "按周次排的课", ["Week"] = "第12周周四", ["Part"] = "Morning" });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        var found = await site.InDbAsync(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Topic == "按周次排的课"));
        Assert.Equal(new DateOnly(2026, 11, 26), found.Day);
        var row = (await coordinator.GetAsync($"/cohorts/{cohort}/timetable")).Html.QuerySelectorAll(".plan tbody tr").Single(r => r.TextContent.Contains("按周次排的课", StringComparison.Ordinal));
        Assert.StartsWith("11月26日 周四第 12 周", row.QuerySelector("th")!.TextContent.Trim(), StringComparison.Ordinal);

        // Written beside a date it goes before it; a date of spring means a week of spring.
        var form = await coordinator.GetAsync($"/sessions/{found.Id}/edit");
        Assert.Contains("2026年11月26日 是第 12 周 周四", form.Text, StringComparison.Ordinal);
        var past = await coordinator.SendAsync(form, new() { ["Week"] = "第十一周星期三" });
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(past, new() { ["Accepted"] = past.Html.QuerySelector("button[name=Accepted]")!.GetAttribute("value") })).Status);
        Assert.Equal(new DateOnly(2026, 11, 18), await site.InDbAsync(db => db.Sessions.Where(s => s.Id == found.Id).Select(s => s.Day).SingleAsync()));
        var spring = await coordinator.SendAsync(await coordinator.GetAsync($"/sessions/{found.Id}/edit"), new() { ["Day"] = "2026-04-01", ["Week"] = "第1周周三" });
        Assert.Equal("2026-03-04", spring.Html.QuerySelector("#Day")!.GetAttribute("value"));
        Assert.True(string.IsNullOrEmpty(spring.Html.QuerySelector("#Week")!.GetAttribute("value")));
    }

    [Theory]
    [InlineData("第8周", "“第8周”看不懂，请写成“第8周周三”")]
    [InlineData("第30周周三", "2026 年秋季学期只有 20 周，没有第 30 周")]
    [InlineData("第20周周六", "2027-01-23 不在学期内")]
    [InlineData("", "请填写日期，或第几周周几")]
    public async Task What_is_no_day_of_the_term_is_said_beside_the_field_and_kept(string week, string sentence)
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.City)));
        var refused = await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new() { ["Topic"] = "没有日子的课", ["Week"] = week, ["Part"] = "Morning" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Html.QuerySelector(".field.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(week, refused.Html.QuerySelector("#Week")!.GetAttribute("value") ?? "");
        Assert.Equal("没有日子的课", refused.Html.QuerySelector("#Topic")!.GetAttribute("value"));
    }
}
