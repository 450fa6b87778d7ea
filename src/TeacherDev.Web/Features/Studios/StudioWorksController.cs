using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>研修任务: who of a studio did and owes what in a term; logged by its people, confirmed many at once.</summary>
[Route("studios/{id:int}/works")]
public sealed class StudioWorksController(TermWorks works, StudioPurses rules, FileStore files) : StudioRoomController(files)
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadStudios))]
    public async Task<IActionResult> Index(int id, string? term, string? format)
    {
        if (await FindAsync(id) is not { } studio) return NotFound();
        var page = await PageAsync(studio, term, null);
        return format == "xlsx" ? page.Workbook(T).ToFile(T["{0}研修任务", studio.Name]) : View("Works", page);
    }

    [HttpPost(""), Authorize(Policy = nameof(Permission.LogWork)), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Create(int id, WorkForm form)
    {
        if (await FindAsync(id) is not { } seen) return NotFound();
        if (!MayRun(seen) && !seen.IsWorkedInBy(Viewer.PersonId, Today)) return await Deny();
        return await Create(
            form.Key, already: () => Db.StudioWorks.SingleOrDefaultAsync(w => w.IdempotencyKey == form.Key, Stop),
            make: async () =>
            {
                var studio = (await FindAsync(id))!;
                var person = MayRun(studio) ? form.PersonId ?? throw new RuleBroken("请选择成员或学员") : Viewer.PersonId!.Value;
                return await WithFileAsync(await KeepAsync(form.File, studio), file => Task.FromResult(new StudioWork(studio, person, form.Kind!.Value, form.Day!.Value, form.Title, form.Count ?? 0, file, Time.UtcNow, form.Key)));
            },
            done: _ => Redirect($"/studios/{id}/works"), "研修成果已记录，确认后计入", again: async () => View("Works", await PageAsync((await FindAsync(id))!, null, form)));
    }

    [HttpPost("confirmation"), Authorize(Policy = nameof(Permission.RunStudios))]
    public Task<IActionResult> Confirm(int id, WorkChoice choice) => RunAsync(id, _ => Submit(() => FindAsync(id), seen: null, async studio =>
    {
        var ids = choice.Ids ?? [];
        var chosen = await Db.StudioWorks.AsTracking().Where(w => w.StudioId == studio.Id && ids.Contains(w.Id)).ToListAsync(Stop);
        if (chosen.Count == 0) throw new RuleBroken("请勾选要确认的研修成果");
        foreach (var work in chosen) work.Confirm();
    }, _ => Redirect($"/studios/{id}/works"), "已确认，计入学期任务", async () => View("Works", await PageAsync((await FindAsync(id))!, null, null))));

    [HttpPost("{workId:int}/return"), Authorize(Policy = nameof(Permission.RunStudios))]
    public Task<IActionResult> Return(int id, int workId, ReasonForm form) => RunAsync(id, _ => Submit(
        () => Db.StudioWorks.AsTracking().SingleOrDefaultAsync(w => w.Id == workId && w.StudioId == id, Stop), seen: null, work => work.Return(form.Reason),
        _ => Redirect($"/studios/{id}/works"), "已退回，本人会看到原因", async () => View("Works", await PageAsync((await FindAsync(id))!, null, null))));

    private async Task<WorksPage> PageAsync(Studio studio, string? term, WorkForm? form) =>
        await WorksPage.OfAsync(Db, works, await rules.RuleAsync(studio.Organisation.Path, Stop), studio, Head(studio), term, form ?? new WorkForm { Key = Guid.NewGuid(), Day = Today, Count = 1 }, Today, Stop);
}
