using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Browser.Tests.Journeys;

using Hours = TeacherDev.Domain.Kernel.Hours;

/// <summary>The end of a class: its survey is answered on a phone, it is closed by its list, and its certificates are issued, printed, opened and verified.</summary>
public sealed partial class ClosingTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    private const string Name = "结业流程演示班";
    private const int People = 6;
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task A_class_ends_with_certificates_that_anybody_can_verify()
    {
        var cohort = $"/cohorts/{await ClassAsync()}";
        await using var desk = await SignedInAsync("coordinator", Screen.Desk);
        await using var phone = await SignedInAsync("teacher", Screen.Phone);
        await ComeAsync(phone);
        await OpenSurveyAsync(desk, cohort);
        await AnswerAsync(phone);
        await CloseAsync(desk, cohort);
        await IssueAndPrintAsync(desk, cohort);
        await VerifyOwnAsync(phone);
        Assert.Equal([], desk.TakeFaults());
        Assert.Equal([], phone.TakeFaults());
    }

    [Theory, InlineData(Screen.Desk), InlineData(Screen.Phone)]
    public async Task Results_are_bars_with_their_numbers_in_tables(Screen screen)
    {
        var over = await site.WithAsync(s => s.GetRequiredService<TeacherDevDb>().Surveys.Where(x => x.Open.To < Today).Select(x => x.CohortId).SingleAsync());
        await using var window = await SignedInAsync("coordinator", screen);
        await window.GoAsync($"/cohorts/{over}/survey");
        // The second trainer of that class was judged by three.
        Assert.Equal(await window.Page.Locator(".survey-item").CountAsync() - 1, await window.Page.Locator("svg.cells").CountAsync());
        await Assertions.Expect(window.Page.Locator(".survey-item").Last).ToContainTextAsync("少于 5 份，不显示");
        Assert.Null(await window.SidewaysAsync());
        Assert.Equal([], await window.AxeAsync());
        Assert.Equal([], window.TakeFaults());
    }

    /// <summary>The return slip, from the home page of a phone.</summary>
    private static async Task ComeAsync(Window phone)
    {
        await phone.GoAsync("/");
        await phone.Page.ClickAsync($".todo a:has-text('{Name}')");
        Assert.Null(await phone.SidewaysAsync());
        Assert.Equal([], await phone.AxeAsync());
        await phone.Page.CheckAsync("input[name=Answer][value=Comes]", new() { Force = true });
        await phone.Page.ClickAsync("form[action$='/lines'] button[type=submit]");
        await Assertions.Expect(phone.Page.Locator(".notice")).ToContainTextAsync("回执已保存");
    }

    private static async Task OpenSurveyAsync(Window desk, string cohort)
    {
        await desk.GoAsync($"{cohort}/survey");
        await desk.Page.ClickAsync("form[action$='/survey'] .btn.primary");
        await Assertions.Expect(desk.Page.Locator(".notice")).ToContainTextAsync("问卷已发放");
        Assert.Equal([], await desk.AxeAsync());
    }

    private static async Task AnswerAsync(Window phone)
    {
        await phone.GoAsync("/");
        await phone.Page.ClickAsync($".todo a:has-text('{Name}')");
        Assert.Null(await phone.SidewaysAsync());
        Assert.Equal([], await phone.AxeAsync());
        foreach (var scale in await phone.Page.Locator(".seg.scale").AllAsync()) await scale.Locator("input[value=VeryGood]").CheckAsync(new() { Force = true });
        await phone.Page.FillAsync("#Remark", "案例很实用");
        await phone.Page.ClickAsync("form.survey button[type=submit]");
        await Assertions.Expect(phone.Page.Locator(".notice")).ToContainTextAsync("问卷已提交");
    }

    private static async Task CloseAsync(Window desk, string cohort)
    {
        // Only one has answered: the rest would be 不合格 by the region's rules, so this class asks for less.
        await desk.GoAsync($"{cohort}/completion");
        await desk.Page.ClickAsync(".behind > summary");
        await desk.Page.UncheckAsync("input[name=NeedsSurvey]");
        await desk.Page.ClickAsync("form[action$='/terms'] .btn.primary");
        await Assertions.Expect(desk.Page.Locator(".notice")).ToContainTextAsync("结业规则已保存");
        await desk.Page.ClickAsync("summary:has-text('登记作业')");
        await desk.Page.CheckAsync("input[name=RestPassed]");
        await desk.Page.ClickAsync("form[action$='/assignments'] .btn.primary");
        await Assertions.Expect(desk.Page.Locator(".kpis dd").First).ToContainTextAsync("6");
        Assert.Equal([], await desk.AxeAsync());
        await desk.GoAsync($"{cohort}/closure");
        Assert.Equal([], await desk.AxeAsync());
        await desk.Page.ClickAsync("form[action$='/closure'] .btn.primary");
        await desk.Page.ClickAsync("#confirm button[value=yes]");
        await Assertions.Expect(desk.Page.Locator(".notice")).ToContainTextAsync("培训班已结业");
    }

    private static async Task IssueAndPrintAsync(Window desk, string cohort)
    {
        await desk.Page.ClickAsync("form[action$='/certificates'] .btn.primary");
        await Assertions.Expect(desk.Page.Locator(".notice")).ToContainTextAsync("证书已发放");
        Assert.Equal([], await desk.AxeAsync());
        await desk.GoAsync($"{cohort}/certificates/print");
        Assert.Equal([], await desk.AxeAsync());
        await Assertions.Expect(desk.Page.Locator("article.cert")).ToHaveCountAsync(People);
        var pdf = Encoding.Latin1.GetString(await desk.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        Assert.Equal(People, PdfPage().Count(pdf));
        // A4 landscape, and a QR code of at least 20 mm with its quiet zone in it.
        Assert.Matches(@"/MediaBox\s*\[0 0 84[12]", pdf);
        Assert.True(await desk.Page.Locator("svg.qr").First.EvaluateAsync<double>("e => e.getBoundingClientRect().width / 96 * 25.4") >= 20);
    }

    private static async Task VerifyOwnAsync(Window phone)
    {
        await phone.GoAsync("/certificates");
        Assert.Null(await phone.SidewaysAsync());
        Assert.Equal([], await phone.AxeAsync());
        await phone.Page.ClickAsync("main tbody a[href^='/certificates/']");
        Assert.Null(await phone.SidewaysAsync());
        await phone.Page.ClickAsync("a[href^='/verify/']");
        await Assertions.Expect(phone.Page.Locator("main")).ToContainTextAsync("这份证书有效");
        await Assertions.Expect(phone.Page.Locator("main")).ToContainTextAsync(Name);
        Assert.Equal([], await phone.AxeAsync());
    }

    /// <summary>A class of the teacher and five others whose three lessons were held and closed.</summary>
    private Task<int> ClassAsync() => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TeacherDevDb>();
        var teacher = await db.Accounts.Where(a => a.UserName == "teacher").Select(a => a.PersonId!.Value).SingleAsync();
        var like = await db.Cohorts.AsNoTracking().OrderBy(c => c.Id).FirstAsync(c => c.State == CohortState.Running && c.Organisation.Key == "yuxi-institute");
        var others = await db.People.Where(p => p.Id != teacher && p.TeachingSince != null).OrderByDescending(p => p.Id).Select(p => p.Id).Take(People - 1).ToListAsync();
        var cohort = new Cohort(like.OrganisationId, like.ProgrammeYearId, trackYearId: null, Name, new Period(Today.AddDays(-7), Today), People, new CohortPlan("主题", "目标", "成效", "考核"), Guid.NewGuid());
        cohort.EnrolAll([teacher, .. others], cohort.Period.From);
        foreach (var state in new[] { CohortState.Recruiting, CohortState.Confirmed, CohortState.Running }) cohort.MoveTo(state);
        db.Add(cohort);
        await db.SaveChangesAsync();
        var notice = new CohortNotice(cohort, new NoticeText(
            null, $"关于举办“{Name}”的通知", null, "大单元教学", "骨干教师", "市教师培训中心", "电脑", "食宿统一安排", "培训科", "0877-2012345", Today, new(8, 30), "一楼大厅", Today), Guid.NewGuid());
        db.Add(notice);
        await new ReturnSlips(db).IssueAsync(notice, site.Clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
        for (var at = 0; at < 3; at++)
        {
            var session = Session.OfCohort(cohort.Id, cohort.OrganisationId, new($"第{at + 1}讲", null, null, SessionMode.FaceToFace, Hours.Of(4)), new Slot(Today.AddDays(-5 + at), DayPart.Evening), Guid.NewGuid());
            db.Add(session);
            await db.SaveChangesAsync();
            db.AddRange(cohort.Enrolments.Select(e => new AttendanceMark(session.Id, e.PersonId, AttendanceStatus.Present, site.Clock.GetUtcNow().UtcDateTime)));
            await db.SaveChangesAsync();
            await new HoursPosting(db).CloseAsync(session, site.Clock.GetUtcNow().UtcDateTime);
        }
        return cohort.Id;
    });

    private async Task<Window> SignedInAsync(string account, Screen screen)
    {
        var window = await browser.OpenAsync(site, screen);
        await window.SignInAsync(account);
        return window;
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, 1000)]
    private static partial Regex PdfPage();
}
