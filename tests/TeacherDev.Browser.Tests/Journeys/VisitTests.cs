using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Browser.Tests.Views;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Tests.Studios;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>到校 on a phone: the network goes in the middle, nothing is lost, and somebody at the school confirms with a phone of their own.</summary>
public sealed class VisitTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    private const string Summary = "两位老师执教同一课，评课围绕情境与图示的衔接。";

    [Fact]
    public async Task Through_a_tunnel_to_the_schools_own_word()
    {
        await using Window leader = await browser.OpenAsync(site, Screen.Phone), host = await browser.OpenAsync(site, Screen.Phone);
        await leader.SignInAsync("leader");
        var studio = await StudioAsync();
        var form = string.Create(CultureInfo.InvariantCulture, $"/studios/{studio}/visits/new");
        await leader.GoAsync(form);
        await leader.ChooseAsync("input[name=Purposes][value=TeachingSupport]");
        await leader.SelectAsync("#HostSchoolId", 1);
        await leader.FillAsync("#Topic", "同课异构：分数的意义");
        await leader.FillAsync("#Beneficiaries", "12");
        await leader.FillAsync("#Summary", Summary);

        // A closed tab loses nothing that was typed.
        await leader.GoAsync("/");
        await leader.GoAsync(form);
        Assert.Equal(Summary, await leader.Page.InputValueAsync("#Summary"));
        await leader.Page.SetInputFilesAsync("#Photos", new FilePayload { Name = "课堂.jpg", MimeType = "image/jpeg", Buffer = PhoneCamera.Take(600, 400) });

        // Without a network the page says so and stays.
        await leader.Page.Context.SetOfflineAsync(true);
        await leader.ClickAsync("form[data-draft] button[type=submit]");
        await Assertions.Expect(leader.Page.Locator("form[data-draft] [data-unsent]")).ToBeVisibleAsync();
        await Pictures.LookAsync(leader, "visit-offline-zh-CN-390");
        await leader.Page.Context.SetOfflineAsync(false);
        await leader.ClickAsync("form[data-draft] button[type=submit]");
        await Assertions.Expect(leader.Page.Locator(".photos img")).ToHaveCountAsync(1);
        Assert.InRange(leader.Actions, 1, 12);
        await Pictures.LookAsync(leader, "visit-logged-zh-CN-390");

        await leader.ClickAsync("form[action$='/pass'] button");
        var address = await leader.Page.TextContentAsync("#pass-address");
        await Pictures.LookAsync(leader, "visit-pass-zh-CN-390");
        await host.GoAsync(new Uri(address!).AbsolutePath);
        await Pictures.LookAsync(host, "host-answer-zh-CN-390");
        await host.FillAsync("#Name", "江月");
        await host.FillAsync("#Post", "教务主任");
        await host.ClickAsync("form[action^='/v/'] .btn.primary");
        await Assertions.Expect(host.Page.Locator(".done")).ToContainTextAsync("江月（教务主任）");
        await Pictures.LookAsync(host, "host-answered-zh-CN-390");
        Assert.InRange(host.Actions, 1, 3);
        await leader.Page.ReloadAsync();
        foreach (var window in new[] { leader, host }) Assert.Equal([], window.TakeFaults());
    }

    private Task<int> StudioAsync() => site.WithAsync(services =>
    {
        var db = services.GetRequiredService<TeacherDevDb>();
        return db.Studios.Where(s => s.Memberships.Any(m => m.Role == StudioRole.Leader && db.Accounts.Any(a => a.UserName == "leader" && a.PersonId == m.PersonId))).Select(s => s.Id).FirstAsync();
    });
}
