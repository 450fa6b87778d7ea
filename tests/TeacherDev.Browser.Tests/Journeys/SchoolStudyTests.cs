using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Browser.Tests.Views;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>A school holds 校本研修 and hands in its hours as one batch, the district approves, the teacher has the hours.</summary>
public sealed class SchoolStudyTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task A_school_holds_it_hands_it_in_the_district_approves_and_the_teacher_has_the_hours()
    {
        await using Window school = await browser.OpenAsync(site), district = await browser.OpenAsync(site), teacher = await browser.OpenAsync(site, Screen.Phone);
        var name = await site.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TeacherDevDb>();
            var account = await db.Accounts.SingleAsync(a => a.UserName == "teacher");
            return await db.People.Where(p => p.Id == account.PersonId).Select(p => p.StaffNumber ?? p.Name).SingleAsync();
        });

        // The school makes it, invites, and plans this evening.
        await school.SignInAsync("school");
        await school.GoAsync("/activities");
        await school.ClickAsync("a[href='/activities/new']");
        await school.FillAsync("#Title", "数学组读书分享");
        await school.Page.SelectOptionAsync("#Kind", "SchoolBased");
        await Pictures.LookAsync(school, "school-activity-new-zh-CN-1440");
        await school.ClickAsync("main button[type=submit]");
        await Assertions.Expect(school.Page.Locator("h1")).ToHaveTextAsync("数学组读书分享");
        await school.FillAsync("#Names", name);
        await school.ClickAsync("form[action$='/invitations'] button.primary");
        await Assertions.Expect(school.Page.Locator("main table.list tbody tr")).ToHaveCountAsync(1);
        await school.ClickAsync("a[href$='/sessions/new']");
        await school.FillAsync("#Topic", "读《静悄悄的革命》");
        await school.FillAsync("#Day", site.Clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await school.ChooseAsync("input[name=Part][value=Evening]");
        await school.FillAsync("#Hours", "2");
        await Assertions.Expect(school.Page.Locator("a[href^='/venues/new']")).ToHaveCountAsync(0);
        await school.ClickAsync("main form.panel .actions button.primary");
        await Assertions.Expect(school.Page.Locator(".agenda h3 a")).ToHaveTextAsync("读《静悄悄的革命》");

        // It takes attendance and closes; the hours wait.
        await school.ClickAsync(".agenda h3 a");
        await school.ClickAsync("button[name=RestIsPresent]");
        await Assertions.Expect(school.Page.Locator("input[type=radio][value=Present]:checked")).ToHaveCountAsync(1);
        await school.ClickAsync("button[formaction$='/closure']");
        await Assertions.Expect(school.Page.Locator("main")).ToContainTextAsync("学时等学校成批提交");
        await Pictures.LookAsync(school, "school-session-closed-zh-CN-1440");

        // One batch.
        await school.GoAsync("/hours/batches");
        await Pictures.LookAsync(school, "batches-school-zh-CN-1440");
        await school.ClickAsync(".top a[href='/hours/batches/new']");
        await school.FillAsync("#Title", "读书分享学时");
        await Pictures.LookAsync(school, "batch-new-zh-CN-1440");
        await school.ClickAsync("main form[method=post] .actions button.primary");
        await Assertions.Expect(school.Page.Locator("h1")).ToHaveTextAsync("读书分享学时");
        await Assertions.Expect(school.Page.Locator(".top .tag")).ToHaveTextAsync("待认定");
        var batch = new Uri(school.Page.Url).AbsolutePath;

        // The district finds it on its home and approves.
        await district.SignInAsync("district");
        await district.GoAsync("/");
        await district.ClickAsync($"a[href='{batch}']");
        await Assertions.Expect(district.Page.Locator("h1")).ToHaveTextAsync("读书分享学时");
        await Pictures.LookAsync(district, "batch-district-zh-CN-1440");
        await district.ClickAsync("form[action$='/approval'] button");
        await district.ClickAsync("dialog[open] button[value=yes]");
        await Assertions.Expect(district.Page.Locator(".top .tag")).ToHaveTextAsync("已认定");
        await Pictures.LookAsync(district, "batch-approved-zh-CN-1440");

        // The teacher has the hours.
        await teacher.SignInAsync("teacher");
        await teacher.GoAsync("/hours");
        await Assertions.Expect(teacher.Page.Locator("main")).ToContainTextAsync("数学组读书分享：读《静悄悄的革命》");
        Assert.Null(await teacher.SidewaysAsync());
        foreach (var window in new[] { school, district, teacher }) Assert.Equal([], window.TakeFaults());
    }

    [Theory, InlineData("zh-CN"), InlineData("en")]
    public async Task The_pages_fit_a_phone(string language)
    {
        await using var phone = await browser.OpenAsync(site, Screen.Phone, language: language);
        await phone.SignInAsync("school");
        var (waiting, returned) = await site.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TeacherDevDb>();
            return (await db.HoursBatches.Where(b => b.State == Domain.Attendance.HoursBatchState.Submitted).Select(b => b.Id).FirstAsync(), await db.HoursBatches.Where(b => b.State == Domain.Attendance.HoursBatchState.Returned).Select(b => b.Id).FirstAsync());
        });
        foreach (var (address, picture) in new[] { ("/hours/batches", "batches"), ("/hours/batches/new", "batch-new"), ($"/hours/batches/{waiting}", "batch"), ($"/hours/batches/{returned}/edit", "batch-edit") })
        {
            Assert.Equal(200, await phone.GoAsync(address));
            await Pictures.LookAsync(phone, $"{picture}-{language}-390");
        }
        Assert.Equal([], phone.TakeFaults());
    }
}
