using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Browser.Tests.Views;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>Projector and phone together: what hangs on the wall is scanned, pressed, and seen on the wall.</summary>
public sealed class SignInTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    private const string Scanned = ".scanned";

    [Theory, InlineData("zh-CN", "签到", "已签到"), InlineData("en", "Sign in here", "Signed in")]
    public async Task A_phone_signs_in_and_the_wall_shows_it(string language, string press, string done)
    {
        var session = await AddSessionAsync();
        await using Window wall = await browser.OpenAsync(site, Screen.Desk, language: language), phone = await browser.OpenAsync(site, Screen.Phone, language: language);
        await wall.SignInAsync("coordinator");
        await wall.GoAsync($"/sessions/{session}/wall");
        await Assertions.Expect(wall.Page.Locator(".cnt")).ToContainTextAsync("0 / 1");
        Assert.Equal([], await wall.AxeAsync());
        Assert.Null(await wall.SidewaysAsync());
        await Pictures.ShotAsync(wall, $"wall-{language}-1440");

        // Not signed in yet: the scan is kept while the phone does that.
        await phone.GoAsync(await AddressAsync(wall));
        Assert.Equal([], await phone.AxeAsync());
        await Pictures.ShotAsync(phone, $"scan-anyone-{language}-390");
        await phone.Page.ClickAsync($"{Scanned} a.btn.primary");
        await phone.Page.FillAsync("#Name", "teacher");
        await phone.Page.FillAsync("#Password", Web.Features.Accounts.DemonstrationAccounts.UsualPassword);
        await phone.Page.ClickAsync("button[type=submit]");
        await phone.Page.WaitForURLAsync("**/s/**");
        Assert.Equal([], await phone.AxeAsync());
        await Pictures.ShotAsync(phone, $"scan-{language}-390");

        // Without a network nothing is recorded, and the page says so.
        await phone.Page.Context.SetOfflineAsync(true);
        await phone.Page.ClickAsync($"{Scanned} button:has-text('{press}')");
        await Assertions.Expect(phone.Page.Locator("[data-unsent]")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.Locator(".done")).ToHaveCountAsync(0);
        Assert.Equal(0, await CountAsync(session));
        await Pictures.ShotAsync(phone, $"scan-offline-{language}-390");
        phone.TakeFaults();
        await phone.Page.Context.SetOfflineAsync(false);
        await phone.Page.ClickAsync($"{Scanned} button:has-text('{press}')");
        await Assertions.Expect(phone.Page.Locator(".done")).ToContainTextAsync(done);
        Assert.Equal([], await phone.AxeAsync());
        Assert.Null(await phone.SidewaysAsync());
        await Pictures.ShotAsync(phone, $"scan-done-{language}-390");

        // The wall finds out by itself.
        await Assertions.Expect(wall.Page.Locator(".cnt")).ToContainTextAsync("1 / 1", new() { Timeout = 15_000 });
        await Assertions.Expect(wall.Page.Locator(".wall ol li")).ToHaveCountAsync(1);
        await Pictures.ShotAsync(wall, $"wall-one-{language}-1440");
        Assert.Equal([], phone.TakeFaults());
        Assert.Equal([], wall.TakeFaults());
        Assert.Equal(1, await CountAsync(session));
    }

    [Fact]
    public async Task An_old_code_is_refused_and_the_digits_do_it()
    {
        var session = await AddSessionAsync();
        await using Window wall = await browser.OpenAsync(site), phone = await browser.OpenAsync(site, Screen.Phone);
        await wall.SignInAsync("coordinator");
        await wall.GoAsync($"/sessions/{session}/wall");
        var address = await AddressAsync(wall);
        site.Clock.Advance(TimeSpan.FromSeconds(31));
        await phone.SignInAsync("teacher");
        Assert.Equal(410, await phone.GoAsync(address));
        Assert.Equal([], await phone.AxeAsync());
        await Pictures.ShotAsync(phone, "scan-old-zh-CN-390");
        phone.TakeFaults();
        await phone.Page.ClickAsync("a[href='/s']");
        await wall.Page.ReloadAsync();
        await phone.Page.FillAsync("#Code", (await wall.Page.Locator(".digits").TextContentAsync())!);
        Assert.Equal([], await phone.AxeAsync());
        await Pictures.ShotAsync(phone, "code-zh-CN-390");
        await phone.Page.ClickAsync("form[action='/s'] button");
        await Assertions.Expect(phone.Page.Locator(".done")).ToContainTextAsync("已签到");
        Assert.Equal(1, await CountAsync(session));
        Assert.Equal([], phone.TakeFaults());
    }

    private static async Task<string> AddressAsync(Window wall) => new Uri((await wall.Page.Locator("[data-address]").GetAttributeAsync("data-address"))!).AbsolutePath;

    private Task<int> CountAsync(int session) => site.WithAsync(s => s.GetRequiredService<TeacherDevDb>().AttendanceMarks.CountAsync(m => m.SessionId == session));

    /// <summary>A session of now, to which the teacher's account alone is invited.</summary>
    private Task<int> AddSessionAsync() => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TeacherDevDb>();
        var now = site.Clock.GetUtcNow().UtcDateTime.InShanghai;
        var like = await db.Cohorts.AsNoTracking().OrderBy(c => c.Id).FirstAsync();
        var activity = new Activity(like.OrganisationId, ActivityKind.Lecture, "单元整体教学报告会", null, null, null, Guid.NewGuid());
        activity.Invite([(await db.Accounts.SingleAsync(a => a.UserName == "teacher")).PersonId!.Value], DateOnly.FromDateTime(now));
        db.Add(activity);
        await db.SaveChangesAsync();
        var start = new TimeOnly(now.Hour, now.Minute).AddMinutes(20);
        var session = Session.OfActivity(activity.Id, like.OrganisationId, new("数概念与图像表征", null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(2)),
            new Slot(DateOnly.FromDateTime(now), Slot.PartOf(start), start, start.AddHours(2)), Guid.NewGuid());
        db.Add(session);
        await db.SaveChangesAsync();
        return session.Id;
    });
}
