using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Attendance;

/// <summary>临时人员 from the paper to the ledger.</summary>
public sealed class TemporaryAttendeeTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly DateOnly Day = new(2026, 11, 17);

    [Fact]
    public async Task Somebody_on_the_paper_is_entered_merged_and_has_the_hours_when_it_is_closed()
    {
        var district = await site.AsAsync("district");
        var session = await SessionAsync("片区教研");
        var bare = await district.SubmitAsync(At(session), new() { ["Temporary"] = "高远", ["School"] = " " }, Enter(session));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.Status);
        Assert.Equal("高远", bare.Html.QuerySelector("#Temporary")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync(At(session), new() { ["Temporary"] = "何老师", ["School"] = "二小" }, Enter(session))).Status);
        var twice = await district.SubmitAsync(At(session), new() { ["Temporary"] = "何老师", ["School"] = "二小" }, Enter(session));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("已有同名同单位的临时人员", twice.Text, StringComparison.Ordinal);
        Assert.Contains("何老师", (await district.GetAsync("/activities/temporary-people?q=hls")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("何老师", (await (await site.AsAsync("school")).GetAsync("/activities/temporary-people")).Text, StringComparison.Ordinal);

        // Nobody, somebody with a mark, then the right one, who is put on the list of the activity.
        Assert.Contains("没有找到“无名氏”", (await MergeAsync(district, session, "无名氏")).Text, StringComparison.Ordinal);
        Assert.Contains("已登记为出勤；如是同一人，请删除临时人员", (await MergeAsync(district, session, World.SchoolA)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await MergeAsync(district, session, World.SchoolB)).Status);
        Assert.DoesNotContain("何老师", (await district.GetAsync("/activities/temporary-people")).Text, StringComparison.Ordinal);
        var person = await PersonAsync(World.SchoolB);
        Assert.Equal((AttendanceStatus.Present, true), await StandsAsync(session, person));

        // Taken back, nothing of it is left; merged again, closing posts the hours.
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync(At(session), [], "form[action$='/parting']")).Status);
        Assert.Equal((null, false), await StandsAsync(session, person));
        Assert.Equal(HttpStatusCode.Redirect, (await MergeAsync(district, session, World.SchoolB)).Status);
        var page = await district.GetAsync(At(session));
        Assert.Equal(HttpStatusCode.Redirect, (await district.PostAsync($"{At(session)}/closure", [.. await TokenAsync(district), KeyValuePair.Create("Version", page.Html.QuerySelector("input[name=Version]")!.GetAttribute("value")!), KeyValuePair.Create("RestIsPresent", "true")])).Status);
        Assert.Equal(1, await site.InDbAsync(db => db.HoursEntries.CountAsync(e => e.PersonId == person && e.Title.StartsWith("片区教研") && e.SourceKind == HoursSourceKind.Session)));

        // Closed it is opened first.
        var closed = await district.PostAsync($"{At(session)}/temporary-people/{await TemporaryAsync(session)}/parting", await TokenAsync(district));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, closed.Status);
        Assert.Contains("重新打开后才能合并临时人员", closed.Text, StringComparison.Ordinal);
        Assert.Empty((await district.GetAsync(At(session))).Html.QuerySelectorAll("form[action*='/temporary-people']"));
    }

    [Fact]
    public async Task Two_merges_at_once_are_one_and_what_is_merged_is_not_deleted()
    {
        var district = await site.AsAsync("district");
        var session = await SessionAsync("同时合并");
        await district.SubmitAsync(At(session), new() { ["Temporary"] = "某老师", ["School"] = "二小" }, Enter(session));
        KeyValuePair<string, string>[] fields = [.. await TokenAsync(district), KeyValuePair.Create("MergedWith", World.SchoolB)];
        var id = await TemporaryAsync(session);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => district.PostAsync($"{At(session)}/temporary-people/{id}/merge", fields)));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Equal(1, await site.InDbAsync(async db => await db.AttendanceMarks.CountAsync(m => m.SessionId == session && db.People.Any(p => p.Id == m.PersonId && p.StaffNumber == World.SchoolB))));
        var merged = await district.PostAsync($"{At(session)}/temporary-people/{id}/removal", await TokenAsync(district));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, merged.Status);
        Assert.Contains("请先撤销合并", merged.Text, StringComparison.Ordinal);
        await district.SubmitAsync(At(session), [], "form[action$='/parting']");
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync(At(session), [], "form[action$='/removal']")).Status);
        Assert.Equal(0, await site.InDbAsync(db => db.TemporaryAttendees.CountAsync(t => t.SessionId == session)));
    }

    [Fact]
    public async Task A_class_head_merges_with_a_member_and_with_no_stranger()
    {
        var (door, head) = (await Door.OpenAsync(site, 5), await site.AsAsync("classhead"));
        await head.SubmitAsync(At(door.Id), new() { ["Temporary"] = "来人", ["School"] = "一中" }, Enter(door.Id));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await MergeAsync(head, door.Id, World.SchoolB)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await MergeAsync(head, door.Id, "teacher")).Status);
        Assert.Single(await door.MarksAsync());
        // Within reach, but in no class of it.
        await head.SubmitAsync(At(door.Id), new() { ["Temporary"] = "外人", ["School"] = "二小" }, Enter(door.Id));
        Assert.Contains("不是本班学员", (await MergeAsync(await site.AsAsync("district"), door.Id, World.SchoolB)).Text, StringComparison.Ordinal);
    }

    private static string At(int session) => $"/sessions/{session}";

    private static string Enter(int session) => $"form[action='/sessions/{session}/temporary-people']";

    private static Task<Page> MergeAsync(Visitor visitor, int session, string who) => visitor.SubmitAsync(At(session), new() { ["MergedWith"] = who }, "form[action$='/merge']");

    private Task<int> TemporaryAsync(int session) => site.InDbAsync(db => db.TemporaryAttendees.Where(t => t.SessionId == session).Select(t => t.Id).SingleAsync());

    private Task<int> PersonAsync(string key) => site.InDbAsync(async db => (await World.PersonAsync(db, key)).Id);

    private Task<(AttendanceStatus?, bool)> StandsAsync(int session, int person) => site.InDbAsync(async db =>
    {
        var activity = await db.Sessions.Where(s => s.Id == session).Select(s => s.ActivityId).SingleAsync();
        return (await db.AttendanceMarks.Where(m => m.SessionId == session && m.PersonId == person).Select(m => (AttendanceStatus?)m.Status).SingleOrDefaultAsync(), await db.Set<Invitation>().AnyAsync(i => i.ActivityId == activity && i.PersonId == person && i.WithdrawnOn == null));
    });

    /// <summary>An evening of the east's institute at which the sample person of school A was.</summary>
    private Task<int> SessionAsync(string title) => site.InDbAsync(async db =>
    {
        var office = await World.OrganisationAsync(db, World.EastInstitute);
        var activity = new Activity(office.Id, ActivityKind.Research, title, null, null, null, Guid.NewGuid());
        var person = (await World.PersonAsync(db, World.SchoolA)).Id;
        activity.Invite([person], Day);
        db.Add(activity);
        await db.SaveChangesAsync();
        var session = Session.OfActivity(activity.Id, office.Id, new(title, null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(2)), new Slot(Day, DayPart.Evening), Guid.NewGuid());
        db.Add(session);
        await db.SaveChangesAsync();
        db.Add(new AttendanceMark(session.Id, person, AttendanceStatus.Present, TestClock.Start.UtcDateTime));
        await db.SaveChangesAsync();
        return session.Id;
    });

    private static async Task<KeyValuePair<string, string>[]> TokenAsync(Visitor visitor) => [KeyValuePair.Create("__RequestVerificationToken", await visitor.TokenAsync())];
}
