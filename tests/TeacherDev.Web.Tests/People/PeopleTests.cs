using Microsoft.EntityFrameworkCore;

namespace TeacherDev.Web.Tests.People;

public sealed class PeopleTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_teacher_is_found_by_pinyin_initials_and_exported()
    {
        var coordinator = await site.AsAsync("coordinator");
        var page = await coordinator.GetAsync("/people?q=bl&sort=-school");
        Assert.Contains("白露", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("林岚", page.Text, StringComparison.Ordinal);
        var book = await coordinator.GetAsync("/people?q=bl&format=xlsx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", book.Answer.Content.Headers.ContentType!.MediaType);
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(book.Bytes));
        using var sheet = new StreamReader(archive.Entries.Single(e => e.FullName.Contains("sheet", StringComparison.OrdinalIgnoreCase) && e.FullName.Contains("worksheets", StringComparison.Ordinal)).Open());
        Assert.Contains("白露", await sheet.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teacher_moves_to_another_school_and_a_title_is_recorded_with_its_document()
    {
        var district = await site.AsAsync("district");
        var (id, target) = await site.InDbAsync(async db =>
        {
            var person = new Domain.People.Person("调动人", await World.OrganisationAsync(db, World.SchoolA), new DateOnly(2020, 9, 1));
            db.Add(person);
            await db.SaveChangesAsync();
            return (person.Id, (await World.OrganisationAsync(db, World.SchoolB)).Id);
        });
        var file = await district.GetAsync($"/people/{id}");
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(file, new() { ["OrganisationId"] = $"{target}", ["From"] = "2026-09-01" }, "form[action$='/postings']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(file, new() { ["Level"] = "County", ["Tier"] = "Backbone", ["Document"] = "东教体〔2026〕3号" }, "form[action$='/titles']")).Status);
        var moved = await district.GetAsync($"/people/{id}");
        foreach (var text in new[] { "东区第二小学", "东区第一中学", "区县级骨干教师", "东教体〔2026〕3号" }) Assert.Contains(text, moved.Text, StringComparison.Ordinal);
        var twice = await district.SendAsync(file, new() { ["Level"] = "County", ["Tier"] = "Backbone", ["Document"] = "东教体〔2026〕4号" }, "form[action$='/titles']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Equal("东教体〔2026〕4号", twice.Html.QuerySelector("details[open] #title-document")!.GetAttribute("value"));
    }

    [Fact]
    public async Task One_sees_ones_own_file_beyond_ones_reach_and_does_not_keep_it()
    {
        var school = await site.AsAsync("school");
        var me = await site.InDbAsync(db => World.PersonIdOfAsync(db, "school"));
        Assert.NotNull((await school.GetAsync($"/people/{me}")).Html.QuerySelector("a[href$='/edit']"));
        await site.InDbAsync(async db =>
        {
            (await db.People.Include(p => p.Organisation).SingleAsync(p => p.Id == me)).MoveTo(await World.OrganisationAsync(db, World.SchoolB), new DateOnly(2026, 11, 1));
            return await db.SaveChangesAsync();
        });
        var page = await school.GetAsync($"/people/{me}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Html.QuerySelector("a[href$='/edit']"));
        Assert.Equal(HttpStatusCode.NotFound, await school.StatusAsync($"/people/{me}/edit"));
        Assert.Equal(HttpStatusCode.NotFound, (await school.PostBareAsync($"/people/{me}")).Status);
    }

    [Fact]
    public async Task A_teacher_is_created_once_however_often_the_form_is_sent()
    {
        var district = await site.AsAsync("district");
        var form = await district.GetAsync("/people/new");
        var school = await site.InDbAsync(db => World.OrganisationAsync(db, World.SchoolA));
        Dictionary<string, string?> values = new() { ["Name"] = "阿依古丽•买买提", ["OrganisationId"] = $"{school.Id}", ["Rank"] = "First", ["Phone"] = "138 0013 8001", ["StaffNumber"] = "N1" };
        var first = await district.SendAsync(form, values);
        var second = await district.SendAsync(form, values);
        Assert.Equal(HttpStatusCode.Redirect, first.Status);
        Assert.Equal(first.Location, second.Location);
        var file = await district.GetAsync(first.Location!);
        Assert.Contains("阿依古丽·买买提", file.Text, StringComparison.Ordinal);
        Assert.Contains("138****8001", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138001", file.Html.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_nothing_is_lost()
    {
        var district = await site.AsAsync("district");
        var school = await site.InDbAsync(db => World.OrganisationAsync(db, World.SchoolA));
        var missing = await district.SubmitAsync("/people/new", new() { ["OrganisationId"] = $"{school.Id}", ["Subject"] = "语文" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Contains("请填写姓名", missing.Text, StringComparison.Ordinal);
        Assert.Equal("语文", missing.Html.QuerySelector("#Subject")!.GetAttribute("value"));

        var taken = await district.SubmitAsync("/people/new", new() { ["Name"] = "王芳", ["OrganisationId"] = $"{school.Id}", ["StaffNumber"] = World.SchoolB });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.Status);
        Assert.Contains("已有教师使用这个教师编号", taken.Text, StringComparison.Ordinal);

        var wrongId = await district.SubmitAsync("/people/new", new() { ["Name"] = "王芳", ["OrganisationId"] = $"{school.Id}", ["IdNumber"] = "110105194912310021" });
        Assert.Contains("校验位不符", wrongId.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teacher_cannot_be_put_into_another_district()
    {
        var district = await site.AsAsync("district");
        var elsewhere = await site.InDbAsync(db => World.OrganisationAsync(db, World.SchoolC));
        var refused = await district.SubmitAsync("/people/new", new() { ["Name"] = "王芳", ["OrganisationId"] = $"{elsewhere.Id}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请选择您管理范围内的单位", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_form_is_a_conflict()
    {
        var district = await site.AsAsync("district");
        var id = await site.InDbAsync(async db => (await World.PersonAsync(db, World.SchoolB)).Id);
        var form = await district.GetAsync($"/people/{id}/edit");
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(form, new() { ["Subject"] = "物理" })).Status);
        var stale = await district.SendAsync(form, new() { ["Subject"] = "化学" });
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal("化学", stale.Html.QuerySelector("#Subject")!.GetAttribute("value"));
        Assert.Equal("物理", await site.InDbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Subject).SingleAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(stale, [])).Status);
        Assert.Equal("化学", await site.InDbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Subject).SingleAsync()));
    }

    [Fact]
    public async Task A_district_is_its_schools_too()
    {
        var coordinator = await site.AsAsync("coordinator");
        var east = await site.InDbAsync(db => World.OrganisationAsync(db, World.East));
        var page = await coordinator.GetAsync($"/people?organisation={east.Id}");
        var school = await site.InDbAsync(db => World.PersonAsync(db, World.SchoolB));
        Assert.Contains(school.Name, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("西区", page.Html.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("清除条件", (await coordinator.GetAsync($"/people?organisation={east.Id}&q=没有这个人")).Text, StringComparison.Ordinal);
    }
}
