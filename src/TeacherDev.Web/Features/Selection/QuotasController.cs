using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>名额分配: the whole matrix is saved or none of it.</summary>
[Route("calls/{id:int}/quotas"), Authorize(Policy = nameof(Permission.ManageCalls))]
public sealed class QuotasController(Nominating nominating) : FeatureController
{
    /// <param name="stage">With <paramref name="group"/>: one more kind of places to give.</param>
    [HttpGet("")]
    public async Task<IActionResult> Index(int id, SchoolStage? stage, [StringLength(SubjectGroup.NameLength)] string? group, bool more) =>
        await QuotaPage.OfAsync(Db, id, more ? new QuotaKind(stage, string.IsNullOrEmpty(group) ? null : group) : null, Stop) is { } page ? View("Quotas", page) : NotFound();

    [HttpPost("")]
    public Task<IActionResult> Update(int id, QuotaForm form) => Submit(
        () => Db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, Stop), seen: null, call => Db.WriteAsync(async () =>
        {
            if (call.State is not (CallState.Draft or CallState.Open)) throw new RuleBroken("“{0}”{1}，不能再分配名额", call.Title, call.State);
            var kind = Viewer.Path == call.Audience ? OrganisationKind.Bureau : OrganisationKind.School;
            var reach = await Db.Organisations.Where(o => o.Kind == kind && o.Path.StartsWith(Viewer.Path)).Select(o => o.Id).ToHashSetAsync(Stop);
            foreach (var ofBody in (form.Cells ?? []).GroupBy(c => c.Body!.Value))
            {
                if (!reach.Contains(ofBody.Key)) throw new RuleBroken("请选择您管理范围内的单位");
                var quota = await nominating.HoldAsync(call, ofBody.Key, Stop);
                foreach (var cell in ofBody) quota.Allot(cell.Stage, string.IsNullOrEmpty(cell.Group) ? null : cell.Group, cell.Places!.Value, call);
            }
            await Db.SaveChangesAsync(Stop);
            return true;
        }, Stop),
        _ => Redirect($"/calls/{id}/quotas"), "名额已保存", async () => View("Quotas", await QuotaPage.OfAsync(Db, id, more: null, Stop)));
}
