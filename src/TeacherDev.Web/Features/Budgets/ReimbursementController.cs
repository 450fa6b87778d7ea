using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Budgets;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Budgets;

/// <summary>报销材料: what lecturers are paid, and when the class is over one archive of its papers.</summary>
[Route("cohorts/{id:int}/reimbursement"), Authorize(Policy = nameof(Permission.RunClasses))]
public sealed class ReimbursementController(LectureFees fees, ReimbursementArchive archive) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(int id) => await PageAsync(id) is { } page ? View("Show", page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Update(int id, FeesForm form)
    {
        if (await PageAsync(id) is not { } page) return NotFound();
        return await Submit(
            () => Db.Cohorts.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(c => c.Id == id, Stop), seen: null,
            async _ =>
            {
                if (!page.MaySet) throw new RuleBroken("“{0}”{1}，不能再修改", page.Cohort.Name, page.Cohort.State);
                var sessions = await Db.Sessions.Where(s => s.CohortId == id).ToDictionaryAsync(s => s.Id, Stop);
                foreach (var row in (form.Fees ?? []).Where(f => f.Yuan is not null))
                    await fees.SetAsync(sessions.GetValueOrDefault(row.SessionId) ?? throw new RuleBroken("请选择这个班的课程"), row.Rank, row.Fen(), Stop);
            },
            _ => Redirect($"/cohorts/{id}/reimbursement"), "讲课费已保存", async () => View("Show", await PageAsync(id)));
    }

    [HttpGet("archive")]
    public async Task<IActionResult> Archive(int id)
    {
        if (await PageAsync(id) is not { } page) return NotFound();
        return page.Cohort.State.IsOpen ? Redirect($"/cohorts/{id}/reimbursement") : File(await archive.OfAsync(page, Stop), "application/zip", $"{page.Cohort.Name} {T["报销材料"]}.zip");
    }

    private Task<Reimbursement?> PageAsync(int id) => Reimbursement.OfAsync(Db, fees, id, Stop);
}
