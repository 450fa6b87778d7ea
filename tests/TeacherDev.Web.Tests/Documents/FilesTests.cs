using Microsoft.EntityFrameworkCore;

namespace TeacherDev.Web.Tests.Documents;

public sealed class FilesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_file_is_handed_out_within_its_scope_as_what_it_is()
    {
        var id = await SampleAsync(World.SchoolA);
        var page = await (await site.AsAsync("school")).GetAsync($"/files/{id}");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (page.Status, page.Answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(DocumentsOfWorld.Content, page.Bytes);
        var disposition = page.Answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("inline", "示例文件.pdf"), (disposition.DispositionType, disposition.FileNameStar));
        Assert.Equal("nosniff", Assert.Single(page.Answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Out_of_scope_there_is_no_file_but_what_one_handed_in_stays_ones_own()
    {
        var other = await SampleAsync(World.OtherSchool);
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("school")).StatusAsync($"/files/{other}"));
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("teacher")).StatusAsync($"/files/{other}"));
        var own = await site.InDbAsync(db => db.StoredFiles.Where(f => f.Name == "本人的文件.pdf").Select(f => f.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.OK, await (await site.AsAsync("teacher")).StatusAsync($"/files/{own}"));
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("school")).StatusAsync($"/files/{own}"));
    }

    [Theory]
    [InlineData("/files/..%2F..%2Fteacherdev.db"), InlineData("/files/teacherdev.db"), InlineData("/files/0"), InlineData("/files/-1")]
    public async Task An_address_that_names_no_row_opens_nothing(string path) => Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("coordinator")).StatusAsync(path));

    private Task<int> SampleAsync(string organisation) => site.InDbAsync(db => World.SampleAsync(db, "file", organisation));
}
