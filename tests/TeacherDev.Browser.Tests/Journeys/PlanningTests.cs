using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>A class is planned by hand in few actions, looked at week by week, and read on a teacher's phone.</summary>
public sealed class PlanningTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    private const int MostActions = 40;
    private const int Sessions = 12;

    private static readonly Period Days = new(new(2026, 12, 14), new(2026, 12, 16));

    [Fact]
    public async Task Twelve_sessions_over_three_days_are_planned_by_hand_in_forty_actions()
    {
        var cohort = await CohortAsync();
        await using var desk = await browser.OpenAsync(site, Screen.Desk);
        await desk.SignInAsync("coordinator");
        await desk.GoAsync($"/cohorts/{cohort}/timetable");
        var page = desk.Page;

        await desk.ClickAsync("a.add[href*='day=2026-12-14'][href$='part=Morning']");
        await desk.ChooseAsync("input[name=Kind][value=Arrival]");
        await desk.FillAsync("#From", "08:30");
        await desk.FillAsync("#To", "10:00");
        await desk.FillAsync("#Hours", "2");
        await desk.SelectAsync("#VenueId", 1);
        await GoOnAsync(desk);
        Assert.Equal(("2026-12-14", "10:00", "11:30"), (await page.InputValueAsync("#Day"), await page.InputValueAsync("#From"), await page.InputValueAsync("#To")));
        await desk.ChooseAsync("input[name=Kind][value=Opening]");
        await GoOnAsync(desk);
        for (var lesson = 1; lesson <= Sessions - 3; lesson++)
        {
            await desk.FillAsync("#Topic", $"专题讲座之{lesson}");
            // Each trainer gives two of them.
            if (lesson % 2 == 1) await desk.SelectAsync("#TrainerId", lesson);
            if (lesson == 1) Assert.Equal([], await desk.AxeAsync());
            await GoOnAsync(desk);
        }
        await desk.ChooseAsync("input[name=Kind][value=Closing]");
        await desk.ClickAsync("main form .btn.primary[type=submit]");
        await Assertions.Expect(page.Locator(".plan a.ev")).ToHaveCountAsync(Sessions);

        var planned = await site.WithAsync(services => services.GetRequiredService<TeacherDevDb>().Sessions.AsNoTracking().Where(s => s.CohortId == cohort).OrderBy(s => s.Day).ThenBy(s => s.From).ToListAsync());
        Assert.Equal(["报到", "开班式", "结业式"], planned.Where(s => s.Kind != SessionKind.Lesson).Select(s => s.Topic));
        Assert.Equal([4, 4, 4], planned.GroupBy(s => s.Day).Select(g => g.Count()));
        Assert.Equal(["8:30", "10:00", "14:30", "16:00"], planned.Take(4).Select(s => $"{s.From:H:mm}"));
        Assert.All(planned, s => Assert.NotNull(s.VenueId));
        Assert.InRange(desk.Actions, Sessions, MostActions);
        Assert.Equal([], desk.TakeFaults());
    }

    [Fact]
    public async Task A_week_is_walked_through_and_a_session_opened_from_it_by_keyboard()
    {
        var cohort = await site.WithAsync(services => services.GetRequiredService<TeacherDevDb>().Sessions.Where(s => s.CohortId != null && s.State == SessionState.Planned && s.Day > new DateOnly(2026, 11, 30)).OrderBy(s => s.Id).Select(s => s.CohortId!.Value).FirstAsync());
        await using var desk = await browser.OpenAsync(site, Screen.Desk);
        await desk.SignInAsync("coordinator");
        var page = desk.Page;
        await desk.GoAsync($"/cohorts/{cohort}/timetable");
        await desk.ClickAsync(".views a:has-text('周视图')");
        await Assertions.Expect(page.Locator(".wk")).ToBeVisibleAsync();
        Assert.Equal([], await desk.AxeAsync());
        // Week by week, until one that has something.
        while (await page.Locator(".wk a.ev").CountAsync() == 0) await desk.ClickAsync("a[aria-label='下一周']");
        var block = page.Locator(".wk a.ev").First;
        var (href, box, column) = (await block.GetAttributeAsync("href"), (await block.BoundingBoxAsync())!, (await page.Locator(".wk .col").First.BoundingBoxAsync())!);
        Assert.True(box.Width > 60 && box.Height > 28 && box.Y >= column.Y && box.Y + box.Height <= column.Y + column.Height, $"the block lies at {box.X} {box.Y} {box.Width}×{box.Height} in a column of {column.Y} {column.Height}");
        await block.FocusAsync();
        await desk.PressAsync("Enter");
        await page.WaitForURLAsync($"**{href}");
        await desk.GoAsync($"/cohorts/{cohort}/timetable?view=week");
        Assert.Equal(1, await PagesPrintedAsync(page));
        Assert.Equal([], desk.TakeFaults());
    }

    [Fact]
    public async Task A_teacher_reads_the_next_session_on_a_phone_and_subscribes_and_revokes_the_calendar()
    {
        await using var phone = await browser.OpenAsync(site, Screen.Phone);
        await phone.SignInAsync("teacher");
        var page = phone.Page;
        await phone.ClickAsync(".tabs a[href='/calendar']");
        await page.WaitForURLAsync("**/calendar");
        if (await page.Locator(".days .tag:has-text('下一节')").CountAsync() == 0) await phone.ClickAsync("a:has-text('下一节在')");
        Assert.Equal([], await phone.AxeAsync());
        Assert.Null(await phone.SidewaysAsync());
        var next = page.Locator("section > .days > li:first-of-type li:first-of-type");
        // Class, place and trainer, with a mark between them.
        await Assertions.Expect(next.Locator("p").Nth(1).Locator(".sep")).ToHaveCountAsync(2);
        var (topic, link) = (await next.Locator("h4").InnerTextAsync(), next.Locator("h4 a"));
        await link.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(topic);
        Assert.Equal([], await phone.AxeAsync());

        await phone.GoAsync("/calendar");
        await phone.ClickAsync("form[action='/calendar/feed'] button");
        var address = await page.InnerTextAsync("#feed-address");
        Assert.Equal([], await phone.AxeAsync());
        var reader = await site.VisitorAsync(userName: null);
        var path = new Uri(address).AbsolutePath;
        Assert.Contains("BEGIN:VEVENT", System.Text.Encoding.UTF8.GetString((await reader.GetAsync(path)).Bytes), StringComparison.Ordinal);
        await phone.ClickAsync("form[action='/calendar/feed/revocation'] button");
        await page.RunAndWaitForResponseAsync(() => phone.ClickAsync("#confirm button[value=yes]"), answer => answer.Request.Method == "POST");
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync("订阅已停用");
        Assert.Equal(HttpStatusCode.NotFound, await reader.StatusAsync(path));
        Assert.Equal([], phone.TakeFaults());
    }

    private static async Task GoOnAsync(Window desk)
    {
        var here = desk.Page.Url;
        await desk.ClickAsync("button[name=GoesOn]");
        await desk.Page.WaitForURLAsync(url => url != here && url.Contains("after=", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        // Asked of the page itself: that it was loaded may have been said before anybody listened.
        await desk.Page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }

    private static async Task<int> PagesPrintedAsync(IPage page)
    {
        var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        return System.Text.RegularExpressions.Regex.Count(pdf, @"/Type\s*/Page\b");
    }

    /// <summary>A class of three days in which nothing is planned yet.</summary>
    private Task<int> CohortAsync() => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TeacherDevDb>();
        var like = await db.Cohorts.AsNoTracking().Where(c => c.State == CohortState.Running && c.Organisation.Key == "yuxi-institute").OrderBy(c => c.Id).FirstAsync();
        var cohort = new Cohort(like.OrganisationId, like.ProgrammeYearId, trackYearId: null, "三天的短训班", Days, 40, new("学科育人", "能设计一个单元", "一份设计", "出勤"), Guid.NewGuid());
        db.Add(cohort);
        await db.SaveChangesAsync();
        return cohort.Id;
    });
}
