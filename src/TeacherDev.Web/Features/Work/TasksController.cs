using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Work;

/// <summary>Long work: how far it is, what came out, and a button that stops it.</summary>
[Route("admin/work"), Authorize(Policy = nameof(Permission.ReadWork))]
public sealed class TasksController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(ListQuery query)
    {
        var tasks = Db.BackgroundTasks.AsNoTracking().VisibleTo(Viewer).Sought(Db, query);
        if (query.WantsWorkbook) return (await TaskList.Columns(Db).WorkbookAsync(tasks, query, T, Stop)).ToFile(T["后台任务"]);
        return View("Index", await TaskList.Columns(Db).PageAsync(tasks, query, Stop));
    }

    [HttpPost("{id:int}/cancellation")]
    public Task<IActionResult> Cancel(int id) => Submit(
        () => Db.BackgroundTasks.VisibleTo(Viewer).SingleOrDefaultAsync(t => t.Id == id, Stop), seen: null,
        task => task.Cancel(Time.UtcNow), _ => RedirectToAction(nameof(Index)), "已要求取消，任务会在当前步骤之后停止", () => Index(new ListQuery()));

    [HttpPost("{id:int}/acknowledgement")]
    public Task<IActionResult> Acknowledge(int id) => Submit(
        () => Db.BackgroundTasks.VisibleTo(Viewer).SingleOrDefaultAsync(t => t.Id == id, Stop), seen: null,
        task => task.Acknowledge(Viewer.AccountId, Time.UtcNow), _ => RedirectToAction(nameof(Index)), "已标为已处理", () => Index(new ListQuery()));
}
