using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>The school's answer to a visit: it happened, or it did not happen so.</summary>
[Route("visits/{id:int}"), Authorize(Policy = nameof(Permission.ConfirmVisits))]
public sealed class ConfirmationController(EvidenceBook evidence) : FeatureController
{
    [HttpGet("confirmation")]
    public async Task<IActionResult> New(int id)
    {
        if (await FindAsync(id) is not { } visit) return NotFound();
        if (!VisitPage.SpeaksForSchool(Viewer, visit)) return await Deny();
        return await PageAsync(id);
    }

    [HttpPost("confirmation")]
    public Task<IActionResult> Create(int id) => AnswerAsync(id, visit => evidence.Confirm(visit, Viewer.AccountId, Time.UtcNow), "已确认到校，计入工作室进度");

    [HttpPost("rejection")]
    public Task<IActionResult> Reject(int id, AnswerForm form) => AnswerAsync(id, visit => visit.Reject(form.Reason!, Viewer.AccountId, Time.UtcNow), "已退回，工作室会看到原因");

    private async Task<IActionResult> AnswerAsync(int id, Action<StudioVisit> answer, string notice)
    {
        if (await FindAsync(id) is { } visit && !VisitPage.SpeaksForSchool(Viewer, visit)) return await Deny();
        return await Submit(() => FindAsync(id), seen: null, answer, _ => RedirectToAction("Show", "Visits", new { id }), notice, () => PageAsync(id));
    }

    private Task<StudioVisit?> FindAsync(int id) => Db.StudioVisits.Include(v => v.HostSchool).SingleOrDefaultAsync(v => v.Id == id, Stop);

    private async Task<IActionResult> PageAsync(int id) => View("Confirmation", (await VisitPage.OfAsync(Db, id, Today, Stop))!);
}
