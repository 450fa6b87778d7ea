using System.Text;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Hours;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Tests;

using Hours = Domain.Kernel.Hours;

public sealed class HoursReturnPagesTests(TestSite site, OtherSite other) : IClassFixture<TestSite>, IClassFixture<OtherSite>
{
    private static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>(StringComparer.Ordinal) { ["Public"] = "公需课", ["Professional"] = "专业课" };

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task What_is_handed_in_and_read_in_elsewhere_is_the_same_ledger(string format)
    {
        var (layout, me) = await LedgerAsync(site);
        var coordinator = await site.AsAsync("coordinator");
        var file = await coordinator.GetAsync($"/hours/returns?check=true&layout={layout}&from=2026-01-01&to=2026-11-23&format={format}");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        if (format == "csv") Assert.Contains("'=1+1", Encoding.UTF8.GetString(file.Bytes), StringComparison.Ordinal);
        // The office program shows the text, not what it would come to.
        Assert.Contains("=1+1", await Office.ShowsAsync($"return.{format}", file.Bytes), StringComparison.Ordinal);

        var rows = format == "csv" ? SheetReader.Text(Encoding.UTF8.GetString(file.Bytes)[1..]) : SheetReader.Workbook(file.Bytes, "return.xlsx");
        var elsewhere = await other.AsAsync("coordinator");
        var form = await elsewhere.GetAsync("/hours/lists/new?kind=Platform");
        var looked = await elsewhere.SendAsync(form, new() { ["Title"] = $"报送 {format}", ["Text"] = SheetReader.Tabbed(rows) }, "form[action='/hours/lists/preview']");
        Assert.True(looked.Status == HttpStatusCode.OK, looked.Text);
        looked.Html.QuerySelector("form[action='/hours/lists/preview']")!.SetAttribute("action", "/hours/lists");
        var read = await elsewhere.SendAsync(looked, [], "form[action='/hours/lists']");
        Assert.Equal(HttpStatusCode.Redirect, read.Status);

        var there = await other.InDbAsync(db => World.PersonIdOfAsync(db, "teacher"));
        Assert.Equal(await StandingAsync(site, me), await StandingAsync(other, there));
        Assert.Equal(3, (await StandingAsync(other, there)).Count);
        // For the next form of file.
        await elsewhere.SendAsync(await elsewhere.GetAsync(read.Location!), new() { ["Reason"] = "换一种文件再读" }, "form[action$='/withdrawal']");
    }

    [Fact]
    public async Task What_the_platform_would_send_back_is_told_with_why_and_not_handed_in()
    {
        var (layout, _) = await LedgerAsync(site);
        var coordinator = await site.AsAsync("coordinator");
        var page = await coordinator.GetAsync($"/hours/returns?check=true&layout={layout}&from=2026-01-01&to=2026-11-23");
        Assert.Contains("3 条可以报送", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 条会被退回", page.Text, StringComparison.Ordinal);
        Assert.Contains("“培训名称”最多 20 个字", page.Text, StringComparison.Ordinal);
        Assert.Contains("“类别”的“Elective”没有平台的写法", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await coordinator.StatusAsync($"/hours/returns?check=true&layout={layout}&from=2026-01-01&to=2026-11-23&format=refused"));
        Assert.Equal(HttpStatusCode.NotFound, await coordinator.StatusAsync("/hours/returns?check=true&layout=99999"));
        var elsewhere = await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.OtherCity)).Id);
        Assert.Equal(HttpStatusCode.NotFound, await coordinator.StatusAsync($"/hours/returns?check=true&layout={layout}&organisation={elsewhere}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await coordinator.StatusAsync($"/hours/returns?check=true&layout={layout}&from=2026-11-23&to=2026-01-01"));
    }

    private static Task<List<string>> StandingAsync(TestSite where, int person) => where.InDbAsync(async db =>
    {
        var entries = await db.HoursEntries.Where(e => e.PersonId == person && e.Day.Year == 2026).ToListAsync();
        var taken = entries.Where(e => e.SourceKind == HoursSourceKind.Reversal).Select(e => e.SourceId).ToHashSet();
        return entries.Where(e => e.SourceKind != HoursSourceKind.Reversal && !taken.Contains(e.Id) && e.Title.Length <= 20 && e.Kind != HoursKind.Elective).Select(e => $"{e.Day:O} {e.Mode} {e.Kind} {e.Hours} {e.Title}").Order(StringComparer.Ordinal).ToList();
    });

    private static Task<(int Layout, int Me)> LedgerAsync(TestSite where) => where.InDbAsync(async db =>
    {
        var me = await World.PersonIdOfAsync(db, "teacher");
        if (await db.ReturnLayouts.SingleOrDefaultAsync(l => l.Code == "T-RETURN") is { } before) return (before.Id, me);
        ReturnColumn Column(string name, ReturnField field, int? most = null, IReadOnlyDictionary<string, string>? values = null) => new(name, field, null, field is not (ReturnField.Kind or ReturnField.StartTime), most, null, null, values ?? new Dictionary<string, string>());
        var layout = new ReturnLayout("T-RETURN", "1", "试验平台", "/t-city/", isUnverified: true, "试验",
            [Column("教师编号", ReturnField.StaffNumber), Column("培训名称", ReturnField.Title, 20), Column("开始日期", ReturnField.StartDay), Column("结束日期", ReturnField.EndDay), Column("开始时间", ReturnField.StartTime), Column("形式", ReturnField.Mode), Column("类别", ReturnField.Kind, values: Kinds), Column("学时", ReturnField.Hours)], ["教师编号", "培训名称", "结束日期", "形式"]);
        var school = (await World.OrganisationAsync(db, World.SchoolA)).Id;
        HoursEntry Entry(string mode, decimal hours, int source, string title, HoursKind? kind = null) =>
            new(me, school, mode, Hours.Of(hours), new DateOnly(2026, 3, 1).AddDays(source), HoursSourceKind.Import, 9_700 + source, title, "t-city-rules 2020", where.Clock.GetUtcNow().UtcDateTime, kind);
        var wrong = Entry("online", 9, 5, "读错的");
        db.AddRange(layout, wrong, Entry("faceToFace", 36, 1, "=1+1"), Entry("online", 14.5m, 2, "公需，“甲,乙”", HoursKind.Public), Entry("schoolBased", 8, 3, "'校本研修", HoursKind.Professional),
            Entry("online", 2, 6, new string('长', 21)), Entry("online", 3, 7, "选修的", HoursKind.Elective));
        await db.SaveChangesAsync();
        db.Add(wrong.Reverse("读错", where.Clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
        return (layout.Id, me);
    });
}

/// <summary>Another installation with the same people.</summary>
public sealed class OtherSite : TestSite;
