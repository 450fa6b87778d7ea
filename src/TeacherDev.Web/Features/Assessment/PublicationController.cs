using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Assessment;

/// <summary>Makes the compiled figures known to the studios; from then on they change by revisions only.</summary>
[Route("assessments/{id:int}/publication"), Authorize(Policy = nameof(Permission.ManageAssessments))]
public sealed class PublicationController(Compilation compilation) : FeatureController
{
    [HttpPost("")]
    public Task<IActionResult> Create(int id, int? version) => Submit(
        () => Db.AssessmentCycles.SingleOrDefaultAsync(c => c.Id == id, Stop), version, cycle => compilation.PublishAsync(cycle, Time.UtcNow, Stop),
        _ => RedirectToAction("Show", "Assessments", new { id }), "考核结果已发布",
        async () => View("Show", await CyclePage.OfAsync(Db, id, new ResultQuery().Of(Db, Db.AssessmentResults.AsNoTracking().Where(r => r.CycleId == id)), new ResultQuery(), Stop)));
}
