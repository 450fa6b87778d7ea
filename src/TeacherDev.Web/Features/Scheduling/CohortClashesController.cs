using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>All that speaks against the planned sessions of a class: to be read before the timetable is handed out, and again when halls, trainers or people change.</summary>
[Route("cohorts/{id:int}/clashes"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class CohortClashesController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int id)
    {
        if (await Db.ManagedAsync(id, Stop) is null || await CohortSummary.OfAsync(Db, id, Stop) is not { } cohort) return NotFound();
        return View("~/Features/Scheduling/CohortClashes.cshtml", new CohortClashes(cohort, await new Clashes(Db).OfCohortAsync(id, Stop)));
    }
}

public sealed record CohortClashes(CohortSummary Cohort, IReadOnlyList<SessionClashes> Sessions)
{
    public int Blocked => Sessions.Count(s => s.Blocks);
}
