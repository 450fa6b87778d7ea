using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>“为什么只认定这么多？”: on a phone, from the number to the entry that was cut, the sentence that says why, and the rule it names.</summary>
public sealed class WhyTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    private const string Title = "校本研修（补记）";

    [Fact]
    public async Task A_teacher_reads_why_in_three_taps()
    {
        await AboveCeilingAsync();
        await using var phone = await browser.OpenAsync(site, Screen.Phone);
        await phone.SignInAsync("teacher");
        await phone.GoAsync("/hours");
        await Assertions.Expect(phone.Page.Locator("#why")).ToContainTextAsync("为什么是");
        await LooksWellAsync(phone);

        await phone.Page.ClickAsync(".hours-loss a");
        await Assertions.Expect(phone.Page.Locator(".todo li", new() { HasText = Title })).ToContainTextAsync("最多计 24 学时");
        await LooksWellAsync(phone);

        await phone.Page.ClickAsync(".entries a:has-text('依据')");
        await Assertions.Expect(phone.Page.Locator("main")).ToContainTextAsync("最多计入");
        await LooksWellAsync(phone);

        // Each number of the ring opens onto its entries, too.
        await phone.GoAsync("/hours");
        await phone.Page.ClickAsync(".hours .l a:has-text('校本研修')");
        await Assertions.Expect(phone.Page.Locator(".entries")).ToContainTextAsync("共计入 24 学时");
        Assert.Equal([], phone.TakeFaults());
    }

    private static async Task LooksWellAsync(Window window)
    {
        Assert.Equal([], await window.AxeAsync());
        Assert.Null(await window.SidewaysAsync());
    }

    /// <summary>More 校本研修 than a year counts.</summary>
    private Task AboveCeilingAsync() => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TeacherDevDb>();
        var me = (await db.Accounts.SingleAsync(a => a.UserName == "teacher")).PersonId!.Value;
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().Date);
        db.Add(new HoursEntry(me, (await db.People.SingleAsync(p => p.Id == me)).OrganisationId, "schoolBased", Domain.Kernel.Hours.Of(30), today.AddDays(-1), HoursSourceKind.Import, 1_000_000, Title, (await db.HoursEntries.Where(e => e.PersonId == me).OrderByDescending(e => e.Id).FirstAsync()).RuleVersion, site.Clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
        return 0;
    });
}
