using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Features.Studios;

namespace TeacherDev.Web.Tests.Studios;

/// <summary>The year of a studio over HTTP: work logged and confirmed, money spent and reversed, the year as one archive and one report.</summary>
public sealed class StudioYearPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Work_is_logged_for_a_member_and_confirmed_by_the_leader()
    {
        var (leader, studio) = (await site.AsAsync("leader"), await StudioAsync());
        var member = await site.InDbAsync(db => db.Studios.Where(s => s.Id == studio).SelectMany(s => s.Memberships).Where(m => m.Role == StudioRole.Member).Select(m => m.PersonId).FirstAsync());
        var page = await leader.GetAsync($"/studios/{studio}/works");
        var logged = await leader.SendAsync(page, new() { ["PersonId"] = $"{member}", ["Kind"] = "Plan", ["Day"] = "2026-11-02", ["Title"] = "=1+1", ["Count"] = "1" }, "form[action$='/works']");
        Assert.Equal(HttpStatusCode.Redirect, logged.Status);
        var waiting = await leader.GetAsync($"/studios/{studio}/works");
        Assert.Contains("待确认", waiting.Text, StringComparison.Ordinal);
        var id = await site.InDbAsync(db => db.StudioWorks.Where(w => w.Title == "=1+1").Select(w => w.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await leader.SendAsync(waiting, new() { ["Ids"] = $"{id}" }, "form[action$='/works/confirmation']")).Status);
        Assert.Equal(WorkState.Confirmed, await site.InDbAsync(db => db.StudioWorks.Where(w => w.Id == id).Select(w => w.State).SingleAsync()));
    }

    [Fact]
    public async Task Spending_beyond_the_share_is_refused_in_one_sentence_and_a_reversal_gives_it_back()
    {
        var (leader, studio) = (await site.AsAsync("leader"), await StudioAsync());
        var spent = await SpendAsync(leader, studio, "12.30");
        Assert.True(spent.Status == HttpStatusCode.Redirect, spent.Html.QuerySelector("[role=alert]")?.TextContent);
        var refused = await SpendAsync(leader, studio, "99999");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("超出本年经费", refused.Text, StringComparison.Ordinal);
        var before = await SumAsync(studio);
        var entry = await site.InDbAsync(db => db.Spendings.Where(s => s.StudioId == studio && s.Payee == "书店").Select(s => s.Id).SingleAsync());
        var page = await leader.GetAsync($"/studios/{studio}/spending");
        Assert.Equal(HttpStatusCode.Redirect, (await leader.SendAsync(page, new() { ["Reason"] = "重复登记" }, $"form[action$='/{entry}/correction']")).Status);
        Assert.Equal(before - 1230, await SumAsync(studio));
    }

    [Fact]
    public async Task The_year_is_one_archive_with_an_index_a_report_and_a_record_of_each_visit()
    {
        var (leader, studio) = (await site.AsAsync("leader"), await StudioAsync());
        var bytes = (await leader.GetAsync($"/studios/{studio}/year/archive")).Bytes;
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var names = zip.Entries.Select(e => e.FullName).ToList();
        foreach (var expected in new[] { "0 目录.xlsx", "1 年度报告.docx", "3 全员集中培训.xlsx", "5 经费.xlsx" }) Assert.Contains(expected, names);
        Assert.Contains(names, n => n.StartsWith("6 到校活动/01 2026-10-14", StringComparison.Ordinal) && n.EndsWith(".docx", StringComparison.Ordinal));
        Assert.Contains(names, n => n.StartsWith("7 文件/", StringComparison.Ordinal) && n.EndsWith(".jpg", StringComparison.Ordinal));
        using var report = new ZipArchive(zip.GetEntry("1 年度报告.docx")!.Open());
        using var text = new StreamReader(report.GetEntry("word/document.xml")!.Open());
        var said = await text.ReadToEndAsync();
        Assert.Contains("分数的意义", said, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", said, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("TEACHERDEV_PICTURES") is { } folder) await File.WriteAllBytesAsync(Path.Combine(folder, "year.zip"), bytes);
    }

    [Theory, InlineData("a/b:c*?.docx", "a_b_c__.docx"), InlineData("名称. ", "名称")]
    public void Names_in_the_archive_are_taken_by_windows(string name, string safe) => Assert.Equal(safe, StudioYearArchive.Safe(name));

    private static async Task<Page> SpendAsync(Visitor leader, int studio, string yuan) => await leader.SendAsync(
        await leader.GetAsync($"/studios/{studio}/spending"), new() { ["Day"] = "2026-11-02", ["Kind"] = "图书资料", ["Payee"] = "书店", ["Purpose"] = "用书", ["Yuan"] = yuan }, "form[action$='/spending']");

    private Task<long> SumAsync(int studio) => site.InDbAsync(db => db.Spendings.Where(s => s.StudioId == studio).SumAsync(s => s.Amount.Fen));

    private Task<int> StudioAsync() => site.InDbAsync(db => db.Studios.Where(s => s.Organisation.Key == World.SchoolA).Select(s => s.Id).SingleAsync());
}
