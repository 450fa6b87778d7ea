using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Teams;

namespace TeacherDev.Web.Tests.Teams;

/// <summary>Who leads a standing body holds and runs activities for its people, on the days on which they lead, and nothing beyond.</summary>
public sealed class TeamActivitiesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_lead_holds_an_activity_for_the_members_and_takes_its_attendance_to_the_last_day()
    {
        var (leader, team) = (await site.AsAsync("leader"), await TeamAsync(World.SchoolA));
        Assert.Equal(["/activities/new?team=" + team], (await leader.GetAsync($"/teams/{team}")).Html.QuerySelectorAll("main .top a.btn").Select(a => a.GetAttribute("href")));
        foreach (var (kind, holder) in new[] { ("Seminar", await TeamAsync(World.SchoolB)), ("Seminar", "") })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await leader.SubmitAsync("/activities/new", new() { ["Title"] = "中心组议题", ["Kind"] = kind, ["TeamId"] = holder })).Status);
        var made = (await leader.SubmitAsync($"/activities/new?team={team}", new() { ["Title"] = "中心组议题", ["Kind"] = "Research" })).Location!;
        Assert.Equal(World.SchoolA, await site.InDbAsync(db => db.Activities.Where(a => a.Title == "中心组议题").Select(a => a.Organisation.Key).SingleAsync()));
        Assert.Equal($"/teams/{team}", (await leader.GetAsync(made)).Html.QuerySelector("main .top p a")!.GetAttribute("href"));
        Assert.Empty((await leader.GetAsync(made)).Html.QuerySelectorAll("main a[href$='/opening'], main a[href$='/invitees']"));

        // Its members by name or all at once; nobody else is found.
        var stranger = await leader.SubmitAsync(made, new() { ["Names"] = "teacher" }, "main form[action$='/invitations']");
        Assert.Contains("没有找到“teacher”", stranger.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await leader.SubmitAsync(made, new() { ["Names"] = "", ["AllMembers"] = "true" }, "main form[action$='/invitations']")).Status);
        Assert.Equal(2, (await leader.GetAsync(made)).Html.QuerySelectorAll("main table.list tbody tr").Length);

        // Another body's activity it cannot become.
        Assert.Contains("不能改到别处", (await leader.SubmitAsync($"{made}/edit", new() { ["TeamId"] = "" })).Text, StringComparison.Ordinal);

        // A session, its wall and its sheet; whoever is not on the list sees none of it.
        Assert.Equal(HttpStatusCode.Redirect, (await leader.SubmitAsync($"{made}/sessions/new", new() { ["Topic"] = "议题一", ["Day"] = Day(Today), ["Part"] = "Evening" })).Status);
        var session = await site.InDbAsync(db => db.Sessions.Where(s => s.Topic == "议题一").Select(s => s.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.OK, await leader.StatusAsync($"/sessions/{session}/wall"));
        Assert.NotEmpty((await leader.GetAsync($"/sessions/{session}")).Html.QuerySelectorAll("main form[action$='/attendance']"));
        foreach (var other in new[] { "teacher", "classhead" }) Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync(other)).StatusAsync($"/sessions/{session}"));

        // The last day is today: it is run today, and by nobody tomorrow or by a successor who begins then.
        var (pages, id) = (new[] { $"{made}/edit", $"/sessions/{session}/wall" }, int.Parse(team, CultureInfo.InvariantCulture));
        await LeadAsync(id, from: null, Today);
        foreach (var page in pages) Assert.Equal(HttpStatusCode.OK, await leader.StatusAsync(page));
        await LeadAsync(id, from: null, Today.AddDays(-1));
        foreach (var page in pages) Assert.Equal(HttpStatusCode.NotFound, await leader.StatusAsync(page));
        Assert.Empty((await leader.GetAsync($"/teams/{team}")).Html.QuerySelectorAll("main .top a.btn"));
        await LeadAsync(id, Today.AddDays(1), DateOnly.MaxValue);
        foreach (var page in pages) Assert.Equal(HttpStatusCode.NotFound, await leader.StatusAsync(page));
        await LeadAsync(id, Today, DateOnly.MaxValue);
        foreach (var page in pages) Assert.Equal(HttpStatusCode.OK, await leader.StatusAsync(page));
    }

    [Fact]
    public async Task Who_is_invited_reads_the_name_of_the_body_and_opens_it_only_as_a_member()
    {
        var (school, team) = (await site.AsAsync("school"), await TeamAsync(World.SchoolA));
        var made = (await school.SubmitAsync($"/activities/new?team={team}", new() { ["Title"] = "公开议课", ["Kind"] = "Research" })).Location!;
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync(made, new() { ["Names"] = "teacher" }, "main form[action$='/invitations']")).Status);
        var guest = await (await site.AsAsync("teacher")).GetAsync(made);
        Assert.Contains("东区第一中学数学中心组", guest.Text, StringComparison.Ordinal);
        Assert.Empty(guest.Html.QuerySelectorAll("main .top p a"));
        Assert.Contains("公开议课", (await school.GetAsync($"/activities?team={team}")).Html.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("公开议课", (await school.GetAsync($"/teams/{team}")).Text, StringComparison.Ordinal);
        // A studio and a body do not hold it together.
        var studio = await site.InDbAsync(db => World.SampleAsync(db, "studio", World.SchoolA));
        Assert.Contains("活动由工作室或协作组织主办，请只选一个", (await school.SubmitAsync($"{made}/edit", new() { ["StudioId"] = $"{studio}" })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leads_a_body_that_holds_nothing_sees_no_session_of_a_class()
    {
        var (leader, lessons) = (await site.AsAsync("leader"), await site.InDbAsync(db => db.Sessions.Where(s => s.ActivityId == null).Select(s => s.Id).ToListAsync()));
        Assert.NotEmpty(lessons);
        foreach (var lesson in lessons) Assert.Equal(HttpStatusCode.NotFound, await leader.StatusAsync($"/sessions/{lesson}"));
    }

    private static DateOnly Today => TestClock.Start.UtcDateTime.DayInShanghai;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<string> TeamAsync(string key) => await site.InDbAsync(async db => (await World.SampleAsync(db, "team", key)).ToString(CultureInfo.InvariantCulture));

    /// <summary>Puts the days of the lead's row, as the years will.</summary>
    private Task LeadAsync(int team, DateOnly? from, DateOnly to) => site.InDbAsync(db => db.Set<TeamMembership>().Where(m => m.TeamId == team && m.Role == TeamRole.Lead)
        .ExecuteUpdateAsync(set => set.SetProperty(m => m.Period.From, m => from ?? m.Period.From).SetProperty(m => m.Period.To, to)));
}
