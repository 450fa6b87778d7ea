using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Tests.Activities;

/// <summary>Who leads a studio holds and runs activities for its people, and nothing beyond.</summary>
public sealed class StudioActivitiesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_leader_holds_an_activity_for_the_studio_and_takes_its_attendance()
    {
        var leader = await site.AsAsync("leader");
        var made = await HoldAsync(leader, "工作室磨课");
        var page = await leader.GetAsync(made);
        Assert.Contains("东区第一中学工作室", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("main a[href$='/opening'], main a[href$='/invitees']"));

        // Its members by name or all at once; nobody else is found.
        var stranger = await leader.SubmitAsync(made, new() { ["Names"] = "teacher" }, "main form[action$='/invitations']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.Status);
        Assert.Contains("没有找到“teacher”", stranger.Text, StringComparison.Ordinal);
        var all = await leader.SubmitAsync(made, new() { ["Names"] = "", ["AllMembers"] = "true" }, "main form[action$='/invitations']");
        Assert.Equal(HttpStatusCode.Redirect, all.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await leader.SubmitAsync(made, new() { ["Givers"] = "leader" }, "main form[action$='/givers']")).Status);

        // A session, its wall and its sheet; another body's class head has none of it.
        var planned = await leader.SubmitAsync($"{made}/sessions/new", new() { ["Topic"] = "磨课一", ["Day"] = Today, ["Part"] = "Evening" });
        Assert.Equal(HttpStatusCode.Redirect, planned.Status);
        var session = await site.InDbAsync(db => db.Sessions.Where(s => s.Topic == "磨课一").Select(s => s.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.OK, await leader.StatusAsync($"/sessions/{session}/wall"));
        Assert.NotEmpty((await leader.GetAsync($"/sessions/{session}")).Html.QuerySelectorAll("main form[action$='/attendance']"));
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("mentor")).StatusAsync($"/sessions/{session}"));
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("classhead")).StatusAsync($"/sessions/{session}/wall"));

        // The leader closes it; what a school's studio held goes in with the school's batch, like anything of the school.
        await site.InDbAsync(async db =>
        {
            foreach (var person in await db.Set<Invitation>().Where(i => db.Sessions.Any(s => s.Id == session && s.ActivityId == i.ActivityId)).ToListAsync()) db.Add(new AttendanceMark(session, person.PersonId, AttendanceStatus.Present, TestClock.Start.UtcDateTime));
            return await db.SaveChangesAsync();
        });
        var sheet = await leader.GetAsync($"/sessions/{session}");
        sheet.Html.QuerySelector("main form[action$='/attendance']")!.SetAttribute("action", $"/sessions/{session}/closure");
        Assert.Equal(HttpStatusCode.Redirect, (await leader.SendAsync(sheet, [], "main form[action$='/closure']")).Status);
        Assert.True(await site.InDbAsync(db => db.Sessions.AnyAsync(s => s.Id == session && s.State == SessionState.Closed)));
        Assert.False(await site.InDbAsync(db => db.HoursEntries.AnyAsync(e => e.Title.Contains("磨课一"))));
        var school = await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.SchoolA)).Id);
        Assert.True(await site.InDbAsync(db => new HoursBatches(db).Waiting(school).AnyAsync(s => s.Id == session)));

        // Whoever leads no more has lost it at once.
        await site.InDbAsync(async db =>
        {
            var studio = await db.Studios.Include(s => s.Memberships).SingleAsync(s => s.Organisation.Key == World.SchoolA);
            studio.Release(studio.Memberships.Single(m => m.Role == StudioRole.Leader).Id, TestClock.Start.UtcDateTime.DayInShanghai, "调离");
            return await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, await leader.StatusAsync($"{made}/edit"));
        Assert.Equal(HttpStatusCode.NotFound, await leader.StatusAsync($"/sessions/{session}/wall"));
    }

    private static string Today => TestClock.Start.UtcDateTime.DayInShanghai.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<string> HoldAsync(Visitor leader, string title)
    {
        // Without a studio, for another's studio, or as the gathering that is assessed: no.
        var other = await StudioAsync(World.SchoolB);
        Assert.Contains("请选择您主持的工作室或负责的协作组织", (await leader.SubmitAsync("/activities/new", new() { ["Title"] = title, ["Kind"] = "Seminar" })).Text, StringComparison.Ordinal);
        foreach (var (kind, studio) in new[] { ("Seminar", other), ("StudioGathering", await StudioAsync(World.SchoolA)) })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await leader.SubmitAsync("/activities/new", new() { ["Title"] = title, ["Kind"] = kind, ["StudioId"] = studio })).Status);
        var made = await leader.SubmitAsync("/activities/new", new() { ["Title"] = title, ["Kind"] = "Seminar", ["StudioId"] = await StudioAsync(World.SchoolA) });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        Assert.Equal(World.SchoolA, await site.InDbAsync(db => db.Activities.Where(a => a.Title == title).Select(a => a.Organisation.Key).SingleAsync()));
        return made.Location!;
    }

    private Task<string> StudioAsync(string key) => site.InDbAsync(async db => (await World.SampleAsync(db, "studio", key)).ToString(CultureInfo.InvariantCulture));
}
