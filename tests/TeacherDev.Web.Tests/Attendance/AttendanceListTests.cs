using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Tests.Attendance;

/// <summary>按名单登记, and putting right what stands.</summary>
public sealed class AttendanceListTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Sheet = "main form.sheetform";
    private const string List = "main form.bylist";

    [Fact]
    public async Task A_line_that_is_not_understood_is_named_and_nobody_is_marked()
    {
        var (door, head) = (await Door.OpenAsync(site, 5), await site.AsAsync("classhead"));
        var refused = await head.SubmitAsync($"/sessions/{door.Id}", new() { ["Names"] = "teacher者\n查无此人\n张不在班", ["ListStatus"] = "Present" }, List);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("没有找到“查无此人”", refused.Text, StringComparison.Ordinal);
        Assert.Contains("没有找到“张不在班”", refused.Text, StringComparison.Ordinal);
        Assert.Contains("查无此人", refused.Html.QuerySelector("#Names")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await door.MarksAsync());
        // Somebody of the same school who is not expected is nobody's namesake here.
        var stranger = await site.InDbAsync(async db => await db.PersonCards.Where(p => !db.Expected(db.Sessions.Single(s => s.Id == door.Id)).Any(e => e.Id == p.Id)).Select(p => p.Name).FirstAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.SendAsync(refused, new() { ["Names"] = stranger }, List)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync(refused, new() { ["Names"] = "teacher者" }, List)).Status);
        Assert.Equal(AttendanceStatus.Present, Assert.Single(await door.MarksAsync()).Status);
    }

    [Fact]
    public async Task The_whole_half_day_is_one_list()
    {
        var (first, second, head) = (await Door.OpenAsync(site, 5), await Door.OpenAsync(site, 5), await site.AsAsync("classhead"));
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync($"/sessions/{first.Id}", new() { ["Names"] = "teacher者", ["ListStatus"] = "Absent", ["WholeHalfDay"] = "true" }, List)).Status);
        Assert.Equal([AttendanceStatus.Absent, AttendanceStatus.Absent], (await first.MarksAsync()).Concat(await second.MarksAsync()).Select(m => m.Status));
    }

    [Fact]
    public async Task What_stands_is_changed_only_with_a_reason_which_the_sheet_shows_with_who_and_when()
    {
        var (door, head) = (await Door.OpenAsync(site, 5), await site.AsAsync("classhead"));
        var teacher = await site.InDbAsync(db => World.PersonIdOfAsync(db, "teacher"));
        await head.SubmitAsync($"/sessions/{door.Id}", new() { ["RestIsPresent"] = "true" }, Sheet);
        var refused = await head.SubmitAsync($"/sessions/{door.Id}", new() { [$"Status[{teacher}]"] = "Absent" }, Sheet);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请填写更正原因", refused.Text, StringComparison.Ordinal);
        Assert.All(await door.MarksAsync(), m => Assert.Equal(AttendanceStatus.Present, m.Status));
        Assert.NotNull(refused.Html.QuerySelector($"input[name='Status[{teacher}]'][value=Absent][checked]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.SubmitAsync($"/sessions/{door.Id}", new() { ["Names"] = "teacher者", ["ListStatus"] = "Absent" }, List)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync(refused, new() { ["Why"] = "他人代签" }, Sheet)).Status);
        var shown = (await head.GetAsync($"/sessions/{door.Id}")).Html.QuerySelector($"{Sheet} tbody")!.TextContent;
        var (name, at) = await site.InDbAsync(async db => (await db.Accounts.Where(a => a.UserName == "classhead").Select(a => a.Name).SingleAsync(), await db.Set<MarkCorrection>().OrderByDescending(c => c.Id).Select(c => c.At).FirstAsync()));
        Assert.Contains($"{at.InShanghai:M-d HH:mm} {name} 更正：出勤 → 缺勤，他人代签", shown, StringComparison.Ordinal);
    }
}
