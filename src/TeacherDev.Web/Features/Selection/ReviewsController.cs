using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>Those whose step it is pass applications on, return them or do not pass them, and put their list in order.</summary>
[Authorize(Policy = nameof(Permission.ReadCalls))]
public sealed class ReviewsController(Eligibility eligibility, Nominating nominating) : FeatureController
{
    /// <summary>Passes all that are ticked, or none.</summary>
    [HttpPost("calls/{id:int}/approvals")]
    public async Task<IActionResult> Approve(int id, ApprovalForm form)
    {
        if (await CallSummary.OfAsync(Db, id, Stop) is not { } summary) return NotFound();
        if (summary.TurnOf(Viewer) is null || (form.Step is { } step && !summary.IsDoneBy(Viewer, step))) return await Deny();
        return await ListAsync(id, () => nominating.ApproveAsync(id, form.Step!.Value, form.ApplicationIds!, By, stop: Stop), "已通过所选申报");
    }

    /// <summary>A school proposes a pasted list of its teachers, in the order of the list.</summary>
    [HttpPost("calls/{id:int}/nominations"), Authorize(Policy = nameof(Permission.Nominate))]
    public async Task<IActionResult> Nominate(int id, NominationForm form)
    {
        IReadOnlyList<Because> problems = [];
        return await ListAsync(id, async () =>
        {
            var found = await new NameList(Db).FindAsync(form.Names, Stop);
            problems = found.Problems;
            if (problems.Count > 0) throw new RuleBroken("名单中有 {0} 行需要核对，改好后再推荐", problems.Count);
            if (found.Ids.Count == 0) throw new RuleBroken("请粘贴要推荐的教师名单");
            await nominating.ProposeAsync(id, found.Ids, By, Stop);
        }, "已推荐", () => form with { Problems = problems });
    }

    /// <summary>Puts the own body's list in order.</summary>
    [HttpPost("calls/{id:int}/ranking")]
    public async Task<IActionResult> Rank(int id, RankingForm form)
    {
        if (await CallSummary.OfAsync(Db, id, Stop) is not { } summary) return NotFound();
        if (summary.TurnOf(Viewer) is null) return await Deny();
        return await Submit(
            () => Db.Quotas.SingleOrDefaultAsync(q => q.CallId == id && q.Organisation.Path == Viewer.Path, Stop), seen: null,
            quota => quota.Rank([.. (form.Ranks ?? []).OrderBy(r => r.Rank).Select(r => r.ApplicationId)]), _ => Redirect($"/calls/{id}/applications"), "排序已保存", () => PageAsync(id));
    }

    [HttpPost("applications/{id:int}/approval")]
    public Task<IActionResult> Pass(int id) => OneAsync(id, application => nominating.ApproveAsync(application.CallId, application.At, [id], By, stop: Stop), "申报已通过");

    [HttpPost("applications/{id:int}/return")]
    public Task<IActionResult> Return(int id, ReasonForm form) => OneAsync(id, _ => nominating.ReturnAsync(id, By, form.Reason, Stop), "申报已退回");

    [HttpPost("applications/{id:int}/rejection")]
    public Task<IActionResult> Reject(int id, ReasonForm form) => OneAsync(id, _ => nominating.RejectAsync(id, By, form.Reason, Stop), "已记为未通过");

    private Act By => new(Viewer.AccountId, Time.UtcNow);

    private Task<IActionResult> ListAsync(int id, Func<Task> change, string notice, Func<NominationForm>? form = null) => Submit(
        () => Db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, Stop), seen: null, _ => change(), _ => Redirect($"/calls/{id}/applications"), notice, () => PageAsync(id, form?.Invoke()));

    private async Task<IActionResult> PageAsync(int id, NominationForm? form = null) =>
        View("~/Features/Selection/Applications/Index.cshtml", await ApplicationIndex.OfAsync(Db, id, new ApplicationQuery(), form ?? new NominationForm(), Today, Stop));

    private async Task<IActionResult> OneAsync(int id, Func<Application, Task> change, string notice)
    {
        if (await ApplicationPage.OfAsync(Db, eligibility, id, form: null, Today, Stop) is not { } page) return NotFound();
        if (!page.Summary.IsDoneBy(Viewer, page.Application.At)) return await Deny();
        return await Submit(
            () => Db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, Stop), seen: null, change, _ => Redirect($"/calls/{page.Call.Id}/applications"), notice,
            async () => View("~/Features/Selection/Applications/Show.cshtml", await ApplicationPage.OfAsync(Db, eligibility, id, form: null, Today, Stop)));
    }
}
