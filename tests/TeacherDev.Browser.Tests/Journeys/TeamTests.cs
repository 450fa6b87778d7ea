using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Browser.Tests.Views;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>协作组织 from the list to an activity: the district finds teachers by school and adds them at once; who leads a body of the city holds an activity from a phone.</summary>
public sealed class TeamTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task From_an_empty_body_to_its_people_and_a_new_lead()
    {
        await using var district = await browser.OpenAsync(site);
        await district.SignInAsync("district");
        await district.GoAsync("/activities");
        await district.ClickAsync("nav.subnav a[href='/teams']");
        await district.ClickAsync("a[href='/teams/new']");
        await district.FillAsync("#Name", "江川区初中物理中心组");
        await district.Page.SelectOptionAsync("#Kind", "SubjectCoreTeam");
        await LookAsync(district, "team-new-zh-CN-1440");
        await district.ClickAsync("main button[type=submit]");
        await district.ClickAsync("a[href$='/members/new']");
        await district.SelectAsync("select[name=organisation]", 3);
        await district.Page.WaitForURLAsync(url => url.Contains("organisation=", StringComparison.Ordinal));
        await district.Page.Locator("main tbody input[type=checkbox]").Nth(0).CheckAsync();
        await district.Page.Locator("main tbody input[type=checkbox]").Nth(1).CheckAsync();
        await LookAsync(district, "team-candidates-zh-CN-1440");
        await district.ClickAsync("form[action*='/members?'] button.primary");
        await Assertions.Expect(district.Page.Locator("#members tbody tr")).ToHaveCountAsync(2);
        var name = (await district.Page.Locator("#members tbody tr th").First.InnerTextAsync()).Split('\n', ' ')[0].Trim();
        var school = await district.Page.Locator("#members tbody tr").First.Locator("td").Nth(1).InnerTextAsync();
        await district.ClickAsync("details:has(#lead-name) summary");
        await district.FillAsync("#lead-name", $"{name} {school}");
        await LookAsync(district, "team-lead-zh-CN-1440");
        await district.ClickAsync("details:has(#lead-name) button[type=submit]");
        await Assertions.Expect(district.Page.Locator("#members .tag.ok")).ToHaveCountAsync(1);
        Assert.Equal([], district.TakeFaults());
    }

    [Theory, InlineData("zh-CN", false), InlineData("zh-CN", true), InlineData("en", false), InlineData("en", true)]
    public async Task The_pages(string language, bool onPhone)
    {
        var width = onPhone ? 390 : 1440;
        await using Window coordinator = await browser.OpenAsync(site, onPhone ? Screen.Phone : Screen.Desk, language: language), leader = await browser.OpenAsync(site, onPhone ? Screen.Phone : Screen.Desk, language: language);
        await coordinator.SignInAsync("coordinator");
        Assert.Equal(200, await coordinator.GoAsync("/teams"));
        await LookAsync(coordinator, $"teams-{language}-{width}");
        await coordinator.GoAsync("/teams?subject=数学");
        await coordinator.ClickAsync("main tbody th a");
        await LookAsync(coordinator, $"team-{language}-{width}");
        await coordinator.ClickAsync("details:has(#end-reason) summary");
        await LookAsync(coordinator, $"team-ending-{language}-{width}");
        await coordinator.ClickAsync("a[href$='/members/new']");
        await LookAsync(coordinator, $"team-candidates-{language}-{width}");

        await leader.SignInAsync("leader");
        await leader.GoAsync("/teams");
        await Assertions.Expect(leader.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await leader.ClickAsync("main tbody th a");
        await LookAsync(leader, $"team-of-lead-{language}-{width}");
        await leader.ClickAsync("a[href^='/activities/new?team=']");
        await LookAsync(leader, $"team-activity-new-{language}-{width}");
        foreach (var window in new[] { coordinator, leader }) Assert.Equal([], window.TakeFaults());
    }

    private static async Task LookAsync(Window window, string picture)
    {
        Assert.Equal([], await window.AxeAsync());
        Assert.Null(await window.SidewaysAsync());
        await Pictures.ShotAsync(window, picture);
    }
}
