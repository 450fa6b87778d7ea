using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>The places of a dispatch are divided: all that was typed is saved or none of it.</summary>
[Route("dispatches/{id:int}/shares"), Authorize(Policy = nameof(Permission.ManageCalls))]
public sealed class DispatchSharesController(Dispatching desk) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int id) => await DispatchSharesPage.OfAsync(Db, id, Stop) is { } page ? View("DispatchShares", page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Update(int id, DispatchSharesForm form)
    {
        if (await DispatchSharesPage.OfAsync(Db, id, Stop) is not { } page) return NotFound();
        return await Submit(
            () => Db.Dispatches.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(d => d.Id == id, Stop), seen: null,
            _ =>
            {
                var wanted = (form.Cells ?? []).Select(c => (c.Body!.Value, c.Places!.Value)).ToList();
                // Nobody gives to a body that is not theirs to give to, least of all to their own.
                if (wanted.Exists(w => page.Bodies.All(b => b.Id != w.Item1))) throw new RuleBroken("请选择您管理范围内的单位");
                return desk.AllotAsync(id, wanted, new Act(Viewer.AccountId, Time.UtcNow), Stop);
            },
            _ => Redirect($"/dispatches/{id}"), "名额已保存", async () => View("DispatchShares", await DispatchSharesPage.OfAsync(Db, id, Stop)));
    }
}
