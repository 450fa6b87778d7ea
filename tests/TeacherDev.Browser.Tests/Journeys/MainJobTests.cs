using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Studios;
using TeacherDev.Jobs.Work;
using TeacherDev.Web.Tests.Notifications;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>The main job from end to end, each in their own browser: plan, hold, log, confirm, count, remind, compile.</summary>
public sealed class MainJobTests(OneBrowser browser) : IAsyncLifetime
{
    private const string ClassName = "骨干教师第九班";
    private const string Held = "大单元教学设计";
    private const string ToCome = "作业设计与评价";
    private readonly LoopbackSmtp post = new();
    private MailedSite site = null!;

    public async ValueTask InitializeAsync()
    {
        site = new MailedSite(post.Port);
        await site.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await post.DisposeAsync();
    }

    [Fact]
    public async Task A_year_runs_from_a_class_to_the_result_that_opens_its_visit()
    {
        var teacher = await PersonAsync("teacher");
        await CoordinatorHoldsAClassAsync(teacher);
        var visit = await LeaderLogsAVisitAsync();
        await SchoolConfirmsAsync(visit);
        await TeacherSeesTheHoursAsync();
        await TheReminderArrivesADayLaterAsync(teacher);
        await CoordinatorOpensTheVisitBehindAResultAsync(visit);
    }

    private async Task CoordinatorHoldsAClassAsync(Someone teacher)
    {
        await using var desk = await SignedInAsync("coordinator", Screen.Desk);
        var page = desk.Page;
        await desk.GoAsync("/cohorts/new");
        await page.FillAsync("#Name", ClassName);
        await page.SelectOptionAsync("#Place", await page.Locator("#Place option", new() { HasText = "骨干教师" }).First.GetAttributeAsync("value") ?? "");
        foreach (var (field, text) in new[] { ("#From", "2026-11-16"), ("#To", "2026-11-30"), ("#Capacity", "40"), ("#Theme", "学科育人"), ("#Goals", "能设计一个大单元"), ("#Outcomes", "一份单元设计"), ("#AssessmentProcedure", "出勤五分之四，交一份设计") })
            await page.FillAsync(field, text);
        await SaveAsync(page);
        var cohort = new Uri(page.Url).AbsolutePath;

        await desk.GoAsync($"{cohort}/members");
        await page.FillAsync("#Names", teacher.StaffNumber);
        await page.ClickAsync("form:has(#Names) button[type=submit]");
        await Assertions.Expect(page.Locator("table")).ToContainTextAsync(teacher.Name);
        await desk.GoAsync(cohort);
        for (var step = 0; step < 3; step++) await page.Locator(".steps .btn.primary").First.ClickAsync();

        var held = await AddSessionAsync(desk, cohort, Held, "2026-11-20");
        await desk.GoAsync($"{cohort}/sessions/new");
        await FillSessionAsync(page, ToCome, "2026-11-20");
        await SaveAsync(page);
        await Assertions.Expect(page.Locator(".clashes")).ToContainTextAsync("不能保存");
        await page.FillAsync("#Day", "2026-11-25");
        await SaveAsync(page);
        await desk.AcceptAsync("课程已添加");
        await desk.GoAsync($"{cohort}/timetable");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(ToCome);

        await desk.GoAsync(held);
        await page.Locator("button[name=RestIsPresent]").ClickAsync();
        await page.ClickAsync("button[formaction$='/closure']");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("学时已记入");
        Assert.Equal([], desk.TakeFaults());
    }

    /// <returns>The visit's address.</returns>
    private async Task<string> LeaderLogsAVisitAsync()
    {
        var (leader, school) = (await PersonAsync("leader"), await PersonAsync("school"));
        var studio = await site.WithAsync(s => s.GetRequiredService<TeacherDevDb>().Studios.Where(x => x.Memberships.Any(m => m.PersonId == leader.Id && m.Role == StudioRole.Leader)).Select(x => x.Id).FirstAsync());
        await using var phone = await SignedInAsync("leader", Screen.Phone);
        var page = phone.Page;
        await phone.GoAsync(string.Create(CultureInfo.InvariantCulture, $"/studios/{studio}"));
        var taps = 0;
        async Task Do(Func<Task> act)
        {
            taps++;
            await act();
        }
        await Do(() => page.ClickAsync("a[href$='/visits/new']"));
        await Do(() => page.CheckAsync("input[name=Purposes][value=TeachingSupport]", new() { Force = true }));
        await Do(() => page.SelectOptionAsync("#HostSchoolId", $"{school.OrganisationId}"));
        await Do(() => page.FillAsync("#Topic", "同课异构：分数的意义"));
        await Do(() => page.FillAsync("#Beneficiaries", "12"));
        if (await page.Locator("input[name=ParticipantIds]:checked").CountAsync() == 0) await Do(() => page.Locator("input[name=ParticipantIds]").First.CheckAsync(new() { Force = true }));
        await Do(() => page.FillAsync("#Summary", "两位老师执教同一课，评课围绕情境与图示的衔接。"));
        if (await page.InputValueAsync("#Day") == "") await Do(() => page.FillAsync("#Day", "2026-11-23"));
        await Do(() => page.ClickAsync("form[action$='/visits'] button[type=submit]"));
        await page.WaitForURLAsync(url => !url.EndsWith("/new", StringComparison.Ordinal) && !url.EndsWith("/visits", StringComparison.Ordinal));
        Assert.InRange(taps, 1, 12);
        Assert.Equal([], phone.TakeFaults());
        return $"/visits/{await site.WithAsync(s => s.GetRequiredService<TeacherDevDb>().StudioVisits.MaxAsync(v => v.Id))}";
    }

    private async Task SchoolConfirmsAsync(string visit)
    {
        await using var desk = await SignedInAsync("school", Screen.Desk);
        await desk.Page.ClickAsync($"main a[href^='{visit}']");
        if (!desk.Page.Url.EndsWith("/confirmation", StringComparison.Ordinal)) await desk.Page.ClickAsync($"a[href='{visit}/confirmation']");
        await desk.Page.ClickAsync("form[action$='/confirmation'] button");
        await Assertions.Expect(desk.Page.Locator(".notice")).ToContainTextAsync("已确认到校");
        Assert.Equal([], desk.TakeFaults());
    }

    private async Task TeacherSeesTheHoursAsync()
    {
        await using var phone = await SignedInAsync("teacher", Screen.Phone);
        await phone.GoAsync("/hours");
        await Assertions.Expect(phone.Page.Locator("main")).ToContainTextAsync(Held);
        // How many, how many owed, why: all above the bottom bar of a 390 × 844 phone.
        var bar = await phone.Page.EvaluateAsync<double>("() => document.querySelector('.tabs').getBoundingClientRect().top");
        foreach (var part in new[] { ".hours .ring", ".hours-note", "#why" })
            Assert.True(await phone.Page.Locator(part).First.EvaluateAsync<double>("e => e.getBoundingClientRect().bottom") <= bar, $"{part} stands below the fold");
        Assert.Equal([], phone.TakeFaults());
    }

    private async Task TheReminderArrivesADayLaterAsync(Someone teacher)
    {
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.RunAsync("plan-reminders");
        await site.RunAsync("deliver-messages");
        var letter = Assert.Single(post.Accepted, l => l.Recipient == teacher.Email && l.Text.Contains(ToCome, StringComparison.Ordinal));
        Assert.Contains("明天", letter.Text, StringComparison.Ordinal);
    }

    private async Task CoordinatorOpensTheVisitBehindAResultAsync(string visit)
    {
        await using var desk = await SignedInAsync("coordinator", Screen.Desk);
        var page = desk.Page;
        await desk.GoAsync("/assessments");
        await page.Locator("tbody th a", new() { HasText = "2026" }).First.ClickAsync();
        var cycle = page.Url;
        await page.ClickAsync("form[action$='/compilation'] button");
        await site.RunAsync("run-background-tasks");
        await desk.GoAsync(cycle);
        var studio = await site.WithAsync(async s =>
        {
            var db = s.GetRequiredService<TeacherDevDb>();
            var id = await db.StudioVisits.MaxAsync(v => v.Id);
            return await db.Studios.Where(x => db.StudioVisits.Any(v => v.Id == id && v.StudioId == x.Id)).Select(x => x.Name).SingleAsync();
        });
        await page.GetByRole(AriaRole.Link, new() { Name = studio, Exact = true }).ClickAsync();
        foreach (var line in await page.Locator(".score-lines summary").AllAsync()) await line.ClickAsync();
        await page.Locator($".evidence a[href='{visit}']").First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("同课异构：分数的意义");
        Assert.Equal([], desk.TakeFaults());
    }

    private static async Task<string> AddSessionAsync(Window desk, string cohort, string topic, string day)
    {
        await desk.GoAsync($"{cohort}/sessions/new");
        await FillSessionAsync(desk.Page, topic, day);
        await SaveAsync(desk.Page);
        await desk.AcceptAsync("课程已添加");
        await desk.GoAsync($"{cohort}/timetable");
        return (await desk.Page.Locator("a[href^='/sessions/']", new() { HasText = topic }).First.GetAttributeAsync("href"))!;
    }

    private static async Task FillSessionAsync(IPage page, string topic, string day)
    {
        await page.FillAsync("#Topic", topic);
        await page.FillAsync("#Day", day);
        await page.CheckAsync("input[name=Part][value=Evening]", new() { Force = true });
        await page.FillAsync("#Hours", "4");
    }

    private static async Task SaveAsync(IPage page) => await page.RunAndWaitForResponseAsync(() => page.ClickAsync("main form .btn.primary[type=submit]"), answer => answer.Request.Method == "POST" || answer.Request.IsNavigationRequest);

    private async Task<Window> SignedInAsync(string account, Screen screen)
    {
        var window = await browser.OpenAsync(site, screen);
        await window.SignInAsync(account);
        return window;
    }

    private Task<Someone> PersonAsync(string account) => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TeacherDevDb>();
        return await db.People.Where(p => db.Accounts.Any(a => a.UserName == account && a.PersonId == p.Id)).Select(p => new Someone(p.Id, p.Name, p.StaffNumber!, p.Email!, p.OrganisationId)).SingleAsync();
    });

    private sealed record Someone(int Id, string Name, string StaffNumber, string Email, int OrganisationId);

    /// <summary>The site with its mail going to a real SMTP server of the test.</summary>
    private sealed class MailedSite(int port) : BrowserSite
    {
        public Task RunAsync(string job) => WithAsync(async services => Assert.NotNull(await services.GetRequiredService<Sweep>().RunNowAsync(job, CancellationToken.None)));

        protected override Dictionary<string, string?> Settings(string folder) => new(base.Settings(folder), StringComparer.Ordinal)
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = port.ToString(CultureInfo.InvariantCulture),
            ["Mail:Security"] = "None",
            ["Mail:From"] = "teacherdev@example.cn",
        };
    }
}
