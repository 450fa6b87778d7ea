using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>The lists of a selection as those fill them in who do it for a day: a school its twelve, an expert ten files.</summary>
public sealed class SelectionTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    private const int Nominated = 12;
    private const int Scored = 10;

    /// <summary>A district gives its school places; the school recommends twelve in order and puts the last of them first.</summary>
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

    /// <summary>Points, Tab, points, Enter: the next file opens with the cursor in its first field.</summary>
    [Fact]
    public async Task An_expert_scores_ten_blind_files_without_a_mouse()
    {
        var secrets = await TenFilesAsync();
        await using var desk = await SignedInAsync("assessor");
        var page = desk.Page;
        await desk.GoAsync("/reviews?state=Open");
        await page.Locator("main tbody a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        for (var done = 0; done < Scored; done++)
        {
            await page.WaitForURLAsync(url => new Uri(url).AbsolutePath.StartsWith("/reviews/", StringComparison.Ordinal));
            await Assertions.Expect(page.Locator("[name='Points[0].Points']")).ToBeFocusedAsync();
            var shown = await page.ContentAsync();
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
            if (done == 0) Assert.Equal([], await desk.AxeAsync());
            foreach (var points in new[] { "16", "28.5", "20", "15" })
            {
                await page.Keyboard.TypeAsync(points);
                if (points != "15") await page.Keyboard.PressAsync("Tab");
            }
            var here = page.Url;
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(url => url != here);
        }
        Assert.Equal(Scored, await site.WithAsync(s => s.GetRequiredService<TeacherDevDb>().ReviewTasks.CountAsync(t => t.State == ReviewTaskState.HandedIn && t.Points.Sum(p => p.Tenths) == 795)));
        Assert.Equal([], desk.TakeFaults());
    }

    /// <summary>Gives the expert every file of the demonstration's panel, so that ten wait; what may not be read of them.</summary>
    private Task<List<string>> TenFilesAsync() => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TeacherDevDb>();
        var expert = await db.Accounts.Where(a => a.UserName == "assessor").Select(a => a.Id).SingleAsync();
        var panel = await db.ReviewPanels.Include(p => p.Organisation).SingleAsync();
        var known = await db.ReviewTasks.Where(t => t.PanelId == panel.Id).ToListAsync();
        foreach (var file in known.GroupBy(t => t.ApplicationId).Where(g => g.All(t => t.AccountId != expert))) db.Add(new ReviewTask(panel, file.Key, expert, file.First().Number));
        await db.SaveChangesAsync();
        Assert.True(await db.ReviewTasks.CountAsync(t => t.AccountId == expert && t.State == ReviewTaskState.Open) >= Scored);
        var files = await (from application in db.Applications.Include(a => a.Organisation)
                           where application.CallId == panel.CallId
                           join card in db.PersonCards on application.PersonId equals card.Id
                           select new { card.Name, School = application.Organisation.Name }).ToListAsync();
        return files.SelectMany(f => new[] { f.Name, f.School }).Distinct().ToList();
    });

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
