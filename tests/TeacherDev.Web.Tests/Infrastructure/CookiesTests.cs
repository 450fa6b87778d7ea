using TeacherDev.Domain.Accounts;

namespace TeacherDev.Web.Tests.Infrastructure;

/// <summary>A site whose public address is https: its forms can be posted, and every cookie it sets belongs to this host and to https alone.</summary>
public sealed class CookiesTests(CookiesTests.SecureSite site) : IClassFixture<CookiesTests.SecureSite>
{
    [Fact]
    public async Task Every_cookie_is_bound_to_the_host_and_forms_can_be_posted()
    {
        var secadmin = await site.AnyoneAsync();
        var cookies = new List<string>();
        async Task<Page> See(Task<Page> asked)
        {
            var page = await asked;
            if (page.Answer.Headers.TryGetValues("Set-Cookie", out var set)) cookies.AddRange(set);
            return page;
        }
        var login = await See(secadmin.GetAsync("/account/login?culture=en"));
        Assert.Equal(HttpStatusCode.Redirect, (await See(secadmin.SendAsync(login, new() { ["Name"] = "secadmin", ["Password"] = World.Password }))).Status);
        var opened = await See(secadmin.SubmitAsync("/admin/grants/new", new() { ["UserName"] = "expert", ["Name"] = "王芳" }, "form.panel"));
        Assert.Equal(HttpStatusCode.Redirect, opened.Status);
        Assert.NotNull((await See(secadmin.GetAsync(opened.Location!))).Html.QuerySelector("#password"));
        await See(secadmin.PostBareAsync("/account/logout"));

        Assert.Equal(["__Host-.AspNetCore.Culture", "__Host-teacherdev", "__Host-teacherdev-form", "__Host-teacherdev-notice"], cookies.Select(c => c.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        foreach (var cookie in cookies)
        {
            var attributes = cookie.Split("; ").Skip(1).Select(a => a.ToLowerInvariant()).ToList();
            Assert.Contains("secure", attributes);
            Assert.Contains("path=/", attributes);
            Assert.Contains("httponly", attributes);
            Assert.DoesNotContain(attributes, a => a.StartsWith("domain", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Behind_a_proxy_that_ends_tls_it_still_says_https()
    {
        var anyone = await site.AnyoneAsync();
        anyone.Http.BaseAddress = new Uri("http://localhost");
        Assert.Equal(HttpStatusCode.OK, await anyone.StatusAsync("/account/login"));
        Assert.StartsWith("https://", (await anyone.GetAsync("/people")).Location, StringComparison.Ordinal);
    }

    public sealed class SecureSite : TestSite
    {
        protected override Uri Address => new("https://localhost");

        protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal) { ["Site:PublicUrl"] = "https://localhost" };
    }
}
