using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs.Hours;

namespace TeacherDev.Web.Tests;

using Hours = Domain.Kernel.Hours;

public sealed class HoursBalancePagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Who_owes_is_listed_told_and_gone_from_the_list_once_it_is_done()
    {
        var me = await OwingAsync();
        await RunAsync<ReckonHoursJob>(j => j.RunAsync(CancellationToken.None));
        var coordinator = await site.AsAsync("coordinator");
        var list = await coordinator.GetAsync("/hours/balances?q=teacher");
        Assert.Equal("62", list.Html.QuerySelector("tbody .tag.warn")!.TextContent);
        Assert.Contains("teacher者：尚欠 62 学时", list.Html.QuerySelector("#short-text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await coordinator.StatusAsync("/hours/balances?format=xlsx"));

        var told = await coordinator.SendAsync(list, [], "form[action^='/hours/balances/reminders']");
        Assert.Contains("已提醒 1 位教师", (await coordinator.GetAsync(told.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal("62", (await site.InDbAsync(db => db.Messages.Where(m => m.RecipientPersonId == me && m.OccasionKey.StartsWith("hours-now/")).OrderBy(m => m.Id).FirstAsync())).Facts["尚欠"]);
        await coordinator.SendAsync(list, [], "form[action^='/hours/balances/reminders']");
        Assert.Equal(1, await site.InDbAsync(db => db.Messages.Where(m => m.RecipientPersonId == me && m.OccasionKey.StartsWith("hours-now/")).Select(m => m.OccasionKey).Distinct().CountAsync()));

        // A school sees its own, a district and its school are counted, another district sees nobody of them.
        Assert.Contains("teacher者", (await (await site.AsAsync("school")).GetAsync("/hours/balances?state=All")).Text, StringComparison.Ordinal);
        Assert.Contains("东区第一中学", (await coordinator.GetAsync("/hours/balances/bodies")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await coordinator.StatusAsync("/hours/balances/bodies?districts=true&format=xlsx"));

        // It reminds them itself, and nobody of another school.
        var school = await site.AsAsync("school");
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync("/hours/balances", [], "form[action^='/hours/balances/reminders']")).Status);
        var reminded = await site.InDbAsync(db => (from message in db.Messages where message.OccasionKey.StartsWith("hours-now/") join card in db.PersonCards on message.RecipientPersonId equals card.Id select new { card.Id, card.OrganisationId }).Distinct().ToListAsync());
        Assert.True(reminded.Count > 1);
        Assert.Equal([(await site.InDbAsync(db => World.OrganisationAsync(db, World.SchoolA))).Id], reminded.Select(r => r.OrganisationId).Distinct());

        await PostAsync(me, 62, 2);
        await RunAsync<CatchUpHoursJob>(j => j.RunAsync(CancellationToken.None));
        Assert.Empty((await coordinator.GetAsync("/hours/balances?q=teacher")).Html.QuerySelectorAll("tbody tr"));
        Assert.Contains("已达标", (await coordinator.GetAsync("/hours/balances?q=teacher&state=Met")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await coordinator.StatusAsync("/hours/balances?state=17&organisation=-1&stage=x&sort=-nothing&page=9"));
    }

    private Task RunAsync<T>(Func<T, Task<Remark>> run) where T : notnull => site.WithAsync(services => run(services.GetRequiredService<T>()));

    private Task<int> OwingAsync() => site.InDbAsync(async db =>
    {
        var me = await World.PersonIdOfAsync(db, "teacher");
        db.Add(new HoursRuleSet("B-YEAR", "试验市", "/t-city/", new DateOnly(2026, 1, 1), "2026", isUnverified: false, 45, Hours.Of(8), Hours.Of(4), AbsencePolicy.ProRata, 20).WithUsualModes()
            .Require(new HoursRequirement(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Hours.Of(72))));
        await db.SaveChangesAsync();
        await PostAsync(me, 10, 1);
        return me;
    });

    private Task PostAsync(int person, decimal hours, int source) => site.InDbAsync(async db =>
    {
        var school = await World.OrganisationAsync(db, World.SchoolA);
        db.Add(new HoursEntry(person, school.Id, "faceToFace", Hours.Of(hours), new DateOnly(2026, 3, source), HoursSourceKind.Import, 9_000 + source, $"培训 {source}", "B-YEAR 2026", site.Clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
    });
}
