using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Scheduling;

public sealed class MovePagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_session_is_put_on_a_free_half_day_with_its_times_where_they_still_fit()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync(World.CityInstitute));
        var id = await SessionAsync(coordinator, cohort, "要调的课", "2026-12-01", from: "9:00", to: "10:30");
        var page = await coordinator.GetAsync($"/sessions/{id}/move");
        Assert.Equal("现在的时间", page.Html.QuerySelector(".put.now")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.Redirect, (await MoveAsync(coordinator, page, "2026-12-02/Morning")).Status);
        Assert.Equal(new Slot(new(2026, 12, 2), DayPart.Morning, new(9, 0), new(10, 30)), await SlotAsync(id));

        var other = await coordinator.FollowAsync(await MoveAsync(coordinator, await coordinator.GetAsync($"/sessions/{id}/move"), "2026-12-03/Evening"));
        Assert.Equal($"/cohorts/{cohort}/timetable", other.Path);
        Assert.Contains("课程已调到新的时间", other.Text, StringComparison.Ordinal);
        Assert.Equal(new Slot(new(2026, 12, 3), DayPart.Evening), await SlotAsync(id));
    }

    [Fact]
    public async Task What_blocks_is_said_at_each_half_day_and_refused_and_what_warns_is_asked()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync(World.EastInstitute));
        await SessionAsync(coordinator, cohort, "占着周三上午", "2026-12-09");
        var id = await SessionAsync(coordinator, cohort, "要调的课", "2026-12-08");
        var page = await coordinator.GetAsync($"/sessions/{id}/move");
        Assert.Contains(page.Html.QuerySelectorAll(".put.no"), c => c.TextContent.Contains("已有“占着周三上午”", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Html.QuerySelectorAll("button.put"), b => b.GetAttribute("value") == "2026-12-09/Morning");
        var blocked = await MoveAsync(coordinator, page, "2026-12-09/Morning");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, blocked.Status);
        Assert.Null(blocked.Html.QuerySelector("button[name=Accepted]"));
        Assert.Equal(new DateOnly(2026, 12, 8), (await SlotAsync(id)).Day);

        // A Sunday warns: its own button shows why, and the answer asks once more.
        var warned = await MoveAsync(coordinator, page, "2026-12-13/Morning");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, warned.Status);
        Assert.Contains("2026-12-13 是周末", warned.Html.QuerySelector(".clashes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 12, 8), (await SlotAsync(id)).Day);
        var accepted = warned.Html.QuerySelector("button[name=Accepted]")!.GetAttribute("value");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(warned, new() { ["Accepted"] = accepted }, "main .panel form[action$='/move']")).Status);
        Assert.Equal(new DateOnly(2026, 12, 13), (await SlotAsync(id)).Day);
    }

    [Theory]
    [InlineData("2026-12-01", "", "请填写时段")]
    [InlineData("2026-12-02", "明天", "请选择要调到的日期和时段")]
    [InlineData("2026-12-03", "2026-02-30/Morning", "请选择要调到的日期和时段")]
    [InlineData("2026-12-04", "2026-12-02/7", "请选择要调到的日期和时段")]
    [InlineData("2026-12-07", "2026-12-21/Morning", "有冲突，没有保存")]
    public async Task What_is_no_half_day_of_the_class_is_refused_in_a_sentence(string day, string place, string sentence)
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync(World.City));
        var id = await SessionAsync(coordinator, cohort, "不能调的课", day, "Evening");
        var before = await SlotAsync(id);
        var refused = await MoveAsync(coordinator, await coordinator.GetAsync($"/sessions/{id}/move"), place);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal(before, await SlotAsync(id));
    }

    [Fact]
    public async Task A_day_is_copied_whole_or_not_at_all()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync(World.SchoolA));
        await SessionAsync(coordinator, cohort, "上午的课", "2026-12-01", from: "9:00", to: "11:00");
        await SessionAsync(coordinator, cohort, "下午的课", "2026-12-01", "Afternoon");
        var form = await coordinator.GetAsync((await coordinator.GetAsync($"/cohorts/{cohort}/timetable")).Html.QuerySelector("a.again[href$='2026-12-01']")!.GetAttribute("href")!);
        Assert.Contains("上午的课", form.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await CopyAsync(form, "2026-12-02")).Status);
        Assert.Equal([("上午的课", new Slot(new(2026, 12, 2), DayPart.Morning, new(9, 0), new(11, 0))), ("下午的课", new Slot(new(2026, 12, 2), DayPart.Afternoon))], await OfDayAsync(cohort, new(2026, 12, 2)));
        // The same form again finds the class changed meanwhile.
        Assert.Equal(HttpStatusCode.Conflict, (await CopyAsync(form, "2026-12-07")).Status);

        await SessionAsync(coordinator, cohort, "占着下午", "2026-12-04", "Afternoon");
        form = await coordinator.GetAsync($"/cohorts/{cohort}/day-copies/new?from=2026-12-01");
        var refused = await CopyAsync(form, "2026-12-04");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("已有“占着下午”", refused.Html.QuerySelector(".clashes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-12-04", refused.Html.QuerySelector("input[name=To]")!.GetAttribute("value"));
        Assert.Single(await OfDayAsync(cohort, new(2026, 12, 4)));
        Assert.Contains("不能复制到同一天", (await CopyAsync(form, "2026-12-01")).Text, StringComparison.Ordinal);
        Assert.Contains("没有课程可以复制", (await CopyAsync(await coordinator.GetAsync($"/cohorts/{cohort}/day-copies/new?from=2026-12-15"), "2026-12-16")).Text, StringComparison.Ordinal);

        Task<Page> CopyAsync(Page page, string to) => coordinator.SendAsync(page, new() { ["To"] = to }, "main form[action$='/day-copies']");
    }

    [Fact]
    public async Task A_lecture_goes_on_into_the_next_half_day_with_the_same_content()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync(World.SchoolB));
        var id = await SessionAsync(coordinator, cohort, "一整天的课", "2026-12-01", from: "9:00", to: "11:00");
        var longer = (await coordinator.GetAsync($"/sessions/{id}")).Html.QuerySelector("a[href*='like=']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync(longer, [])).Status);
        Assert.Equal([("一整天的课", DayPart.Morning), ("一整天的课", DayPart.Afternoon)], (await OfDayAsync(cohort, new(2026, 12, 1))).Select(s => (s.Topic, s.Slot.Part)));
    }

    private static Task<Page> MoveAsync(Visitor coordinator, Page page, string place) => coordinator.SendAsync(page, new() { ["Place"] = place }, "main form:has(table)");

    private async Task<int> SessionAsync(Visitor coordinator, int cohort, string topic, string day, string part = "Morning", string? from = null, string? to = null)
    {
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new() { ["Topic"] = topic, ["Day"] = day, ["Part"] = part, ["From"] = from, ["To"] = to })).Status);
        return await site.InDbAsync(db => db.Sessions.Where(s => s.Topic == topic && s.CohortId == cohort).OrderByDescending(s => s.Id).Select(s => s.Id).FirstAsync());
    }

    private Task<Slot> SlotAsync(int id) => site.InDbAsync(async db => (await db.Sessions.SingleAsync(s => s.Id == id)).Slot);

    private Task<List<(string Topic, Slot Slot)>> OfDayAsync(int cohort, DateOnly day) =>
        site.InDbAsync(async db => (await db.Sessions.Where(s => s.CohortId == cohort && s.Day == day).OrderBy(s => s.Part).ToListAsync()).ConvertAll(s => (s.Topic, s.Slot)));

    private Task<int> CohortAsync(string organisation) => site.InDbAsync(db => World.SampleAsync(db, "cohort", organisation));
}
