using Microsoft.EntityFrameworkCore;

namespace TeacherDev.Web.Tests.Accounts;

public sealed class AuditTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_change_is_read_in_words_with_who_and_when()
    {
        var id = await site.InDbAsync(async db => (await World.PersonAsync(db, World.SchoolB)).Id);
        var district = await site.AsAsync("district");
        await district.SubmitAsync($"/people/{id}/edit", new() { ["Subject"] = "物理", ["Rank"] = "Senior", ["Phone"] = "13900139000" });

        var auditor = await site.AsAsync("auditor");
        var page = await auditor.GetAsync("/admin/audit?entity=Person&verb=Changed&q=district");
        var entry = page.Html.QuerySelectorAll(".log li").First(l => l.TextContent.Contains($"教师 #{id}", StringComparison.Ordinal)).TextContent;
        Assert.Contains("任教学科：数学 → 物理", entry, StringComparison.Ordinal);
        Assert.Contains("职称：一级教师 → 高级教师", entry, StringComparison.Ordinal);
        Assert.Contains("手机号：已修改（内容不显示）", entry, StringComparison.Ordinal);
        Assert.Contains("培训管理员", entry, StringComparison.Ordinal);
        Assert.Contains("2026年11月23日 09:00", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("13900139000", page.Html.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grant_is_read_with_names_and_a_denial_with_its_address()
    {
        var secadmin = await site.AsAsync("secadmin");
        var (account, school) = await site.InDbAsync(async db => ((await db.Accounts.SingleAsync(a => a.UserName == "teacher")).Id, await World.OrganisationAsync(db, World.SchoolA)));
        await secadmin.SubmitAsync($"/admin/grants/{account}", new() { ["Role"] = "SchoolAdmin", ["OrganisationId"] = $"{school.Id}" }, "form.panel");
        await secadmin.GetAsync("/people");

        var auditor = await site.AsAsync("auditor");
        var grants = await auditor.GetAsync("/admin/audit?entity=Grant&q=secadmin");
        Assert.Contains("角色：学校管理员", grants.Text, StringComparison.Ordinal);
        Assert.Contains("机构：东区第一中学", grants.Text, StringComparison.Ordinal);
        Assert.Contains("结束日期：长期", grants.Text, StringComparison.Ordinal);
        Assert.Contains("GET /people", (await auditor.GetAsync("/admin/audit?verb=Denied")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_within_an_action_is_written_down_too()
    {
        var visit = await site.InDbAsync(db => World.SampleAsync(db, "visit", World.SchoolA));
        Assert.Equal(HttpStatusCode.Forbidden, await (await site.AsAsync("school")).StatusAsync($"/visits/{visit}/confirmation"));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync("school")).PostBareAsync($"/visits/{visit}/rejection")).Status);
        var denials = (await (await site.AsAsync("auditor")).GetAsync("/admin/audit?verb=Denied&q=school")).Text;
        Assert.Contains($"GET /visits/{visit}/confirmation", denials, StringComparison.Ordinal);
        Assert.Contains($"POST /visits/{visit}/rejection", denials, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/audit?to=9999-12-31"), InlineData("/admin/audit?from=0001-01-01&to=0001-01-01"), InlineData("/admin/audit?q=%00&entity=%00"), InlineData("/admin/audit?from=9999-12-31")]
    public async Task The_ends_of_the_calendar_and_odd_characters_are_only_empty(string path) => Assert.Equal(HttpStatusCode.OK, await (await site.AsAsync("auditor")).StatusAsync(path));

    [Fact]
    public async Task Days_bound_the_trail_and_the_export_is_what_is_shown()
    {
        var auditor = await site.AsAsync("auditor");
        Assert.Contains("这段时间没有记录", (await auditor.GetAsync("/admin/audit?from=2026-01-01&to=2026-01-31")).Text, StringComparison.Ordinal);
        var book = await auditor.GetAsync("/admin/audit?from=2026-11-23&to=2026-11-23&entity=Organisation&format=xlsx");
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(book.Bytes));
        using var sheet = new StreamReader(archive.Entries.Single(e => e.FullName.Contains("worksheets/sheet", StringComparison.OrdinalIgnoreCase)).Open());
        var text = await sheet.ReadToEndAsync();
        Assert.Contains("机构名称：东区第一中学", text, StringComparison.Ordinal);
        Assert.DoesNotContain("教师 #", text, StringComparison.Ordinal);
    }
}
