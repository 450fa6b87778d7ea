using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace TeacherDev.Web.Tests.Architecture;

public sealed class PolicyTests(TestSite site) : IClassFixture<TestSite>
{
    /// <summary>Open to whoever is signed in: one's own things, roots that their scope alone guards, and signing in to a session, which being expected there opens.</summary>
    private static readonly string[] SignedIn =
    [
        "Account.Index", "Account.Logout", "Files.Show", "Home.Index", "Inbox.Index", "Inbox.Read", "Inbox.ReadAll",
        "Password.Create", "Password.New", "People.Show", "Scans.Answer", "Scans.Create", "Scans.Locate", "Scans.New", "Scans.SignIn", "Scans.SignOff", "Sessions.End", "Sessions.Index", "Styleguide.Index",
    ];

    [Fact]
    public async Task Every_action_names_its_permission_or_is_open_to_all_who_are_signed_in_on_purpose()
    {
        var endpoints = await site.WithAsync(services => Task.FromResult(services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).ToList()));
        Assert.Equal(SignedIn, Guards.ActionsWithoutPolicy(endpoints));
    }

    [Fact]
    public void An_action_without_a_permission_is_reported() => Assert.Equal(["Planted.Forgotten", "Planted.Signed"], Guards.ActionsWithoutPolicy(
    [
        Planted("Forgotten"), Planted("Signed", new AuthorizeAttribute()), Planted("Open", new AllowAnonymousAttribute()), Planted("Guarded", new AuthorizeAttribute(), new AuthorizeAttribute("ManageCohorts")),
    ]));

    private static Endpoint Planted(string action, params object[] metadata) =>
        new(requestDelegate: null, new EndpointMetadataCollection([new ControllerActionDescriptor { ControllerName = "Planted", ActionName = action }, .. metadata]), action);
}
