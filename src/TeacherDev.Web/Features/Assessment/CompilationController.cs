using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs.Assessment;

namespace TeacherDev.Web.Features.Assessment;

/// <summary>Asks for a cycle to be compiled; the work is done in the background, and asked for once while it waits.</summary>
[Route("assessments/{id:int}/compilation"), Authorize(Policy = nameof(Permission.ManageAssessments))]
public sealed class CompilationController : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int id, Guid key)
    {
        if (await Db.AssessmentCycles.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, Stop) is not { } cycle) return NotFound();
        var unique = key == Guid.Empty ? Guid.NewGuid() : key;
        return await Create(
            unique, already: () => CompilingNow.Of(Db, id).Where(t => t.IdempotencyKey == unique || t.State == TaskState.Queued || t.State == TaskState.Running).OrderBy(t => t.Id).FirstOrDefaultAsync(Stop),
            make: () => Task.FromResult(CompileAssessment.Ask(cycle, Viewer.AccountId, unique, Time.UtcNow)),
            _ => RedirectToAction("Show", "Assessments", new { id }), "已开始汇总，完成后本页自动更新", () => Task.FromResult<IActionResult>(RedirectToAction("Show", "Assessments", new { id })));
    }
}
