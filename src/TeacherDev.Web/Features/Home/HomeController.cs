using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Home;

[Route("")]
public sealed class HomeController(Todos todos, StudioYears years, HoursLedger ledger) : FeatureController
{
    /// <summary>工作台: to-dos of all roles first, then what the acting role opens most.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var session = HttpContext.Features.Get<SignedIn>()!;
        var steers = Viewer.Role is Role.Coordinator or Role.Viewer or Role.Researcher or Role.SchoolAdmin;
        return View(new HomePage(
            session, Today, Time.TimeOfDay, await todos.OfAsync(session, Stop),
            steers ? await SteeringHome.OfAsync(Db, years, Today, Stop) : null,
            steers || Viewer.Role is { } role && role.IsAdministrator ? null : await PersonHome.OfAsync(Db, ledger, years, Today, Stop)));
    }
}

/// <param name="Steering">For those who steer an organisation; null for others.</param>
/// <param name="Person">For those who see only their own; null for others and for accounts without a person.</param>
public sealed record HomePage(SignedIn Session, DateOnly Today, TimeOnly Now, IReadOnlyList<Todo> Todos, SteeringHome? Steering, PersonHome? Person)
{
    /// <summary>Chinese; the translation key.</summary>
    public string Greeting => Now.Hour switch { < 6 => "夜深了", < 12 => "上午好", < 18 => "下午好", _ => "晚上好" };
}
