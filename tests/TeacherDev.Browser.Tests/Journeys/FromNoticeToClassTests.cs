using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>The coordinator's week after the 公示: its end, the recognition, the class, and the notice that calls people to it.</summary>
public sealed class FromNoticeToClassTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    private const string Theme = "学校治理与课程领导";

    /// <summary>Buttons, links and fields from the first page to the issued notice, signing in not counted.</summary>
    private const int MostSteps = 30;

    private int steps;

    [Fact]
    public async Task The_proposed_are_recognised_put_into_a_class_and_invited()
    {
        var call = await site.WithAsync(s => s.GetRequiredService<TeacherDevDb>().PublicNotices.Where(n => n.WithdrawnReason == null).OrderByDescending(n => n.Id).Select(n => n.CallId).FirstAsync());
        // Past the last of its five working days.
        site.Clock.Advance(TimeSpan.FromDays(7));
        await using var desk = await browser.OpenAsync(site, Screen.Desk);
        await desk.SignInAsync("coordinator");
        var page = desk.Page;
        await desk.GoAsync($"/calls/{call}/notice");
        await ClickAsync(page, "form[action$='/conclusion'] button");
        await SureAsync(page);
        await ClickAsync(page, ".subnav a[href$='/recognition']");
        await FillAsync(page, "#Document", "玉市教体发〔2026〕31号");
        await ClickAsync(page, "form[action$='/recognition'] .btn.primary");
        await SureAsync(page);
        Assert.Equal([], await desk.AxeAsync());
        await ClickAsync(page, ".subnav a[href$='/classes']");
        foreach (var (field, text) in new[] { ("#From", "2026-12-07"), ("#To", "2026-12-11"), ("#Theme", Theme), ("#Goals", "会做学校发展规划"), ("#Outcomes", "每人一份规划"), ("#AssessmentProcedure", "出勤五分之四，交一份规划") })
            await FillAsync(page, field, text);
        await ClickAsync(page, "form[action$='/classes'][method=post] .btn.primary");
        await page.WaitForLoadStateAsync();
        var cohort = await site.WithAsync(s => s.GetRequiredService<TeacherDevDb>().Cohorts.Where(c => c.Theme == Theme).Select(c => c.Id).SingleAsync());
        Assert.True(await site.WithAsync(s => s.GetRequiredService<TeacherDevDb>().Cohorts.Where(c => c.Id == cohort).Select(c => c.Enrolments.Count).SingleAsync()) > 1);

        await desk.GoAsync($"/cohorts/{cohort}/notice/edit");
        foreach (var (field, text) in new[] { ("#Place", "市教师培训中心"), ("#ReportPlace", "一楼大厅"), ("#ReportOn", "2026-12-06"), ("#Contact", "培训科"), ("#OfficeLine", "0877-2012345"), ("#AnswerBy", "2026-12-03") })
            await FillAsync(page, field, text);
        await ClickAsync(page, "form[action$='/notice'] .btn.primary");
        Assert.Equal([], await desk.AxeAsync());
        await ClickAsync(page, "form[action$='/issue'] button");
        await SureAsync(page);
        Assert.Equal(NoticeState.Issued, await site.WithAsync(s => s.GetRequiredService<TeacherDevDb>().CohortNotices.Where(n => n.CohortId == cohort).Select(n => n.State).SingleAsync()));
        Assert.True(await site.WithAsync(s => s.GetRequiredService<TeacherDevDb>().ReturnSlips.AnyAsync(r => r.CohortId == cohort)));
        Assert.InRange(steps, 1, MostSteps);
        Assert.Equal([], desk.TakeFaults());
    }

    private Task ClickAsync(IPage page, string button)
    {
        steps++;
        return page.ClickAsync(button);
    }

    private Task FillAsync(IPage page, string field, string text)
    {
        steps++;
        return page.FillAsync(field, text);
    }

    /// <summary>Where the page asks whether it is meant.</summary>
    private async Task SureAsync(IPage page)
    {
        // The page before may still show a notice of its own: what counts is that this one was answered.
        if (await page.Locator("#confirm[open] button[value=yes]").IsVisibleAsync())
            await page.RunAndWaitForResponseAsync(() => ClickAsync(page, "#confirm button[value=yes]"), answer => answer.Request.Method == "POST");
        await Assertions.Expect(page.Locator(".notice").First).ToBeVisibleAsync();
    }
}
