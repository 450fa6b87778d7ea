namespace TeacherDev.Web.Tests.Infrastructure;

/// <summary>The security headers stand on every response, whatever it answers.</summary>
public sealed class HeadersTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("anyone", "/account/login", HttpStatusCode.OK)]
    [InlineData("anyone", "/people", HttpStatusCode.Redirect)]
    [InlineData("anyone", "/app.css", HttpStatusCode.OK)]
    [InlineData("anyone", "/healthz", HttpStatusCode.OK)]
    [InlineData("teacher", "/", HttpStatusCode.OK)]
    [InlineData("teacher", "/people", HttpStatusCode.Forbidden)]
    [InlineData("teacher", "/people/999999", HttpStatusCode.NotFound)]
    [InlineData("teacher", "/nothing/here", HttpStatusCode.NotFound)]
    [InlineData("coordinator", "/people?format=xlsx", HttpStatusCode.OK)]
    public async Task Every_response_carries_them(string who, string path, HttpStatusCode status)
    {
        var visitor = who == "anyone" ? await site.AnyoneAsync() : await site.AsAsync(who);
        var page = await visitor.GetAsync(path);
        Assert.Equal(status, page.Status);
        string Header(string name) => page.Answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
        var policy = Header("Content-Security-Policy");
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("", Header("Server"));
        if (who != "anyone") Assert.Contains("no-store", Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/people", HttpStatusCode.Forbidden, "您没有权限做这件事")]
    [InlineData("/people/999999", HttpStatusCode.NotFound, "没有找到这个页面")]
    public async Task Denials_are_answered_in_place(string path, HttpStatusCode status, string title)
    {
        var page = await (await site.AsAsync("teacher")).GetAsync(path);
        Assert.Equal((status, path), (page.Status, page.Path));
        Assert.Contains(title, page.Text, StringComparison.Ordinal);
    }
}
