using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Hours;

namespace TeacherDev.Web.Tests;

public sealed class HoursListPagesTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Opening = "教师编号\t姓名\t年度\t形式\t学时\nteacher\tteacher者\t2024\t集中培训\t36\nteacher\t\t2024年\t网络研修\t12.5\nmentor\tmentor者\t2023\tfaceToFace\t40\n";
    private const string Platform = "教师编号,培训名称,结束日期,形式,类别,学时\nteacher,国培计划（骨干教师）,2026/5/8,集中培训,专业,24\nmentor,=1+1,2026年6月1日,网络研修,,10\n";

    [Fact]
    public async Task Opening_balances_are_looked_through_read_in_shown_as_such_and_withdrawn_again()
    {
        var (coordinator, me) = (await site.AsAsync("coordinator"), await PersonAsync("teacher"));
        var looked = await LookAsync(coordinator, HoursListKind.Opening, Opening);
        Assert.Equal(HttpStatusCode.OK, looked.Status);
        Assert.Contains("可以读入：2 人，3 条，共 88.5 学时", looked.Text, StringComparison.Ordinal);
        Assert.Empty(await EntriesAsync(me, HoursSourceKind.Opening));

        var read = await KeepAsync(coordinator, looked);
        Assert.Equal([(new DateOnly(2024, 1, 1), "faceToFace", 36m), (new DateOnly(2024, 1, 1), "online", 12.5m)], await EntriesAsync(me, HoursSourceKind.Opening));
        var page = await coordinator.GetAsync(read.Location!);
        Assert.Contains("2 人，共 88.5 学时", page.Text, StringComparison.Ordinal);
        Assert.Contains("2024年期初学时", (await coordinator.GetAsync($"/hours/statement/{me}")).Text, StringComparison.Ordinal);

        // The same sheet once more has nothing new.
        var again = await LookAsync(coordinator, HoursListKind.Opening, Opening);
        Assert.Contains("另有 3 条以前读入过", again.Text, StringComparison.Ordinal);
        Assert.Null(again.Html.QuerySelector("button[formaction='/hours/lists']"));

        var refused = await coordinator.SendAsync(page, new() { ["Reason"] = " " }, "form[action$='/withdrawal']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(page, new() { ["Reason"] = "单位写错" }, "form[action$='/withdrawal']")).Status);
        Assert.Contains("已撤回，学时都已冲销：单位写错", (await coordinator.GetAsync(read.Location!)).Text, StringComparison.Ordinal);
        var ledger = await site.InDbAsync(db => db.HoursEntries.Where(e => e.PersonId == me && e.Title == "2024年期初学时").Select(e => e.Hours.Tenths).ToListAsync());
        Assert.Equal((4, 0), (ledger.Count, ledger.Sum()));
        // What was withdrawn may come again.
        Assert.Contains("可以读入：2 人，3 条", (await LookAsync(coordinator, HoursListKind.Opening, Opening)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_s_list_counts_each_training_once_though_it_comes_twice_with_more_rows()
    {
        var (district, me) = (await site.AsAsync("district"), await PersonAsync("teacher"));
        await KeepAsync(district, await LookAsync(district, HoursListKind.Platform, Platform));
        var longer = await LookAsync(district, HoursListKind.Platform, Platform + "teacher,智慧教育平台暑期研修,2026-08-20,网络研修,公需,10\n");
        Assert.Contains("可以读入：1 人，1 条，共 10 学时", longer.Text, StringComparison.Ordinal);
        var page = await district.GetAsync((await KeepAsync(district, longer)).Location!);
        Assert.Equal([(new DateOnly(2026, 5, 8), "faceToFace", 24m), (new DateOnly(2026, 8, 20), "online", 10m)], await EntriesAsync(me, HoursSourceKind.Import));

        // The city sees the district's list.
        Assert.Contains("智慧教育平台暑期研修", (await (await site.AsAsync("coordinator")).GetAsync(page.Path)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HoursListKind.Platform, "教师编号,学时\nteacher,3", "第一行要写列名：“教师编号”或“姓名”，“培训名称”，“日期”，“形式”，“学时”")]
    [InlineData(HoursListKind.Opening, "", "第一行要写列名：“教师编号”或“姓名”，“年度”，“形式”，“学时”")]
    public async Task What_is_no_sheet_of_hours_is_said(HoursListKind kind, string text, string sentence)
    {
        var looked = await LookAsync(await site.AsAsync("coordinator"), kind, text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, looked.Status);
        Assert.Contains(sentence, looked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_row_that_does_not_fit_is_told_and_nothing_is_kept()
    {
        var before = await site.InDbAsync(db => db.HoursLists.CountAsync());
        var coordinator = await site.AsAsync("coordinator");
        var rows = "教师编号,培训名称,日期,形式,类别,学时\nnobody,培训,2026-05-08,集中培训,,3\nteacher,培训,2026-02-30,集中培训,,3\nteacher,培训,2026-12-01,集中培训,,3\nteacher,培训,2026-05-08,面授,,3\n"
            + "teacher,培训,2026-05-08,集中培训,体育,3\nteacher,培训,2026-05-08,集中培训,,-3\nteacher,培训,2026-05-08,集中培训,,1e9\nteacher,培训,2026-05-08,集中培训,,3.25\nteacher,,2026-05-08,集中培训,,3\nteacher,同一项,2026-05-08,集中培训,,3\nteacher,同一项,2026-05-08,集中培训,,4\n";
        var looked = await LookAsync(coordinator, HoursListKind.Platform, rows);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, looked.Status);
        string[] said =
        [
            "第 2 行：管理范围内没有“nobody”", "第 3 行：日期“2026-02-30”看不懂", "第 4 行：2026-12-01 还没有到", "第 5 行：没有学时形式“面授”，这里有：集中培训、网络研修、校本研修", "第 6 行：类别“体育”要写成公需、专业或选修",
            "第 7 行：学时“-3”看不懂", "第 8 行：学时“1e9”看不懂", "第 9 行：学时最多一位小数", "第 10 行：请填写培训名称", "“teacher者”的“同一项”（2026-05-08）写了 2 次",
        ];
        Assert.All(said, sentence => Assert.Contains(sentence, looked.Text, StringComparison.Ordinal));
        Assert.Contains("nobody", looked.Html.QuerySelector("#Text")!.TextContent, StringComparison.Ordinal);
        looked.Html.QuerySelector("form[action='/hours/lists/preview']")!.SetAttribute("action", "/hours/lists");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.SendAsync(looked, [], "form[action='/hours/lists']")).Status);
        Assert.Equal(before, await site.InDbAsync(db => db.HoursLists.CountAsync()));
    }

    [Fact]
    public async Task People_of_another_district_are_not_found_and_another_s_list_neither()
    {
        var district = await site.AsAsync("district");
        var elsewhere = await site.InDbAsync(async db => (await World.PersonAsync(db, World.SchoolC)).Name);
        var looked = await LookAsync(district, HoursListKind.Opening, $"姓名,年度,形式,学时\n{elsewhere},2024,集中培训,3\n");
        Assert.Contains($"管理范围内没有“{elsewhere}”", looked.Text, StringComparison.Ordinal);
    }

    private static async Task<Page> LookAsync(Visitor visitor, HoursListKind kind, string text) =>
        await visitor.SendAsync(await visitor.GetAsync($"/hours/lists/new?kind={kind}"), new() { ["Title"] = "示例名单", ["Text"] = text }, "form[action='/hours/lists/preview']");

    private static async Task<Page> KeepAsync(Visitor visitor, Page looked)
    {
        looked.Html.QuerySelector("form[action='/hours/lists/preview']")!.SetAttribute("action", looked.Html.QuerySelector("button[formaction]")!.GetAttribute("formaction")!);
        var kept = await visitor.SendAsync(looked, [], "form[action='/hours/lists']");
        Assert.Equal(HttpStatusCode.Redirect, kept.Status);
        return kept;
    }

    private Task<int> PersonAsync(string userName) => site.InDbAsync(db => World.PersonIdOfAsync(db, userName));

    private Task<List<(DateOnly, string, decimal)>> EntriesAsync(int person, HoursSourceKind source) => site.InDbAsync(async db =>
        (await db.HoursEntries.Where(e => e.PersonId == person && e.SourceKind == source && e.Day.Year > 2019).OrderBy(e => e.Day).ThenBy(e => e.Mode).ToListAsync()).ConvertAll(e => (e.Day, e.Mode, e.Hours.Amount)));
}
