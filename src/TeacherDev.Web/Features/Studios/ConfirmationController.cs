using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>The school's answer to a visit: it happened, or it did not happen so; and its objection to what was confirmed in its name.</summary>
[Route("visits/{id:int}"), Authorize(Policy = nameof(Permission.ConfirmVisits))]
public sealed class ConfirmationController(EvidenceBook evidence, VisitDays days) : FeatureController
{
    [HttpGet("confirmation")]
    public async Task<IActionResult> New(int id)
    {
        if (await FindAsync(id) is not { } visit) return NotFound();
        if (!VisitPage.SpeaksForSchool(Viewer, visit)) return await Deny();
        return await PageAsync("Confirmation", id);
    }

    [HttpPost("confirmation")]
    public Task<IActionResult> Create(int id) => AnswerAsync(id, "Confirmation", visit => { evidence.Confirm(visit, Answer); return Task.CompletedTask; }, "已确认到校，计入工作室进度");

    [HttpPost("rejection")]
    public Task<IActionResult> Reject(int id, AnswerForm form) => AnswerAsync(id, "Confirmation", visit => { visit.Reject(form.Reason!, Answer); return Task.CompletedTask; }, "已退回，工作室会看到原因");

    /// <summary>Somebody without an account confirmed what did not happen so: it no longer counts.</summary>
    [HttpPost("objection")]
    public Task<IActionResult> Dispute(int id, AnswerForm form) => AnswerAsync(id, "Visit", async visit =>
    {
        if (visit is not { State: VisitState.Confirmed, AnsweredHow: AnswerMeans.Pass }) throw new RuleBroken("只有扫码确认的到校可以由学校提出异议");
        var due = await days.ObjectionDueAsync(visit, Stop);
        if (Today > due) throw new RuleBroken("异议期限到 {0:M月d日} 为止，请联系培训管理员", due);
        await evidence.VoidAsync(visit, form.Reason!, Viewer.AccountId, Time.UtcNow, Stop);
    }, "已提出异议，这次到校不再计入");

    private VisitAnswer Answer => VisitAnswer.OfAccount(Viewer.AccountId, Time.UtcNow);

    private async Task<IActionResult> AnswerAsync(int id, string page, Func<StudioVisit, Task> answer, string notice)
    {
        if (await FindAsync(id) is { } visit && !VisitPage.SpeaksForSchool(Viewer, visit)) return await Deny();
        return await Submit(() => FindAsync(id), seen: null, answer, _ => RedirectToAction("Show", "Visits", new { id }), notice, () => PageAsync(page, id));
    }

    private Task<StudioVisit?> FindAsync(int id) => Db.StudioVisits.Include(v => v.HostSchool).Include(v => v.Organisation).SingleOrDefaultAsync(v => v.Id == id, Stop);

    private async Task<IActionResult> PageAsync(string view, int id) => View(view, (await VisitPage.OfAsync(Db, days, id, Time.UtcNow, Stop))!);
}
