using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>What the issuing side does with a dispatch as a whole, from its publication to its end, and who departed and returned.</summary>
[Route("dispatches/{id:int}"), Authorize(Policy = nameof(Permission.ManageCalls))]
public sealed class DispatchStatesController(Dispatching desk) : FeatureController
{
    [HttpPost("publication")]
    public Task<IActionResult> Publish(int id) => ChangeAsync(id, d => d.Publish(Today), "外派选派已发布");

    [HttpPost("extension")]
    public Task<IActionResult> Extend(int id, DeadlineForm form) => ChangeAsync(id, d => d.Extend(form.Deadline!.Value, Today), "截止日期已更改");

    [HttpPost("confirmation")]
    public Task<IActionResult> Confirm(int id) => Submit(
        () => Find(id).AsNoTracking().SingleOrDefaultAsync(Stop), seen: null, _ => desk.ConfirmAsync(id, new Act(Viewer.AccountId, Time.UtcNow), Stop), _ => Redirect($"/dispatches/{id}"), "名单已确认", () => PageAsync(id));

    [HttpPost("reopening")]
    public Task<IActionResult> Reopen(int id) => ChangeAsync(id, d => d.Reopen(), "名单已重新开放");

    [HttpPost("closure")]
    public Task<IActionResult> Close(int id) => ChangeAsync(id, d => d.Close(), "外派选派已办结");

    [HttpPost("cancellation")]
    public Task<IActionResult> Cancel(int id, CancellationForm form) => ChangeAsync(id, d => d.Cancel(form.Reason), "外派选派已撤销");

    [HttpPost("journeys")]
    public Task<IActionResult> Travel(int id, JourneyForm form) => ChangeAsync(id, d => Tick(d, form, form.Ids ?? []), "登记已保存");

    private void Tick(Dispatch dispatch, JourneyForm form, IReadOnlyList<int> ids)
    {
        switch (form.Verb)
        {
            case JourneyVerb.Undo: dispatch.UndoJourney(ids); break;
            case JourneyVerb.Note: dispatch.Note(ids, form.Remark); break;
            case JourneyVerb.Depart: dispatch.Depart(ids, form.Day ?? throw new RuleBroken("请填写{0}", "日期"), Today); break;
            default: dispatch.Return(ids, form.Day ?? throw new RuleBroken("请填写{0}", "日期"), Today); break;
        }
    }

    private IQueryable<Dispatch> Find(int id) => Db.Dispatches.Include(d => d.Organisation).AsSplitQuery().Where(d => d.Id == id && d.Organisation.Path.StartsWith(Viewer.Path));

    private Task<IActionResult> ChangeAsync(int id, Action<Dispatch> change, string notice) => Submit(
        () => Find(id).SingleOrDefaultAsync(Stop), seen: null, change, _ => Redirect($"/dispatches/{id}"), notice, () => PageAsync(id));

    private async Task<IActionResult> PageAsync(int id) => View("~/Features/Selection/Dispatches/Show.cshtml", await DispatchPage.OfAsync(Db, id, form: null, Today, Stop));
}
