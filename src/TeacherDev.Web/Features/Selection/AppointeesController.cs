using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>A body names its people, takes somebody off, or gives places back; the issuing side does so for any body.</summary>
[Route("dispatches/{id:int}"), Authorize(Policy = nameof(Permission.NameAppointees))]
public sealed class AppointeesController(Dispatching desk) : FeatureController
{
    /// <summary>All of a pasted list, or none.</summary>
    [HttpPost("names")]
    public Task<IActionResult> Create(int id, AppointeesForm form) => DoAsync(id, form, page => page.IsOurs || form.Body is null || form.Body == page.Mine?.BodyId, async page =>
    {
        var body = form.Body ?? page.Mine?.BodyId ?? throw new RuleBroken("请选择单位");
        var found = await new NameList(Db).FindAsync(form.Names, Stop);
        var problems = found.Problems;
        if (problems.Count == 0 && found.Ids.Count == 0) throw new RuleBroken("请填写要选派的教师姓名或教师编号");
        if (problems.Count == 0) problems = await desk.NameAsync(id, body, found.Ids, form.IsSubstitute, By, page.IsOurs, Stop);
        return problems;
    }, "已选派");

    [HttpPost("withdrawals")]
    public Task<IActionResult> Withdraw(int id, DropOutForm form) => DoAsync(
        id, form: null, page => page.Mine is not null || page.IsOurs, async page =>
        {
            if (page.Names.All(n => n.Line.Id != form.AppointeeId || !n.MayWithdraw)) throw new RuleBroken("名单上没有这位教师，请刷新后再办");
            await desk.WithdrawAsync(id, form.AppointeeId!.Value, form.Reason, By, Stop);
            return [];
        }, "已登记退出");

    [HttpPost("returned-places")]
    public Task<IActionResult> GiveBack(int id, GivenBackForm form) => DoAsync(id, form: null, page => page.Mine is not null, async page =>
    {
        await desk.GiveBackAsync(id, page.Mine!.BodyId, form.Places!.Value, By, Stop);
        return [];
    }, "名额已退回");

    private Act By => new(Viewer.AccountId, Time.UtcNow);

    private async Task<IActionResult> DoAsync(int id, AppointeesForm? form, Func<DispatchPage, bool> may, Func<DispatchPage, Task<IReadOnlyList<Because>>> change, string notice)
    {
        if (await DispatchPage.OfAsync(Db, id, form, Today, Stop) is not { } page) return NotFound();
        if (!may(page)) return await Deny();
        IReadOnlyList<Because> problems = [];
        return await Submit(
            () => Db.Dispatches.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(d => d.Id == id, Stop), seen: null, async _ =>
            {
                problems = await change(page);
                if (problems.Count > 0) throw new RuleBroken("名单中有 {0} 行需要核对，改好后再选派", problems.Count);
            },
            _ => Redirect($"/dispatches/{id}"), notice,
            async () => View("~/Features/Selection/Dispatches/Show.cshtml", await DispatchPage.OfAsync(Db, id, form is null ? null : form with { Problems = problems }, Today, Stop)));
    }
}
