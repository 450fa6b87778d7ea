using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Browser.Tests.Views;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>参考位置 in a real browser: by digits or by scan, the page after the sign-in may ask the browser where it is, and no other.</summary>
public sealed class PlaceTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task The_phone_says_how_far_away_it_is_once_its_owner_wants_it_to()
    {
        var (session, venue) = await AddSessionAsync();
        await using Window wall = await browser.OpenAsync(site), phone = await browser.OpenAsync(site, Screen.Phone);
        await wall.SignInAsync("coordinator");
        await wall.GoAsync($"/sessions/{session}/wall");
        await phone.SignInAsync("teacher");
        await phone.GoAsync("/s");
        await phone.Page.FillAsync("#Code", (await wall.Page.Locator(".digits").TextContentAsync())!);
        await phone.Page.ClickAsync("form[action='/s'] button");
        var add = phone.Page.Locator("form[data-locate] button");
        await Assertions.Expect(add).ToBeVisibleAsync();
        await LookAsync(phone, "place-asked-zh-CN");

        // Not allowed by its owner: the page says that nothing was kept.
        await add.ClickAsync();
        await Assertions.Expect(phone.Page.Locator("[data-unlocated]")).ToBeVisibleAsync();
        await LookAsync(phone, "place-refused-zh-CN");
        await phone.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await phone.Page.Context.SetGeolocationAsync(new() { Latitude = 24.353417f, Longitude = 102.546513f, Accuracy = 28 });
        await add.ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".scanned")).ToContainTextAsync("距场地约 110 米（精度 ±28 米）");
        await LookAsync(phone, "place-added-zh-CN");

        await wall.GoAsync($"/sessions/{session}/sign-ins");
        await Assertions.Expect(wall.Page.Locator("main")).ToContainTextAsync("距场地约 110 米（精度 ±28 米）");
        await LookAsync(wall, "place-list-zh-CN");
        await wall.GoAsync($"/venues/{venue}");
        await LookAsync(wall, "place-venue-zh-CN");
        await wall.GoAsync($"/venues/{venue}/edit");
        await LookAsync(wall, "place-venue-edit-zh-CN");
        Assert.Equal([], phone.TakeFaults());
        Assert.Equal([], wall.TakeFaults());
    }

    private static async Task LookAsync(Window window, string name)
    {
        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        {
            await window.Page.SetViewportSizeAsync(width, height);
            Assert.Null(await window.SidewaysAsync());
            Assert.Equal([], await window.AxeAsync());
            await Pictures.ShotAsync(window, $"{name}-{width}");
        }
    }

    /// <summary>A session of now in a venue of which it is known where it lies.</summary>
    private Task<(int Session, int Venue)> AddSessionAsync() => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TeacherDevDb>();
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var like = await db.Cohorts.AsNoTracking().OrderBy(c => c.Id).FirstAsync();
        var rules = await db.SignInRules.SingleOrDefaultAsync(r => r.OrganisationId == like.OrganisationId) ?? db.Add(new SignInRules(like.OrganisationId)).Entity;
        rules.Decide(SignInTerms.Usual with { NotesPlaces = true });
        var venue = new Venue(like.OrganisationId, "市教科所小礼堂", "玉溪市红塔区", 200, Guid.NewGuid(), place: new Coordinates(24.3524m, 102.5465m));
        var activity = new Activity(like.OrganisationId, ActivityKind.Lecture, "单元整体教学报告会", null, null, null, Guid.NewGuid());
        activity.Invite([(await db.Accounts.SingleAsync(a => a.UserName == "teacher")).PersonId!.Value], now.DayInShanghai);
        db.AddRange(venue, activity);
        await db.SaveChangesAsync();
        var start = TimeOnly.FromDateTime(now.InShanghai.AddMinutes(20));
        var session = Session.OfActivity(activity.Id, like.OrganisationId, new("数概念与图像表征", null, venue.Id, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(2)),
            new Slot(now.DayInShanghai, Slot.PartOf(start), start, start.AddHours(2)), Guid.NewGuid());
        db.Add(session);
        await db.SaveChangesAsync();
        return (session.Id, venue.Id);
    });
}
