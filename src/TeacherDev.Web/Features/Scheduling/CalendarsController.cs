using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Accounts;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>校历: one page a year, for everyone who reads a timetable.</summary>
[Route("calendars"), Authorize(Policy = nameof(Permission.ReadCohorts))]
public sealed class CalendarsController : FeatureController
{
    [HttpGet("")]
    public IActionResult Index() => Redirect($"/calendars/{Today.Year}");

    [HttpGet("{year:int:range(2000,2100)}")]
    public async Task<IActionResult> Show(int year) => View(await YearPage.OfAsync(Db, year, Today, Stop));
}
