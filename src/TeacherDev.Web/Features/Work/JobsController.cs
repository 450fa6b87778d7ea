using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Work;

/// <summary>The recurring jobs: when last, when next, what came of it; and one more run now.</summary>
[Route("admin/jobs"), Authorize(Policy = nameof(Permission.ManageJobs))]
public sealed class JobsController(Schedule schedule) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(ListQuery query)
    {
        var (runs, columns) = (RunList.Of(Db, schedule, query), RunList.Columns(Db, schedule));
        if (query.WantsWorkbook) return (await columns.WorkbookAsync(runs, query, T, Stop)).ToFile(T["失败和人工运行"]);
        return View("Index", new JobIndex(await JobRow.ListAsync(Db, schedule, Time.UtcNow, Stop), await columns.PageAsync(runs, query, Stop)));
    }

    // The row is the request: whichever process sweeps next does it.
    [HttpPost("{name}/runs")]
    public Task<IActionResult> Run(string name)
    {
        if (!schedule.Jobs.Any(j => j.Name == name)) return Task.FromResult<IActionResult>(NotFound());
        return Create<JobRun>(
            key: null, already: () => Task.FromResult<JobRun?>(null), make: () => Task.FromResult(JobRun.Requested(name, Viewer.AccountId!.Value, Time.UtcNow)),
            _ => RedirectToAction(nameof(Index)), "已安排运行，一分钟内开始", () => Index(new ListQuery()));
    }
}
