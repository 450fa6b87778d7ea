using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Hours;

namespace TeacherDev.Web.Tests.Attendance;

public sealed class SheetTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Sheet = "main form.sheetform";

    [Fact]
    public async Task A_class_head_who_opens_a_session_again_takes_back_what_everyone_got_and_closing_again_posts_once()
    {
        var head = await site.AsAsync("classhead");
        var lesson = await SampleAsync(World.SchoolA);
        Assert.Equal(HttpStatusCode.Redirect, (await CloseAsync(head, lesson)).Status);
        Assert.Equal([40, 40], await HoursAsync(lesson));
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync($"/sessions/{lesson}", new() { ["Reason"] = "登记错了" }, "main form[action$='/reopening']")).Status);
        Assert.Equal([0, 0], await HoursAsync(lesson));
        Assert.Equal(HttpStatusCode.Redirect, (await CloseAsync(head, lesson)).Status);
        Assert.Equal([40, 40], await HoursAsync(lesson));
    }

    [Fact]
    public async Task Enter_saves_and_marks_nobody()
    {
        var page = await (await site.AsAsync("coordinator")).GetAsync($"/sessions/{await SampleAsync(World.SchoolB)}");
        var first = page.Html.QuerySelector($"{Sheet} button[type=submit]")!;
        Assert.Equal("保存", first.TextContent.Trim());
        Assert.False(first.HasAttribute("name"));
    }

    [Fact]
    public async Task A_note_is_kept_with_the_attendance_of_the_rest_and_never_dropped_in_silence()
    {
        var (coordinator, lesson) = (await site.AsAsync("coordinator"), await SampleAsync(World.EastInstitute));
        var person = await site.InDbAsync(async db => (await World.PersonAsync(db, World.EastInstitute)).Id);
        var alone = await coordinator.SubmitAsync($"/sessions/{lesson}", new() { [$"Note[{person}]"] = "晚到十分钟" }, Sheet);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.Status);
        Assert.Contains("还没有选考勤", alone.Text, StringComparison.Ordinal);
        Assert.Equal("晚到十分钟", alone.Html.QuerySelector($"input[name='Note[{person}]']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(alone, new() { ["RestIsPresent"] = "true" }, Sheet)).Status);
        Assert.Equal((AttendanceStatus.Present, "晚到十分钟"), await site.InDbAsync(async db =>
        {
            var mark = await db.AttendanceMarks.SingleAsync(m => m.SessionId == lesson);
            return (mark.Status, mark.Note!);
        }));
    }

    [Fact]
    public async Task What_was_typed_stays_when_someone_else_was_faster()
    {
        var (coordinator, lesson) = (await site.AsAsync("coordinator"), await SampleAsync(World.East));
        var person = await site.InDbAsync(async db => (await World.PersonAsync(db, World.East)).Id);
        var page = await coordinator.GetAsync($"/sessions/{lesson}");
        await coordinator.SendAsync(page, new() { [$"Status[{person}]"] = "Present" }, Sheet);
        var late = await coordinator.SendAsync(page, new() { [$"Status[{person}]"] = "Excused", [$"Note[{person}]"] = "病假" }, Sheet);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.NotNull(late.Html.QuerySelector($"input[name='Status[{person}]'][value=Excused][checked]"));
        Assert.Equal("病假", late.Html.QuerySelector($"input[name='Note[{person}]']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(late, new() { ["Why"] = "有假条" }, Sheet)).Status);
    }

    [Fact]
    public async Task The_sheet_is_printed_exported_and_its_gaps_are_copied()
    {
        var (coordinator, lesson) = (await site.AsAsync("coordinator"), await SampleAsync(World.City));
        var paper = await coordinator.GetAsync($"/sessions/{lesson}/sign-in");
        Assert.Equal(HttpStatusCode.OK, paper.Status);
        Assert.Contains("林岚", paper.Html.QuerySelector(".rollsheet")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, paper.Html.QuerySelectorAll(".rollsheet thead th").Length);
        Assert.Contains("林岚", (await coordinator.GetAsync($"/sessions/{lesson}")).Html.QuerySelector("#unmarked-text")!.TextContent, StringComparison.Ordinal);
        var book = await coordinator.GetAsync($"/sessions/{lesson}?format=xlsx");
        using var zip = new ZipArchive(new MemoryStream(book.Bytes));
        using var sheet = new StreamReader(await zip.Entries.Single(e => e.FullName.Contains("worksheets", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)).OpenAsync());
        Assert.Contains("未登记", await sheet.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_be_recorded_is_said_as_it_is()
    {
        var (coordinator, viewer) = (await site.AsAsync("coordinator"), await site.AsAsync("viewer"));
        var past = await viewer.GetAsync($"/sessions/{await SampleAsync(World.SchoolC)}");
        Assert.Contains("由班主任或培训管理员登记", past.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("到了上课那天就可以登记", past.Text, StringComparison.Ordinal);
        var cohort = await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.SchoolC));
        await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new() { ["Topic"] = "将来的课", ["Day"] = "2026-11-26", ["Part"] = "Morning" });
        var id = await site.InDbAsync(db => db.Sessions.Where(s => s.Topic == "将来的课").Select(s => s.Id).SingleAsync());
        Assert.Contains("到了上课那天就可以登记", (await coordinator.GetAsync($"/sessions/{id}")).Text, StringComparison.Ordinal);
        Assert.Contains("还没有上课", (await viewer.GetAsync($"/sessions/{id}")).Text, StringComparison.Ordinal);
        var refused = await coordinator.SubmitAsync($"/sessions/{id}", new() { ["Reason"] = new string('因', 201) }, "main form[action$='/cancellation']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Html.QuerySelector("details[open] form[action$='/cancellation'][data-confirm]"));
        Assert.Equal(201, refused.Html.QuerySelector("#cancel-reason")!.GetAttribute("value")!.Length);
    }

    private static async Task<Page> CloseAsync(Visitor visitor, int lesson)
    {
        var page = await visitor.GetAsync($"/sessions/{lesson}");
        page.Html.QuerySelector(Sheet)!.SetAttribute("action", $"/sessions/{lesson}/closure");
        return await visitor.SendAsync(page, new() { ["RestIsPresent"] = "true" }, Sheet);
    }

    private Task<int> SampleAsync(string organisation) => site.InDbAsync(db => World.SampleAsync(db, "lesson", organisation));

    private Task<List<int>> HoursAsync(int lesson) => site.InDbAsync(async db =>
    {
        var people = await db.AttendanceMarks.Where(m => m.SessionId == lesson).Select(m => m.PersonId).ToListAsync();
        return (await db.Set<HoursEntry>().Where(e => people.Contains(e.PersonId) && e.SourceKind != HoursSourceKind.Opening).GroupBy(e => e.PersonId).Select(g => g.Sum(e => e.Hours.Tenths)).ToListAsync());
    });
}
