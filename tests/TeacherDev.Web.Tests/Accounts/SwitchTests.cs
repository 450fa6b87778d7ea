using Microsoft.EntityFrameworkCore;

namespace TeacherDev.Web.Tests.Accounts;

/// <summary>“?as=” opens a page in another role of one's own, and nothing else.</summary>
public sealed class SwitchTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_grant_of_ones_own_is_acted_under_and_the_address_goes_on_without_it()
    {
        var teacher = await site.AsAsync("teacher");
        Assert.Equal("/inbox?page=2", (await teacher.GetAsync($"/inbox?as={await GrantOfAsync("teacher")}&page=2")).Location);
    }

    [Theory]
    [InlineData("coordinator"), InlineData("secadmin")]
    public async Task A_grant_of_another_is_not_taken(string other)
    {
        var teacher = await site.AsAsync("teacher");
        Assert.Equal(HttpStatusCode.OK, await teacher.StatusAsync($"/inbox?as={await GrantOfAsync(other)}"));
        Assert.Equal(HttpStatusCode.Forbidden, await teacher.StatusAsync("/organisations"));
    }

    [Theory]
    [InlineData("x"), InlineData("-1"), InlineData("1e9"), InlineData("99999999999999999999"), InlineData("1&as=2"), InlineData("%00"), InlineData("")]
    public async Task What_is_no_grant_is_ignored(string typed) => Assert.Equal(HttpStatusCode.OK, await (await site.AsAsync("teacher")).StatusAsync($"/inbox?as={typed}"));

    [Theory]
    [InlineData("//evil.test/"), InlineData("///evil.test/"), InlineData("/\\evil.test/"), InlineData("/%5Cevil.test/"), InlineData("/%2Fevil.test/"), InlineData("/%09/evil.test/"), InlineData("//evil.test%2F..")]
    public async Task It_never_leads_to_another_site(string path)
    {
        var teacher = await site.AsAsync("teacher");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://localhost{path}?as={await GrantOfAsync("teacher")}"));
        var answer = await teacher.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var target = answer.Headers.Location!.OriginalString;
        Assert.True(target == "/" || target is ['/', not ('/' or '\\'), ..], target);
        Assert.Equal("localhost", new Uri(new Uri("http://localhost/"), target).Host);
    }

    private Task<int> GrantOfAsync(string userName) => site.InDbAsync(db => db.Grants.Where(g => db.Accounts.Any(a => a.Id == g.AccountId && a.UserName == userName)).Select(g => g.Id).FirstAsync());
}
