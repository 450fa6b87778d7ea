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

/// <summary>抽查 on projector, phone and desk: started on the wall, answered by one of two, and looked through afterwards.</summary>
public sealed class SpotCheckTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    [Theory, InlineData("zh-CN", "抽查已应答"), InlineData("en", "Spot check answered")]
    public async Task The_wall_asks_and_the_phone_answers(string language, string done)
    {
        var session = await AddSessionAsync();
        await using Window wall = await browser.OpenAsync(site, Screen.Desk, language: language), phone = await browser.OpenAsync(site, Screen.Phone, language: language);
        await wall.SignInAsync("coordinator");
        await wall.GoAsync($"/sessions/{session}/wall");
        await Assertions.Expect(wall.Page.Locator(".wallbar form")).ToBeVisibleAsync();
        await wall.Page.ClickAsync(".wallbar form button");
        await Assertions.Expect(wall.Page.Locator(".wall .asked")).ToBeVisibleAsync();
        await Assertions.Expect(wall.Page.Locator(".wallbar form")).ToBeHiddenAsync();
        await LookAsync(wall, $"spot-wall-{language}");

        await phone.SignInAsync("teacher");
        site.Clock.Advance(TimeSpan.FromSeconds(2));
        await wall.Page.ReloadAsync();
        await phone.GoAsync(new Uri((await wall.Page.Locator("[data-address]").GetAttributeAsync("data-address"))!).AbsolutePath);
        await LookAsync(phone, $"spot-asked-{language}");
        await phone.Page.ClickAsync("form[action$='/answer'] button");
        await Assertions.Expect(phone.Page.Locator(".done").First).ToContainTextAsync(done);
        await LookAsync(phone, $"spot-answered-{language}");
        await Assertions.Expect(wall.Page.Locator(".cnt")).ToContainTextAsync("1 / 2", new() { Timeout = 15_000 });

        await wall.GoAsync($"/sessions/{session}/sign-ins");
        await LookAsync(wall, $"spot-running-{language}");
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        await wall.GoAsync($"/sessions/{session}/sign-ins");
        await LookAsync(wall, $"spot-over-{language}");
        await wall.Page.ClickAsync("#checks tbody a");
        await Assertions.Expect(wall.Page.Locator("#Why")).ToHaveValueAsync(language == "en" ? "Spot check not answered" : "抽查未应答");
        await LookAsync(wall, $"spot-sheet-{language}");
        Assert.Equal([], phone.TakeFaults());
        Assert.Equal([], wall.TakeFaults());
    }

    [Fact]
    public async Task The_rules_switch_it_on()
    {
        await using var desk = await browser.OpenAsync(site);
        var organisation = await site.WithAsync(s => s.GetRequiredService<TeacherDevDb>().Cohorts.OrderBy(c => c.Id).Select(c => c.OrganisationId).FirstAsync());
        await desk.SignInAsync("coordinator");
        await desk.GoAsync($"/organisations/{organisation}/sign-in-rules");
        await desk.Page.CheckAsync("#SpotChecks");
        await desk.Page.EvaluateAsync("document.querySelector('#SpotChecks').scrollIntoView()");
        await LookAsync(desk, "spot-rules-zh-CN");
        Assert.Equal([], desk.TakeFaults());
    }

    /// <summary>The window at both widths: nothing sticks out, nothing is inaccessible.</summary>
    private static async Task LookAsync(Window window, string name)
    {
        foreach (var (width, height) in new[] { (390, 844), (1440, 900) })
        {
            await window.Page.SetViewportSizeAsync(width, height);
            Assert.Null(await window.SidewaysAsync());
            Assert.Equal([], await window.AxeAsync());
            await Pictures.ShotAsync(window, $"{name}-{width}");
        }
    }

    /// <summary>A session that began ten minutes ago, with the teacher's account and a colleague marked as there.</summary>
    private Task<int> AddSessionAsync() => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TeacherDevDb>();
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var like = await db.Cohorts.AsNoTracking().OrderBy(c => c.Id).FirstAsync();
        var rules = await db.SignInRules.SingleOrDefaultAsync(r => r.OrganisationId == like.OrganisationId) ?? db.Add(new SignInRules(like.OrganisationId)).Entity;
        rules.Decide(SignInTerms.Usual with { SpotChecks = true });
        var teacher = (await db.Accounts.SingleAsync(a => a.UserName == "teacher")).PersonId!.Value;
        var colleague = await db.People.Where(p => p.Id != teacher && !db.Accounts.Any(a => a.PersonId == p.Id)).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
        var activity = new Activity(like.OrganisationId, ActivityKind.Lecture, "单元整体教学报告会", null, null, null, Guid.NewGuid());
        activity.Invite([teacher, colleague], now.DayInShanghai);
        db.Add(activity);
        await db.SaveChangesAsync();
        var start = TimeOnly.FromDateTime(now.InShanghai.AddMinutes(-10));
        var session = Session.OfActivity(activity.Id, like.OrganisationId, new("数概念与图像表征", null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(2)),
            new Slot(now.DayInShanghai, Slot.PartOf(start), start, start.AddHours(1)), Guid.NewGuid());
        db.Add(session);
        await db.SaveChangesAsync();
        db.AddRange(new AttendanceMark(session.Id, teacher, AttendanceStatus.Present, now.AddMinutes(-12), source: MarkSource.Scan), new AttendanceMark(session.Id, colleague, AttendanceStatus.Late, now.AddMinutes(-2)));
        await db.SaveChangesAsync();
        return session.Id;
    });
}
