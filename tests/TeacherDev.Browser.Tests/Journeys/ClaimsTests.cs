using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>学时申报: a teacher claims on a phone with a photograph, the school confirms a page of twenty at once, the district approves, the teacher reads hours.</summary>
public sealed class ClaimsTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    private const string Title = "乡村教师读书会";

    [Fact]
    public async Task Hours_are_claimed_on_a_phone_confirmed_by_twenties_approved_and_read()
    {
        await ColleaguesAsync(19);
        await using var phone = await SignedInAsync("teacher", Screen.Phone);
        await using var school = await SignedInAsync("school", Screen.Desk);
        await using var district = await SignedInAsync("district", Screen.Desk);
        await ClaimAsync(phone);
        await DecideAllAsync(school, "待确认", "确认所选", "已确认 20 项学时申报");
        await DecideAllAsync(district, "待批准", "批准所选", "已批准 20 项学时申报");
        await phone.GoAsync("/hours");
        await phone.Page.ClickAsync($"main a:has-text('{Title}')");
        await Assertions.Expect(phone.Page.Locator("h1")).ToHaveTextAsync(Title);
        await Assertions.Expect(phone.Page.Locator("ol.log")).ToContainTextAsync("区县已批准");
        await LooksWellAsync(phone);
        Assert.Equal([], phone.TakeFaults());
        Assert.Equal([], school.TakeFaults());
        Assert.Equal([], district.TakeFaults());
    }

    private static async Task ClaimAsync(Window phone)
    {
        await phone.GoAsync("/hours");
        await phone.Page.ClickAsync(".subnav a:has-text('我的申报')");
        await LooksWellAsync(phone);
        await phone.Page.ClickAsync(".btn.primary:has-text('我要申报学时')");
        await phone.Page.FillAsync("#Title", Title);
        await phone.Page.FillAsync("#Organiser", "县教研室");
        await phone.Page.FillAsync("#From", "2026-11-10");
        await phone.Page.SelectOptionAsync("#Mode", new SelectOptionValue { Index = 1 });
        await phone.Page.FillAsync("#Claimed", "2.5");
        await LooksWellAsync(phone);
        // Handed in without evidence it is kept, and says what is missing.
        await phone.Page.ClickAsync("button[name=Submits][value=true]");
        await Assertions.Expect(phone.Page.Locator("[role=alert]")).ToContainTextAsync("请上传佐证材料");
        await phone.Page.SetInputFilesAsync("#Files", new FilePayload { Name = "签到表.png", MimeType = "image/png", Buffer = await phone.Page.ScreenshotAsync() });
        await phone.Page.ClickAsync("button[name=Submits][value=true]");
        await Assertions.Expect(phone.Page.Locator(".notice")).ToContainTextAsync("学时申报已提交");
        await Assertions.Expect(phone.Page.Locator("main a:has-text('签到表.png')")).ToBeVisibleAsync();
        await LooksWellAsync(phone);
    }

    private static async Task DecideAllAsync(Window desk, string todo, string button, string notice)
    {
        await desk.GoAsync("/");
        await desk.Page.ClickAsync($".todo a:has-text('{todo}')");
        await desk.Page.FillAsync("input[name=q]", Title);
        await desk.Page.PressAsync("input[name=q]", "Enter");
        await Assertions.Expect(desk.Page.Locator("input[name=Claims]")).ToHaveCountAsync(20);
        await LooksWellAsync(desk);
        await desk.Page.CheckAsync("[data-all] input");
        await Assertions.Expect(desk.Page.Locator("input[name=Claims]:checked")).ToHaveCountAsync(20);
        await desk.Page.ClickAsync($"button:has-text('{button}')");
        await desk.Page.ClickAsync("#confirm button[value=yes]");
        await Assertions.Expect(desk.Page.Locator(".notice")).ToContainTextAsync(notice);
        await LooksWellAsync(desk);
    }

    private static async Task LooksWellAsync(Window window)
    {
        Assert.Null(await window.SidewaysAsync());
        Assert.Equal([], await window.AxeAsync());
    }

    /// <summary>Colleagues of the teacher's school who claim the same event.</summary>
    private Task ColleaguesAsync(int count) => site.WithAsync(async services =>
    {
        var (db, claims, by) = (services.GetRequiredService<TeacherDevDb>(), services.GetRequiredService<HoursClaims>(), new HoursClaimAct(null, null, null, site.Clock.GetUtcNow().UtcDateTime));
        var players = await db.Accounts.Where(a => a.PersonId != null).Select(a => a.PersonId!.Value).ToListAsync();
        var school = await db.People.Where(p => db.Accounts.Any(a => a.UserName == "teacher" && a.PersonId == p.Id)).Select(p => p.OrganisationId).SingleAsync();
        var paper = await db.StoredFiles.Where(f => f.OrganisationId == school).OrderBy(f => f.Id).FirstAsync();
        foreach (var person in await db.People.Where(p => p.OrganisationId == school && !players.Contains(p.Id)).OrderBy(p => p.Id).Take(count).Select(p => p.Id).ToListAsync())
        {
            var claim = new HoursClaim(person, school, new(Title, "县教研室", new(2026, 11, 10), null, "faceToFace", null, Domain.Kernel.Hours.Of(2), null), Guid.NewGuid());
            claim.Attach(paper);
            db.Add(claim);
            await db.SaveChangesAsync();
            await claims.SubmitAsync(claim, by);
        }
    });

    private async Task<Window> SignedInAsync(string account, Screen screen)
    {
        var window = await browser.OpenAsync(site, screen);
        await window.SignInAsync(account);
        return window;
    }
}
