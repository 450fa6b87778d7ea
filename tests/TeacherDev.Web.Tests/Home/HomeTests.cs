using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Mentoring;

namespace TeacherDev.Web.Tests.Home;

/// <summary>What each opens first, in the order in which it is read.</summary>
public sealed class HomeTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("coordinator", "待办", "未来七天的课", "培养进度", "落后的工作室")]
    [InlineData("leader", "到校进度", "待办")]
    [InlineData("mentor", "我的结对", "待办")]
    [InlineData("mentee", "我的结对", "待办")]
    [InlineData("teacher", "待办", "近期安排")]
    public async Task Each_role_reads_what_it_came_for_first(string account, params string[] headings)
    {
        var shown = (await (await site.AsAsync(account)).GetAsync("/")).Html.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()).ToList();
        var places = headings.Select(heading => shown.FindIndex(h => h.StartsWith(heading, StringComparison.Ordinal))).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task A_leader_sees_nine_slots_and_logs_from_there()
    {
        var home = await (await site.AsAsync("leader")).GetAsync("/");
        Assert.Equal(9, home.Html.QuerySelectorAll(".slot").Length);
        Assert.Contains("记一次到校", home.Html.QuerySelector("a[href$='/visits/new']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_keeps_a_class_is_asked_to_close_its_sessions_and_whoever_only_attends_is_not()
    {
        var (id, topic) = await site.InDbAsync(async db =>
        {
            var session = await db.Sessions.OrderBy(s => s.Id).FirstAsync(s => s.Organisation.Key == World.SchoolA && s.CohortId != null && s.Day < new DateOnly(2026, 11, 23));
            var cohort = await db.Cohorts.SingleAsync(c => c.Id == session.CohortId);
            foreach (var account in new[] { "district", "coordinator" }) cohort.Enrol(await World.PersonIdOfAsync(db, account), new DateOnly(2026, 11, 1));
            await db.SaveChangesAsync();
            return (session.Id, session.Topic);
        });
        foreach (var (account, asked) in new[] { ("district", true), ("coordinator", true), ("teacher", false) })
            Assert.Equal(asked, (await (await site.AsAsync(account)).GetAsync("/")).Html.QuerySelectorAll(".todo a").Any(a => a.GetAttribute("href") == $"/sessions/{id}" && a.TextContent.Contains(topic, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_pairing_that_runs_out_is_the_schools_to_do_and_names_the_partner_to_the_two()
    {
        await site.InDbAsync(async db =>
        {
            var mentee = await World.PersonIdOfAsync(db, "mentee");
            var pairing = await db.Pairings.SingleAsync(p => p.MenteeId == mentee && p.State == PairingState.Active);
            return await db.Database.ExecuteSqlAsync($"""UPDATE "Pairings" SET "Period_To" = '2026-12-01' WHERE "Id" = {pairing.Id}""");
        });
        Assert.Contains("对师徒将到期", (await (await site.AsAsync("school")).GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("与mentor者的结对将到期", (await (await site.AsAsync("mentee")).GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("与mentee者的结对将到期", (await (await site.AsAsync("mentor")).GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_side_bar_every_place_is_one_tap_from_ones_own_page()
    {
        foreach (var account in new[] { "coordinator", "school", "teacher", "sysadmin" })
        {
            var page = await (await site.AsAsync(account)).GetAsync("/account");
            var side = page.Html.QuerySelectorAll(".side .nav a").Select(a => a.GetAttribute("href")).ToHashSet(StringComparer.Ordinal);
            Assert.NotEmpty(side);
            Assert.Equal(side, page.Html.QuerySelectorAll(".places a").Select(a => a.GetAttribute("href")).ToHashSet(StringComparer.Ordinal));
        }
        var me = await site.InDbAsync(db => World.PersonIdOfAsync(db, "teacher"));
        Assert.NotNull((await (await site.AsAsync("teacher")).GetAsync("/account")).Html.QuerySelector($"main a[href='/people/{me}']"));
    }
}
