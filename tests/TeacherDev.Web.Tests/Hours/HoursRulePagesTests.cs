using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;

namespace TeacherDev.Web.Tests;

using Hours = Domain.Kernel.Hours;

public sealed class HoursRulePagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_draft_is_tried_out_on_everybody_and_kept_as_a_new_version_that_moves_nothing_certified()
    {
        var (rules, me) = await RulesAsync();
        var coordinator = await site.AsAsync("coordinator");
        var form = await coordinator.GetAsync($"/hours/rules/{rules}/versions/new");
        Assert.Null(form.Html.QuerySelector("button[formaction]"));

        // Forty of a hundred: complete. Under a draft that asks for fifty: short.
        var tried = await coordinator.SendAsync(form, Draft("50"), $"form[action='/hours/rules/{rules}/trial']");
        Assert.Equal(HttpStatusCode.OK, tried.Status);
        var now = await ShortAsync(rules, 30);
        Assert.Contains($"现在 {now} 人未达标，按这些数字 {now + 1} 人未达标", tried.Html.QuerySelector("#trial")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 人会变成未达标", tried.Html.QuerySelector("#trial")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await VersionsAsync());

        var ledger = await LedgerAsync(me);
        tried.Html.QuerySelector("form[action$='/trial']")!.SetAttribute("action", $"/hours/rules/{rules}/versions");
        var kept = await coordinator.SendAsync(tried, [], "form[action$='/versions']");
        Assert.Equal(HttpStatusCode.Redirect, kept.Status);
        Assert.Contains("50 学时", (await coordinator.GetAsync(kept.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(2, await VersionsAsync());
        Assert.Equal(ledger, await LedgerAsync(me));
        // Sent twice, it is one version.
        Assert.Equal(kept.Location, (await coordinator.SendAsync(tried, [], "form[action$='/versions']")).Location);
        Assert.Equal(2, await VersionsAsync());
        // In force since today, the lists know it at once.
        Assert.Equal(10, await site.InDbAsync(db => db.HoursBalances.Where(b => b.PersonId == me).Select(b => b.Owed.Tenths).SingleAsync()) / 10);
        // Whoever reads an entry may read the rules.
        Assert.Contains("30 学时", (await (await site.AsAsync("teacher")).GetAsync($"/hours/rules/{rules}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("district")).StatusAsync($"/hours/rules/{rules}/versions/new"));

        async Task<int> VersionsAsync() => await site.InDbAsync(db => db.HoursRuleSets.CountAsync(r => r.Code == "R-YEAR"));
    }

    [Theory]
    [InlineData("EffectiveFrom", "2020-01-01", "新版本要在 2026-01-01 以后开始")]
    [InlineData("Version", "2026", "请给新版本一个不同的名称")]
    [InlineData("Minimums[0]", "", "至少要保留一条学时要求")]
    [InlineData("Minimums[0]", "-3", "学时要求必须大于 0")]
    [InlineData("Minimums[0]", "3.25", "学时最多一位小数")]
    [InlineData("HoursPerHalfDay", "9", "每天学时不能少于每半天学时")]
    public async Task What_contradicts_itself_is_said_and_nothing_is_kept(string field, string value, string sentence)
    {
        var (rules, _) = await RulesAsync();
        var coordinator = await site.AsAsync("coordinator");
        var draft = Draft("50", "草稿");
        draft[field] = value;
        foreach (var action in new[] { "trial", "versions" })
        {
            var form = await coordinator.GetAsync($"/hours/rules/{rules}/versions/new");
            form.Html.QuerySelector("form[action$='/trial']")!.SetAttribute("action", $"/hours/rules/{rules}/{action}");
            var refused = await coordinator.SendAsync(form, draft, $"form[action$='/{action}']");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        }
        Assert.False(await site.InDbAsync(db => db.HoursRuleSets.AnyAsync(r => r.VersionText == "草稿")));
    }

    private static Dictionary<string, string?> Draft(string minimum, string version = "2026a") => new()
    {
        ["Version"] = version,
        ["EffectiveFrom"] = "2026-11-23",
        ["HoursPerDay"] = "8",
        ["HoursPerHalfDay"] = "4",
        ["AbsencePolicy"] = "ProRata",
        ["AbsenceThresholdPercent"] = "20",
        ["Minimums[0]"] = minimum,
        ["Basis"] = "试验文件",
    };

    private Task<List<string>> LedgerAsync(int person) => site.InDbAsync(async db => (await db.HoursEntries.Where(e => e.PersonId == person).OrderBy(e => e.Id).ToListAsync()).ConvertAll(e => $"{e.Id} {e.Hours} {e.RuleVersion}"));

    /// <summary>How many of those whom the rules bind have less.</summary>
    private Task<int> ShortAsync(int rules, int minimum) => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TeacherDevDb>();
        var count = 0;
        await foreach (var standing in services.GetRequiredService<HoursLedger>().StandingsAsync(db.People, new(2026, 11, 23)))
            if (standing.Rules.Id == rules && standing.Current is { } goal && goal.Certified < Hours.Of(minimum)) count++;
        return count;
    });

    private Task<(int Rules, int Me)> RulesAsync() => site.InDbAsync(async db =>
    {
        var me = await World.PersonIdOfAsync(db, "teacher");
        if (await db.HoursRuleSets.SingleOrDefaultAsync(r => r.Code == "R-YEAR" && r.VersionText == "2026") is { } before) return (before.Id, me);
        var rules = new HoursRuleSet("R-YEAR", "试验市", "/t-city/", new DateOnly(2026, 1, 1), "2026", isUnverified: true, 45, Hours.Of(8), Hours.Of(4), AbsencePolicy.ProRata, 20).WithUsualModes()
            .Require(new HoursRequirement(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Hours.Of(30)));
        db.Add(rules);
        db.Add(new HoursEntry(me, (await World.OrganisationAsync(db, World.SchoolA)).Id, "faceToFace", Hours.Of(40), new(2026, 3, 1), HoursSourceKind.Import, 9_500, "培训", "R-YEAR 2026", site.Clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
        return (rules.Id, me);
    });
}
