using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Accounts;

namespace TeacherDev.Web.Features.Scheduling;

[Route("cohorts/{id:int}/timetable")]
public sealed class TimetableController : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Show(int id, WeekChoice choice) => await TimetablePage.OfAsync(Db, id, choice, Today, Stop) is { } page ? View("Timetable", page) : NotFound();
}
