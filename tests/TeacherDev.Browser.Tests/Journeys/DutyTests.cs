using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Browser.Tests.Views;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>每学期开课 from the lesson to the list: a school names who gives it, closes it, and the teacher is on the list of those who lack one no more.</summary>
public sealed class DutyTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task From_the_lesson_to_the_list_of_those_who_gave_one()
    {
        await using Window school = await browser.OpenAsync(site), teacher = await browser.OpenAsync(site, Screen.Phone);
        var number = await site.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TeacherDevDb>();
            var account = await db.Accounts.SingleAsync(a => a.UserName == "teacher");
            return await db.People.Where(p => p.Id == account.PersonId).Select(p => p.StaffNumber ?? p.Name).SingleAsync();
        });
        await school.SignInAsync("school");
        await school.GoAsync($"/activities/duties/lessons?q={number}");
        await Assertions.Expect(school.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await school.GoAsync("/activities/duties/lessons");
        await Pictures.LookAsync(school, "duties-lessons-zh-CN-1440");

        await school.GoAsync("/activities/new");
        await school.FillAsync("#Title", "《岳阳楼记》公开课");
        await school.Page.SelectOptionAsync("#Kind", "OpenLesson");
        await school.ClickAsync("main button[type=submit]");
        await school.FillAsync("#Givers", number);
        await school.ClickAsync("form[action$='/givers'] button");
        await Assertions.Expect(school.Page.Locator(".plainlist li")).ToHaveCountAsync(1);
        await school.FillAsync("#Names", number);
        await school.ClickAsync("form[action$='/invitations'] button.primary");
        await Assertions.Expect(school.Page.Locator("main table.list tbody tr")).ToHaveCountAsync(1);
        await Pictures.LookAsync(school, "activity-givers-zh-CN-1440");
        await school.ClickAsync("a[href$='/sessions/new']");
        await school.FillAsync("#Topic", "岳阳楼记");
        await school.FillAsync("#Day", site.Clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await school.ChooseAsync("input[name=Part][value=Evening]");
        await school.FillAsync("#Hours", "1");
        await school.ClickAsync("main form.panel .actions button.primary");
        await school.ClickAsync(".agenda h3 a");
        await school.ClickAsync("button[name=RestIsPresent]");
        await Assertions.Expect(school.Page.Locator("input[type=radio][value=Present]:checked")).ToHaveCountAsync(1);
        await school.ClickAsync("button[formaction$='/closure']");
        await Assertions.Expect(school.Page.Locator("main")).ToContainTextAsync("已结束");
        await school.GoAsync($"/activities/duties/lessons?q={number}");
        await Assertions.Expect(school.Page.Locator("main .empty b")).ToHaveTextAsync("没有未完成的");

        await teacher.SignInAsync("teacher");
        await teacher.GoAsync("/activities");
        await teacher.ClickAsync("a[href='/activities/duties/mine']");
        await Assertions.Expect(teacher.Page.Locator("main")).ToContainTextAsync("《岳阳楼记》公开课");
        await Pictures.LookAsync(teacher, "duties-mine-zh-CN-390");
        foreach (var window in new[] { school, teacher }) Assert.Equal([], window.TakeFaults());
    }

    [Theory, InlineData("zh-CN", false), InlineData("en", true)]
    public async Task The_pages_of_researchers(string language, bool onPhone)
    {
        await using var window = await browser.OpenAsync(site, onPhone ? Screen.Phone : Screen.Desk, language: language);
        await window.SignInAsync("district");
        foreach (var (address, picture) in new[] { ("/activities/duties?state=All", "duties"), ("/activities/contact-schools", "contact-schools"), ("/activities/duties/lessons", "duties-lessons") })
        {
            Assert.Equal(200, await window.GoAsync(address));
            await Pictures.LookAsync(window, $"{picture}-{language}-{(onPhone ? 390 : 1440)}");
        }
        await window.GoAsync("/activities/duties?state=All");
        await window.ClickAsync("main tbody th a");
        await Pictures.LookAsync(window, $"duties-person-{language}-{(onPhone ? 390 : 1440)}");
        Assert.Equal([], window.TakeFaults());
    }
}
