using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Browser.Tests.Views;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>教研出勤通报 from the activity to the school: an institute holds it, compiles and reports, the bureau approves, the school reads its numbers and its message.</summary>
public sealed class BulletinTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task From_the_activity_to_the_school()
    {
        await using Window institute = await browser.OpenAsync(site), bureau = await browser.OpenAsync(site), school = await browser.OpenAsync(site, Screen.Phone);
        var day = site.Clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var names = await site.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TeacherDevDb>();
            var people = await db.Accounts.Where(a => a.UserName == "school" || a.UserName == "teacher").Select(a => a.PersonId).ToListAsync();
            return await db.People.Where(p => people.Contains(p.Id)).Select(p => p.StaffNumber ?? p.Name).ToListAsync();
        });

        // The institute holds a research event this evening and closes its attendance.
        await institute.SignInAsync("district");
        await institute.GoAsync("/activities/new");
        await institute.FillAsync("#Title", "全区集体备课");
        await institute.Page.SelectOptionAsync("#Kind", "Research");
        await institute.ClickAsync("main button[type=submit]");
        await Assertions.Expect(institute.Page.Locator("h1")).ToHaveTextAsync("全区集体备课");
        await institute.FillAsync("#Names", string.Join('\n', names));
        await institute.ClickAsync("form[action$='/invitations'] button.primary");
        await Assertions.Expect(institute.Page.Locator("main table.list tbody tr")).ToHaveCountAsync(2);
        await institute.ClickAsync("a[href$='/sessions/new']");
        await institute.FillAsync("#Topic", "单元整体设计");
        await institute.FillAsync("#Day", day);
        await institute.ChooseAsync("input[name=Part][value=Evening]");
        await institute.FillAsync("#Hours", "2");
        await institute.ClickAsync("main form.panel .actions button.primary");
        await institute.ClickAsync(".agenda h3 a");
        await institute.ClickAsync("button[name=RestIsPresent]");
        await Assertions.Expect(institute.Page.Locator("input[type=radio][value=Present]:checked")).ToHaveCountAsync(2);
        await institute.ClickAsync("button[formaction$='/closure']");
        await Assertions.Expect(institute.Page.Locator("main")).ToContainTextAsync("已结束");

        // It compiles the bulletin of this month and reports it.
        await institute.GoAsync("/activities/bulletins");
        await Pictures.LookAsync(institute, "bulletins-zh-CN-1440");
        await institute.ClickAsync(".top a[href='/activities/bulletins/new']");
        await institute.FillAsync("#from", day);
        await institute.FillAsync("#to", day);
        await institute.ClickAsync("form[method=get] button[type=submit]");
        await Assertions.Expect(institute.Page.Locator("main tbody input[type=checkbox]:checked")).ToHaveCountAsync(1);
        await institute.FillAsync("#Title", "集体备课出勤通报");
        await institute.FillAsync("#Note", "请各校纳入考勤管理。");
        await Pictures.LookAsync(institute, "bulletin-new-zh-CN-1440");
        await institute.ClickAsync("main form[method=post] button.primary");
        await Assertions.Expect(institute.Page.Locator("h1")).ToHaveTextAsync("集体备课出勤通报");
        var address = new Uri(institute.Page.Url).AbsolutePath;
        await institute.ClickAsync("form[action$='/report'] button");
        await institute.ClickAsync("dialog[open] button[value=yes]");
        await Assertions.Expect(institute.Page.Locator(".top .tag")).ToHaveTextAsync("待批准");

        // The bureau finds it on its home page and approves.
        await bureau.SignInAsync("viewer");
        await bureau.GoAsync("/");
        await bureau.ClickAsync($"a[href='{address}']");
        await Pictures.LookAsync(bureau, "bulletin-bureau-zh-CN-1440");
        await bureau.ClickAsync("form[action$='/approval'] button");
        await bureau.ClickAsync("dialog[open] button[value=yes]");
        await Assertions.Expect(bureau.Page.Locator(".top .tag")).ToHaveTextAsync("已批准");

        // The institute publishes; the school reads it on a phone.
        await institute.GoAsync("/");
        await institute.ClickAsync($"a[href='{address}']");
        await institute.ClickAsync("form[action$='/publication'] button");
        await institute.ClickAsync("dialog[open] button[value=yes]");
        await Assertions.Expect(institute.Page.Locator(".top .tag")).ToHaveTextAsync("已通报");
        await Pictures.LookAsync(institute, "bulletin-published-zh-CN-1440");
        await school.SignInAsync("school");
        await school.GoAsync("/activities/bulletins");
        await Pictures.LookAsync(school, "bulletins-school-zh-CN-390");
        await school.ClickAsync($"a[href='{address}']");
        await Assertions.Expect(school.Page.Locator(".kpis")).ToContainTextAsync("100.0%");
        await Pictures.LookAsync(school, "bulletin-school-zh-CN-390");
        foreach (var window in new[] { institute, bureau, school }) Assert.Equal([], window.TakeFaults());
    }

    [Fact]
    public async Task The_pages_fit_a_phone_in_English()
    {
        await using var phone = await browser.OpenAsync(site, Screen.Phone, language: "en");
        await phone.SignInAsync("district");
        foreach (var (address, picture) in new[] { ("/activities/bulletins", "bulletins"), ("/activities/bulletins/new?from=2026-09-01&to=2026-09-30", "bulletin-new"), ("/activities/bulletins/rules", "bulletin-rules") })
        {
            Assert.Equal(200, await phone.GoAsync(address));
            await Pictures.LookAsync(phone, $"{picture}-en-390");
        }
        await phone.GoAsync("/activities/bulletins?state=Published");
        await phone.ClickAsync("main tbody th a");
        await Pictures.LookAsync(phone, "bulletin-en-390");
        Assert.Equal([], phone.TakeFaults());
    }
}
