using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Jobs.Work;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>A coordinator puts a class's sessions elsewhere: with the mouse, with the keyboard, and by asking the engine.</summary>
public sealed class TimetableTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task A_session_is_dragged_to_another_half_day()
    {
        var (cohort, id) = await LastSessionAsync();
        await using var desk = await browser.OpenAsync(site, Screen.Desk);
        await desk.SignInAsync("coordinator");
        await desk.GoAsync($"/cohorts/{cohort}/timetable");
        var empty = desk.Page.Locator("td[data-place$='/Evening']:not(:has(.ev))").Last;
        var place = await empty.GetAttributeAsync("data-place");
        await desk.Page.RunAndWaitForResponseAsync(() => desk.Page.Locator($"[data-move='/sessions/{id}/move']").DragToAsync(empty), IsPost);
        await desk.AcceptAsync("课程已调到新的时间");
        Assert.Equal(place, await PlaceAsync(id));
        await Assertions.Expect(desk.Page.Locator($"td[data-place='{place}'] a[href='/sessions/{id}']")).ToBeVisibleAsync();
        Assert.Equal([], desk.TakeFaults());
    }

    [Fact]
    public async Task A_session_is_moved_by_keyboard_alone()
    {
        var (cohort, id) = await LastSessionAsync();
        await using var desk = await browser.OpenAsync(site, Screen.Desk);
        await desk.SignInAsync("coordinator");
        var page = desk.Page;
        await desk.GoAsync($"/cohorts/{cohort}/timetable");
        await page.Locator($".mv[href='/sessions/{id}/move']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/move");
        Assert.Equal([], await desk.AxeAsync());
        var button = page.Locator("button.put").Last;
        var place = await button.GetAttributeAsync("value");
        await button.FocusAsync();
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Enter"), IsPost);
        await desk.AcceptAsync("课程已调到新的时间");
        Assert.Equal(place, await PlaceAsync(id));
        Assert.Equal([], desk.TakeFaults());
    }

    [Fact]
    public async Task The_engine_proposes_around_a_pin_and_the_proposal_is_adopted()
    {
        var (cohort, _) = await LastSessionAsync();
        await using var desk = await browser.OpenAsync(site, Screen.Desk);
        await desk.SignInAsync("coordinator");
        var page = desk.Page;
        await desk.GoAsync($"/cohorts/{cohort}/timetable");
        await page.ClickAsync("a[href$='/proposals/new']");
        // What is announced may move here, or nothing would.
        await page.SelectOptionAsync("select[name='Wishes[6].Strength']", "Off");
        await page.ClickAsync("summary:has-text('固定不动的课')");
        var pin = page.Locator("input[name=Pinned]").First;
        var pinned = int.Parse((await pin.GetAttributeAsync("value"))!, System.Globalization.CultureInfo.InvariantCulture);
        await pin.CheckAsync();
        var before = await PlaceAsync(pinned);
        Assert.Equal([], await desk.AxeAsync());
        await page.ClickAsync("form[action$='/proposals'] .btn.primary");
        await Assertions.Expect(page.Locator("#proposal[data-swap]")).ToBeVisibleAsync();
        await site.WithAsync(s => s.GetRequiredService<RunBackgroundTasksJob>().RunAsync(CancellationToken.None));
        // The page finds out by itself.
        await Assertions.Expect(page.Locator("form[action$='/adoption'] button")).ToBeVisibleAsync();
        Assert.Equal([], await desk.AxeAsync());
        await page.ClickAsync("form[action$='/adoption'] button");
        await page.RunAndWaitForResponseAsync(() => page.ClickAsync("#confirm button[value=yes]"), IsPost);
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync("排课方案已采用");
        Assert.Equal(before, await PlaceAsync(pinned));
        Assert.Equal([], desk.TakeFaults());
    }

    private static bool IsPost(IResponse answer) => answer.Request.Method == "POST";

    /// <summary>The last session to come of a class with several.</summary>
    private Task<(int Cohort, int Session)> LastSessionAsync() => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TeacherDevDb>();
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().Date);
        var coming = await db.Sessions.AsNoTracking().Where(s => s.CohortId != null && s.State == SessionState.Planned && s.Day > today && s.Mode == SessionMode.FaceToFace).OrderBy(s => s.Id).ToListAsync();
        var ofOne = coming.GroupBy(s => s.CohortId!.Value).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First();
        return (ofOne.Key, ofOne.MaxBy(s => (s.Day, s.Part))!.Id);
    });

    private Task<string> PlaceAsync(int id) => site.WithAsync(async services =>
    {
        var session = await services.GetRequiredService<TeacherDevDb>().Sessions.AsNoTracking().SingleAsync(s => s.Id == id);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{session.Day:yyyy-MM-dd}/{session.Part}");
    });
}
