using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Tests.Studios;

public sealed class StudioPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_visit_is_logged_by_the_leader_confirmed_by_the_school_and_counted_once()
    {
        var (leader, school) = (await site.AsAsync("leader"), await site.AsAsync("school"));
        var studio = await OwnStudioAsync();
        var before = await ConfirmedAsync(studio);

        var logged = await LogAsync(leader, studio, World.SchoolA, "2026-11-20", "ExamSupport|LearningSupport|TeachingSupport");

        Assert.Equal(HttpStatusCode.Redirect, logged.Status);
        var page = await leader.GetAsync(logged.Location!);
        Assert.Contains("待学校确认", page.Text, StringComparison.Ordinal);
        Assert.Equal($"visit-{studio}", page.Html.QuerySelector("[data-draft-done]")!.GetAttribute("data-draft-done"));
        Assert.Null((await leader.GetAsync(logged.Location!)).Html.QuerySelector("[data-draft-done]"));
        Assert.Equal(before, await ConfirmedAsync(studio));

        var asked = await school.GetAsync($"{logged.Location}/confirmation");
        Assert.Contains("情况属实吗", asked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(asked, [], "form[action$='/confirmation']")).Status);

        Assert.Equal(before + 1, await ConfirmedAsync(studio));
        Assert.Contains("已确认", (await leader.GetAsync($"/studios/{studio}")).Text, StringComparison.Ordinal);
        var twice = await school.SendAsync(asked, [], "form[action$='/confirmation']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("不能再改为", twice.Text, StringComparison.Ordinal);
        Assert.Equal(1, await site.InDbAsync(db => db.Evidence.CountAsync(e => e.SourceKind == EvidenceSource.StudioVisit && e.SourceId == IdOf(logged))));
    }

    [Fact]
    public async Task The_form_asks_for_no_more_than_twelve_things_and_keeps_a_draft()
    {
        var form = (await (await site.AsAsync("leader")).GetAsync($"/studios/{await OwnStudioAsync()}/visits/new")).Html.QuerySelector("form[data-draft]")!;
        Assert.InRange(form.QuerySelectorAll(".field").Length, 1, 11);
        Assert.NotNull(form.QuerySelector("[data-draft-told][hidden]"));
    }

    [Theory]
    [InlineData("2026-11-24", "TeachingSupport", "评课。", "到校日期不能晚于今天")]
    [InlineData("2024-11-24", "TeachingSupport", "评课。", "到校日期应在本届")]
    [InlineData("2026-10-02", "TeachingSupport", "评课。", "2026-10-02 是国庆节假期，学校没有活动")]
    [InlineData("2026-11-18", null, "评课。", "请填写活动内容")]
    [InlineData("2026-11-18", "TeachingSupport", "", "请填写活动小结")]
    public async Task What_is_wrong_is_said_and_nothing_is_lost(string day, string? purposes, string summary, string sentence)
    {
        var leader = await site.AsAsync("leader");

        var refused = await LogAsync(leader, await OwnStudioAsync(), World.SchoolB, day, purposes, summary);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal("同课异构", refused.Html.QuerySelector("#Topic")!.GetAttribute("value"));
        Assert.Equal(day, refused.Html.QuerySelector("#Day")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Beneficiaries_out_of_range_are_said_at_the_field()
    {
        var leader = await site.AsAsync("leader");
        var refused = await LogAsync(leader, await OwnStudioAsync(), World.SchoolB, "2026-11-18", "TeachingSupport", beneficiaries: "-4");
        Assert.Equal("请填 0 至 999 之间的整数", refused.Html.QuerySelector("#Beneficiaries_err")!.TextContent);
    }

    [Fact]
    public async Task The_same_form_twice_is_one_visit_and_the_same_school_on_the_same_day_another_sentence()
    {
        var leader = await site.AsAsync("leader");
        var studio = await OwnStudioAsync();
        var form = await leader.GetAsync($"/studios/{studio}/visits/new");
        var values = await ValuesAsync(World.SchoolB, "2026-11-11", "LearningSupport");
        var (first, second) = (await leader.SendAsync(form, values), await leader.SendAsync(form, values));
        Assert.Equal(HttpStatusCode.Redirect, first.Status);
        Assert.Equal(first.Location, second.Location);

        var again = await LogAsync(leader, studio, World.SchoolB, "2026-11-11", "ExamSupport");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("同一天到同一学校只计一次", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_the_school_rejects_is_not_counted_says_why_and_may_be_logged_again()
    {
        var (leader, school) = (await site.AsAsync("leader"), await site.AsAsync("school"));
        var studio = await OwnStudioAsync();
        var before = await ConfirmedAsync(studio);
        var logged = await LogAsync(leader, studio, World.SchoolA, "2026-11-03", "ExamSupport");
        var asked = await school.GetAsync($"{logged.Location}/confirmation");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await school.SendAsync(asked, new() { ["Reason"] = " " }, "form[action$='/rejection']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(asked, new() { ["Reason"] = "当天停课" }, "form[action$='/rejection']")).Status);

        Assert.Contains("当天停课", (await leader.GetAsync(logged.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(before, await ConfirmedAsync(studio));
        Assert.Equal(HttpStatusCode.Redirect, (await LogAsync(leader, studio, World.SchoolA, "2026-11-03", "ExamSupport")).Status);
    }

    [Fact]
    public async Task A_school_of_another_city_cannot_be_visited()
    {
        var leader = await site.AsAsync("leader");
        var refused = await LogAsync(leader, await OwnStudioAsync(), World.OtherSchool, "2026-11-16", "ExamSupport");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请选择到访学校", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_returned_visit_is_a_to_do_until_it_is_sent_again_from_its_own_form()
    {
        var (leader, school) = (await site.AsAsync("leader"), await site.AsAsync("school"));
        var studio = await OwnStudioAsync();
        var logged = await LogAsync(leader, studio, World.SchoolA, "2026-11-09", "ExamSupport");
        await school.SendAsync(await school.GetAsync($"{logged.Location}/confirmation"), new() { ["Reason"] = "人数不对" }, "form[action$='/rejection']");
        Assert.Contains("人数不对", (await leader.GetAsync("/")).Text, StringComparison.Ordinal);

        var again = (await leader.GetAsync(logged.Location!)).Html.QuerySelector("a[href*='visits/new?from=']")!.GetAttribute("href")!;
        var form = await leader.GetAsync(again);
        Assert.Equal("2026-11-09", form.Html.QuerySelector("#Day")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await leader.SendAsync(form, new() { ["Beneficiaries"] = "9" })).Status);

        Assert.DoesNotContain("人数不对", (await leader.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voided_visit_leaves_the_count_with_its_reason()
    {
        var (leader, school, coordinator) = (await site.AsAsync("leader"), await site.AsAsync("school"), await site.AsAsync("coordinator"));
        var studio = await OwnStudioAsync();
        var logged = await LogAsync(leader, studio, World.SchoolA, "2026-11-05", "ExamSupport");
        await school.PostBareAsync($"{logged.Location}/confirmation");
        var before = await ConfirmedAsync(studio);

        var done = await coordinator.SendAsync(await coordinator.GetAsync(logged.Location!), new() { ["Reason"] = "重复记录" }, "form[action$='/voiding']");

        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Equal(before - 1, await ConfirmedAsync(studio));
        Assert.Equal(0, await site.InDbAsync(db => db.Evidence.CountAsync(e => e.SourceId == IdOf(logged) && e.SourceKind == EvidenceSource.StudioVisit && e.CountedUntil == null)));
    }

    [Fact]
    public async Task The_board_finds_filters_sorts_and_exports()
    {
        var coordinator = await site.AsAsync("coordinator");
        var board = await coordinator.GetAsync("/studios?pace=Behind&sort=-visits");
        Assert.Contains("每个工作室到校 9 次、全员集中培训 1 次、考核 1 次", board.Text, StringComparison.Ordinal);
        Assert.Contains("落后", board.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("邻市", board.Text, StringComparison.Ordinal);
        var found = await coordinator.GetAsync("/studios?q=dqdyzx");
        Assert.Contains("东区第一中学工作室", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("西区第一小学工作室", found.Html.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        var book = await coordinator.GetAsync("/studios?format=xlsx");
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(book.Bytes));
        using var sheet = new StreamReader(archive.Entries.Single(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)).Open());
        Assert.Contains("东区第一中学工作室", await sheet.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaders_of_studios_behind_are_told_once_a_day()
    {
        var coordinator = await site.AsAsync("coordinator");
        await coordinator.PostBareAsync("/studios/reminders");
        var told = await ToldAsync();
        Assert.True(told > 0);

        var again = await coordinator.PostBareAsync("/studios/reminders");

        Assert.Equal(told, await ToldAsync());
        Assert.Contains("今天已经提醒过", (await coordinator.FollowAsync(again)).Text, StringComparison.Ordinal);

        await site.InDbAsync(db => db.Messages.Where(m => m.OccasionKey.StartsWith("studio-now/")).ExecuteDeleteAsync());
        var pressed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => coordinator.PostBareAsync("/studios/reminders")));
        Assert.All(pressed, p => Assert.Equal(HttpStatusCode.Redirect, p.Status));
        Assert.Equal(told, await ToldAsync());

        Task<int> ToldAsync() => site.InDbAsync(db => db.Messages.CountAsync(m => m.OccasionKey.StartsWith("studio-now/") && m.Channel == Channel.Inbox));
    }

    private Task<int> OwnStudioAsync() => site.InDbAsync(db => World.SampleAsync(db, "studio", World.SchoolA));

    private Task<int> ConfirmedAsync(int studio) => site.InDbAsync(db => db.StudioVisits.CountAsync(v => v.StudioId == studio && v.State == VisitState.Confirmed));

    private async Task<Page> LogAsync(Visitor leader, int studio, string school, string day, string? purposes, string summary = "评课重点为情境与图示的衔接。", string beneficiaries = "12") =>
        await leader.SubmitAsync($"/studios/{studio}/visits/new", await ValuesAsync(school, day, purposes, summary, beneficiaries));

    private async Task<Dictionary<string, string?>> ValuesAsync(string school, string day, string? purposes, string summary = "评课重点为情境与图示的衔接。", string beneficiaries = "12") => new()
    {
        ["HostSchoolId"] = $"{(await site.InDbAsync(db => World.OrganisationAsync(db, school))).Id}",
        ["Day"] = day,
        ["Purposes"] = purposes,
        ["Topic"] = "同课异构",
        ["Beneficiaries"] = beneficiaries,
        ["Summary"] = summary,
    };

    private static int IdOf(Page logged) => int.Parse(logged.Location!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
}
