using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>A school is given places by its district, recommends twelve of its teachers in order, and puts the last of them first.</summary>
public sealed class NominationTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    private const int Nominated = 12;

    [Fact]
    public async Task A_school_nominates_twelve_in_order()
    {
        var (call, school, names) = await TwelveAsync();
        await using (var office = await SignedInAsync("district"))
        {
            await office.GoAsync($"/calls/{call}/quotas");
            var row = office.Page.Locator("tr", new() { Has = office.Page.Locator($"input[value='{school}'][name$='.Body']") });
            await row.Locator("input[name$='.Places']").FillAsync("15");
            await office.Page.ClickAsync("main form[action$='/quotas'] button[type=submit]");
            await Assertions.Expect(office.Page.Locator(".notice")).ToBeVisibleAsync();
            Assert.Equal([], office.TakeFaults());
        }
        await using var desk = await SignedInAsync("school");
        var page = desk.Page;
        await desk.GoAsync($"/calls/{call}/applications");
        var before = await page.Locator(".ranked li").CountAsync();
        await page.FillAsync("#Names", string.Join('\n', names));
        await page.ClickAsync("form[action$='/nominations'] button[type=submit]");
        await Assertions.Expect(page.Locator(".ranked li")).ToHaveCountAsync(before + Nominated);
        Assert.Equal(names.Select(n => n.Split(' ')[0]), (await page.Locator(".ranked li a").AllTextContentsAsync()).Skip(before));

        await page.Locator(".ranked input[name$='.Rank']").Last.FillAsync("0");
        await page.ClickAsync("form[action$='/ranking'] button[type=submit]");
        await Assertions.Expect(page.Locator(".ranked li a").First).ToHaveTextAsync(names[^1].Split(' ')[0]);
        Assert.Equal([], await desk.AxeAsync());
        Assert.Equal([], desk.TakeFaults());
    }

    /// <summary>The open call of the city, the school of the account, and twelve of its teachers who meet the rules and have not applied.</summary>
    private Task<(int Call, int School, List<string> Names)> TwelveAsync() => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TeacherDevDb>();
        var call = await db.Calls.SingleAsync(c => c.State == CallState.Open && c.Rules.Count > 0 && c.Steps.Any(s => s.Step == SelectionStep.School) && !db.PublicNotices.Any(n => n.CallId == c.Id) && c.Title.Contains("骨干教师"));
        var school = await db.People.Where(p => db.Accounts.Any(a => a.UserName == "school" && a.PersonId == p.Id)).Select(p => p.OrganisationId).SingleAsync();
        var names = await db.People.Where(p => p.OrganisationId == school && p.TeachingSince != null && p.TeachingSince < call.CutOff.AddYears(-6) && !db.Applications.Any(a => a.CallId == call.Id && a.PersonId == p.Id))
            .OrderBy(p => p.Id).Take(Nominated).Select(p => new { p.Name, p.StaffNumber }).ToListAsync();
        Assert.Equal(Nominated, names.Count);
        return (call.Id, school, names.ConvertAll(n => string.Create(CultureInfo.InvariantCulture, $"{n.Name} {n.StaffNumber}")));
    });

    private async Task<Window> SignedInAsync(string account)
    {
        var window = await browser.OpenAsync(site, Screen.Desk);
        await window.SignInAsync(account);
        return window;
    }
}
