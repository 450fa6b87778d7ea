using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Notifications;
using TeacherDev.Jobs.Notifications;

namespace TeacherDev.Web.Tests.Attendance;

/// <summary>请假 from the phone to the mark.</summary>
public sealed class ApologyTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_teacher_asks_the_head_approves_and_the_phone_at_the_door_says_so()
    {
        var (door, teacher, head) = (await Door.OpenAsync(site, 40), await site.AsAsync("teacher"), await site.AsAsync("classhead"));
        var without = await teacher.SubmitAsync(At(door), new() { ["Apology"] = "" }, Ask(door));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Contains("请填写请假原因", without.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SubmitAsync(At(door), new() { ["Apology"] = "孩子发烧" }, Ask(door))).Status);
        Assert.Contains("待答复", (await teacher.GetAsync(At(door))).Text, StringComparison.Ordinal);

        var cohort = await site.InDbAsync(db => db.Sessions.Where(s => s.Id == door.Id).Select(s => s.CohortId).SingleAsync());
        Assert.Contains("孩子发烧", (await head.GetAsync($"/cohorts/{cohort}")).Html.QuerySelector(".apologies")!.TextContent, StringComparison.Ordinal);
        var sheet = await head.GetAsync(At(door));
        Assert.Contains("孩子发烧", sheet.Html.QuerySelector(".apologies")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync(sheet, [], "form[action$='/approval']")).Status);
        var mark = Assert.Single(await door.MarksAsync());
        Assert.Equal((AttendanceStatus.Excused, MarkSource.Apology, "孩子发烧"), (mark.Status, mark.Source, mark.Note));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.SendAsync(sheet, [], "form[action$='/approval']")).Status);
        var after = await teacher.GetAsync(At(door));
        Assert.Contains("已准假", after.Text, StringComparison.Ordinal);
        Assert.Null(after.Html.QuerySelector(Ask(door)));
        Assert.Contains("登记为请假", (await teacher.GetAsync(await door.AddressAsync())).Text, StringComparison.Ordinal);
        Assert.True(await site.InDbAsync(db => db.AuditEntries.AnyAsync(e => e.Entity == nameof(Apology))));
    }

    [Fact]
    public async Task The_head_is_told_who_asks_and_who_asked_is_told_the_answer_each_once()
    {
        var (door, teacher, head) = (await Door.OpenAsync(site, 40), await site.AsAsync("teacher"), await site.AsAsync("classhead"));
        var (headId, teacherId) = await site.InDbAsync(async db => (await World.PersonIdOfAsync(db, "classhead"), await World.PersonIdOfAsync(db, "teacher")));
        await teacher.SubmitAsync(At(door), new() { ["Apology"] = "孩子发烧" }, Ask(door));
        var asked = Assert.Single(await NewsAsync(door), r => r.PersonId == headId);
        Assert.Equal((ApologyNews.Asked, "孩子发烧", "teacher者"), (asked.Template, asked.Facts["原因"], asked.Facts["请假人"]));
        Assert.Equal(At(door), MessageLinks.PathOf(asked.OccasionKey));
        await head.SubmitAsync(At(door), new() { ["Answer"] = "当天要上展示课" }, "form[action$='/refusal']");
        var answered = Assert.Single(await NewsAsync(door));
        Assert.Equal((ApologyNews.Answered, teacherId, "未准假：当天要上展示课"), (answered.Template, answered.PersonId, answered.Facts["结果"]));
        // Asked again it is news again; taken back it is none.
        await teacher.SubmitAsync(At(door), new() { ["Apology"] = "改由同事上课" }, Ask(door));
        Assert.Equal(ApologyNews.Asked, Assert.Single(await NewsAsync(door), r => r.PersonId == headId).Template);
        await teacher.SubmitAsync(At(door), [], "form[action$='/apologies/withdrawal']");
        Assert.Empty(await NewsAsync(door));
    }

    private Task<List<Reminder>> NewsAsync(Door door) => site.InDbAsync(async db =>
    {
        var id = await db.Apologies.Where(a => a.SessionId == door.Id).Select(a => a.Id).SingleAsync();
        return await new ApologyNews(db).ExpectedAsync(site.Clock.GetUtcNow().UtcDateTime, $"{ApologyNews.Subject}/{id}", default);
    });

    [Fact]
    public async Task A_refusal_has_a_reason_that_the_teacher_reads_and_may_answer_by_asking_again()
    {
        var (door, teacher, head) = (await Door.OpenAsync(site, 40), await site.AsAsync("teacher"), await site.AsAsync("classhead"));
        await teacher.SubmitAsync(At(door), new() { ["Apology"] = "有事" }, Ask(door));
        var bare = await head.SubmitAsync(At(door), new() { ["Answer"] = "" }, "form[action$='/refusal']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(At(door), new() { ["Answer"] = "当天要上展示课" }, "form[action$='/refusal']")).Status);
        Assert.Contains("当天要上展示课", (await teacher.GetAsync(At(door))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SubmitAsync(At(door), new() { ["Apology"] = "改由同事上课，请批准" }, Ask(door))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SubmitAsync(At(door), [], "form[action$='/apologies/withdrawal']")).Status);
        Assert.Null((await head.GetAsync(At(door))).Html.QuerySelector(".apologies"));
        Assert.Empty(await door.MarksAsync());
    }

    [Fact]
    public async Task Once_it_has_begun_nobody_asks_and_whose_leave_waits_is_not_swept_to_present()
    {
        var (door, teacher, head) = (await Door.OpenAsync(site, 5), await site.AsAsync("teacher"), await site.AsAsync("classhead"));
        var page = await teacher.GetAsync(At(door));
        await teacher.SendAsync(page, new() { ["Apology"] = "堵在路上" }, Ask(door));
        await head.SubmitAsync(At(door), new() { ["RestIsPresent"] = "true" }, "main form.sheetform");
        Assert.DoesNotContain(await TeacherIdAsync(), (await door.MarksAsync()).Select(m => m.PersonId));
        var closed = await head.SubmitAsync(At(door), new() { ["Answer"] = "已经上课" }, "form[action$='/refusal']");
        Assert.Equal(HttpStatusCode.Redirect, closed.Status);
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Null((await teacher.GetAsync(At(door))).Html.QuerySelector(Ask(door)));
        var late = await teacher.SendAsync(page, new() { ["Apology"] = "再请一次" }, Ask(door));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("已经开始", late.Text, StringComparison.Ordinal);
    }

    private static string At(Door door) => $"/sessions/{door.Id}";

    private static string Ask(Door door) => $"main form[action='/sessions/{door.Id}/apologies']";

    private Task<int> TeacherIdAsync() => site.InDbAsync(db => World.PersonIdOfAsync(db, "teacher"));
}
