using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Attendance;

/// <summary>补课 from the missed session to the mark in another class's.</summary>
public sealed class MakeUpTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Who_missed_a_session_is_put_in_an_equivalent_one_scans_there_and_is_on_its_sheet()
    {
        var (missed, head, teacher) = (await Door.OpenAsync(site, 5), await site.AsAsync("classhead"), await site.AsAsync("teacher"));
        var person = await site.InDbAsync(db => World.PersonIdOfAsync(db, "teacher"));
        await head.SubmitAsync($"/sessions/{missed.Id}", new() { [$"Status[{person}]"] = "Absent", ["RestIsPresent"] = "true" }, "main form.sheetform");
        Assert.NotNull((await head.GetAsync($"/sessions/{missed.Id}")).Html.QuerySelector($"a[href='/sessions/{missed.Id}/make-ups']"));
        Assert.Contains("现在没有可以补的课", (await head.GetAsync($"/sessions/{missed.Id}/make-ups?person={person}")).Text, StringComparison.Ordinal);

        var again = await LaterAsync(missed, capacity: null);
        Assert.Equal(HttpStatusCode.NotFound, await teacher.StatusAsync($"/sessions/{again}"));
        var page = await head.GetAsync($"/sessions/{missed.Id}/make-ups?person={person}");
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync(page, [], $"form[action='/sessions/{missed.Id}/make-ups']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync(page, [], $"form[action='/sessions/{missed.Id}/make-ups']")).Status);
        Assert.Equal(1, await site.InDbAsync(db => db.Set<MakeUp>().CountAsync(m => m.PersonId == person && m.SessionId == again)));
        Assert.Contains("待补", (await head.GetAsync($"/sessions/{missed.Id}/make-ups")).Text, StringComparison.Ordinal);

        // Whom nothing there concerned before sees the session now, and the sheet of the other class names the guest.
        Assert.Equal(HttpStatusCode.OK, await teacher.StatusAsync($"/sessions/{again}"));
        Assert.Contains("补课：", (await (await site.AsAsync("coordinator")).GetAsync($"/sessions/{again}")).Text, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(1));
        var address = new Uri((await (await site.AsAsync("coordinator")).GetAsync($"/sessions/{again}/wall")).Html.QuerySelector("[data-address]")!.GetAttribute("data-address")!).AbsolutePath;
        var scanned = await (teacher = await site.AsAsync("teacher")).GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SendAsync(scanned, [], "form[action^='/s/']")).Status);
        Assert.Equal(AttendanceStatus.Present, await site.InDbAsync(db => db.AttendanceMarks.Where(m => m.SessionId == again && m.PersonId == person).Select(m => m.Status).SingleAsync()));
        var makeUp = await site.InDbAsync(db => db.Set<MakeUp>().Where(m => m.SessionId == again).Select(m => m.Id).SingleAsync());
        var undone = await (await site.AsAsync("classhead")).PostBareAsync($"/sessions/{missed.Id}/make-ups/{makeUp}/withdrawal");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undone.Status);
        Assert.Contains("已经登记", undone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_class_and_who_was_there_are_refused_and_a_place_is_given_back()
    {
        var (missed, head) = (await Door.OpenAsync(site, 5), await site.AsAsync("classhead"));
        var person = await site.InDbAsync(db => World.PersonIdOfAsync(db, "teacher"));
        await head.SubmitAsync($"/sessions/{missed.Id}", new() { ["RestIsPresent"] = "true" }, "main form.sheetform");
        var full = await LaterAsync(missed, capacity: 1);
        var token = await head.TokenAsync();
        KeyValuePair<string, string>[] Form(int session) => [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("PersonId", $"{person}"), KeyValuePair.Create("SessionId", $"{session}")];
        Assert.Contains("只有请假或缺勤的人需要补课", (await head.PostAsync($"/sessions/{missed.Id}/make-ups", Form(full))).Text, StringComparison.Ordinal);
        await head.SubmitAsync($"/sessions/{missed.Id}", new() { [$"Status[{person}]"] = "Excused", ["Why"] = "有假条" }, "main form.sheetform");
        Assert.Contains("已满", (await head.PostAsync($"/sessions/{missed.Id}/make-ups", Form(full))).Text, StringComparison.Ordinal);
        var free = await LaterAsync(missed, capacity: null);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync($"/sessions/{missed.Id}/make-ups", Form(free))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync($"/sessions/{missed.Id}/make-ups", [], "form[action$='/withdrawal']")).Status);
        Assert.False(await site.InDbAsync(db => db.Set<MakeUp>().AnyAsync(m => m.SessionId == free)));
    }

    /// <summary>The same topic at the same hour of tomorrow in the class of school B, which is of the same track.</summary>
    private Task<int> LaterAsync(Door missed, int? capacity) => site.InDbAsync(async db =>
    {
        var before = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == missed.Id);
        var other = await db.Cohorts.SingleAsync(c => c.Organisation.Key == World.SchoolB && c.Name.EndsWith("示例班"));
        var own = await db.Cohorts.SingleAsync(c => c.Id == before.CohortId);
        Assert.Equal((own.ProgrammeYearId, own.TrackYearId), (other.ProgrammeYearId, other.TrackYearId));
        await db.Cohorts.Where(c => c.Id == other.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Capacity, capacity ?? 30));
        var session = Session.OfCohort(other.Id, other.OrganisationId, before.Content(), new Slot(before.Day.AddDays(1), before.Part, before.From, before.To), Guid.NewGuid());
        db.Add(session);
        await db.SaveChangesAsync();
        return session.Id;
    });
}
