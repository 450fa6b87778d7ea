using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Tests.Scheduling;

public sealed class TeachingPagesTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Sheet = "教师编号,姓名,星期,时段,节次\nteacher,teacher者,周三,上午,\"1、2\"\nteacher,,周五,,5-6\nmentor,mentor者,周三,上午,\n";

    [Fact]
    public async Task A_school_looks_a_sheet_through_reads_it_in_and_each_teacher_finds_the_own_half_days()
    {
        var (admin, school) = (await site.AsAsync("school"), await SchoolAsync(World.SchoolA));
        var page = await admin.GetAsync((await admin.GetAsync("/people")).Html.QuerySelector("a[href='/teaching']")!.GetAttribute("href")!);
        Assert.Contains("1 位教师，1 个半天", page.Text, StringComparison.Ordinal);
        var looked = await admin.SendAsync(page, new() { ["Text"] = Sheet }, "form[action='/teaching/preview']");
        Assert.Equal(HttpStatusCode.OK, looked.Status);
        Assert.Contains("可以读入：2 位教师，3 个半天", looked.Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(school));

        var form = looked.Html.QuerySelector("form[action='/teaching/preview']")!;
        form.SetAttribute("action", form.QuerySelector("button[formaction]")!.GetAttribute("formaction")!);
        var read = await admin.SendAsync(looked, [], "form[action='/teaching']");
        Assert.Equal($"/teaching?organisation={school}&term=2026-Autumn", read.Location);
        var after = await admin.GetAsync(read.Location!);
        Assert.Contains("teacher者周三上午、周五下午", after.Text, StringComparison.Ordinal);
        Assert.Equal(3, await CountAsync(school));

        var me = await site.InDbAsync(db => World.PersonIdOfAsync(db, "teacher"));
        var own = await (await site.AsAsync("teacher")).GetAsync($"/people/{me}");
        Assert.Equal(["第 1、2 节", "第 5、6 节"], own.Html.QuerySelectorAll(".halfdays td.on").Select(c => c.TextContent));
        Assert.Contains("周三上午", (await admin.GetAsync($"/teaching?organisation={school}")).Text, StringComparison.Ordinal);
        var trail = (await (await site.AsAsync("auditor")).GetAsync("/admin/audit?entity=TeachingPeriod&verb=Removed")).Text;
        Assert.Contains("任课时段", trail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", "课表.csv"), InlineData("gb18030", "课表.csv"), InlineData("xlsx", "课表.xlsx")]
    public async Task A_file_is_read_in_the_forms_that_schools_have(string form, string name)
    {
        var district = await site.AsAsync("district");
        var looked = await UploadAsync(district, await SchoolAsync(World.SchoolA), BytesOf(form), name);
        Assert.Equal(HttpStatusCode.OK, looked.Status);
        Assert.Contains("可以读入：2 位教师，3 个半天", looked.Text, StringComparison.Ordinal);
        Assert.Contains("teacher\tteacher者\t周三", looked.Html.QuerySelector("#Text")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_do_not_fit_are_told_and_come_back_to_be_put_right()
    {
        var (admin, school) = (await site.AsAsync("school"), await SchoolAsync(World.SchoolA));
        var before = await CountAsync(school);
        var wrong = Sheet + "nobody,,周三,上午,\nmentor,,周九,上午,\n";
        var page = await admin.GetAsync("/teaching");
        foreach (var address in new[] { "/teaching/preview", "/teaching" })
        {
            page.Html.QuerySelector("form[action^='/teaching']")!.SetAttribute("action", address);
            var refused = await admin.SendAsync(page, new() { ["Text"] = wrong }, "form[action^='/teaching']");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("第 5 行：本校没有“nobody”", refused.Text, StringComparison.Ordinal);
            Assert.Contains("第 6 行：“周九”不是星期几", refused.Text, StringComparison.Ordinal);
            Assert.Contains("nobody", refused.Html.QuerySelector("#Text")!.TextContent, StringComparison.Ordinal);
            Assert.Null(refused.Html.QuerySelector("button[formaction='/teaching']"));
        }
        Assert.Equal(before, await CountAsync(school));
    }

    [Theory]
    [InlineData("PK damaged", "课表.xlsx", "“课表.xlsx”读不出来")]
    [InlineData("姓名,时段\n甲,上午", "课表.csv", "第一行要写列名")]
    [InlineData("", "课表.csv", "第一行要写列名")]
    public async Task What_is_no_sheet_is_said(string content, string name, string sentence)
    {
        var looked = await UploadAsync(await site.AsAsync("school"), await SchoolAsync(World.SchoolA), Encoding.UTF8.GetBytes(content), name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, looked.Status);
        Assert.Contains(sentence, looked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_the_sheet_nor_the_people_of_another_school_are_there()
    {
        var (admin, other) = (await site.AsAsync("school"), await SchoolAsync(World.SchoolB));
        Assert.Equal(HttpStatusCode.NotFound, await admin.StatusAsync($"/teaching?organisation={other}"));
        var page = await admin.GetAsync("/teaching");
        foreach (var address in new[] { "/teaching/preview", "/teaching" })
        {
            page.Html.QuerySelector("form[action^='/teaching']")!.SetAttribute("action", address);
            Assert.Equal(HttpStatusCode.NotFound, (await admin.SendAsync(page, new() { ["Text"] = Sheet, ["OrganisationId"] = $"{other}" }, "form[action^='/teaching']")).Status);
        }
        Assert.Contains("请选择学期", (await admin.SendAsync(page, new() { ["Text"] = Sheet, ["Term"] = "1999-Autumn" }, "form[action^='/teaching']")).Text, StringComparison.Ordinal);
    }

    private static byte[] BytesOf(string form) => form == "xlsx"
        ? new Workbook(["教师编号", "姓名", "星期", "时段", "节次"], [["teacher", "teacher者", "周三", "上午", "1、2"], ["teacher", null, "周五", null, "5-6"], ["mentor", "mentor者", "周三", "上午", null]]).Bytes()
        : (form == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(form)!).GetBytes(Sheet);

    private async Task<Page> UploadAsync(Visitor visitor, int school, byte[] bytes, string name)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await visitor.TokenAsync()), "__RequestVerificationToken" },
            { new StringContent($"{school}"), "OrganisationId" },
            { new StringContent("2026-Autumn"), "Term" },
        };
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(file, "File", name);
        return await Page.OfAsync(await visitor.Http.PostAsync(new Uri("/teaching/preview", UriKind.Relative), content));
    }

    private Task<int> SchoolAsync(string key) => site.InDbAsync(async db => (await World.OrganisationAsync(db, key)).Id);

    private Task<int> CountAsync(int school) => site.InDbAsync(db => db.TeachingTimetables.Where(t => t.OrganisationId == school).SelectMany(t => t.Periods).CountAsync());
}
