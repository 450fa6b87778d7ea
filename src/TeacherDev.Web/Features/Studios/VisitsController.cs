using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

public sealed class VisitsController(StudioYears years, VisitLog log) : FeatureController
{
    [HttpGet("studios/{id:int}/visits/new"), Authorize(Policy = nameof(Permission.LogVisits))]
    public async Task<IActionResult> New(int id, int? from)
    {
        if (await StudioAsync(id) is not { } studio) return NotFound();
        if (!studio.MayBeLoggedBy(Viewer.PersonId, Today)) return await Deny();
        var returned = from is null ? null : await Db.StudioVisits.AsNoTracking().SingleOrDefaultAsync(v => v.Id == from && v.StudioId == id, Stop);
        return View(await FormAsync(studio, returned is null ? new VisitForm { Day = Today, Key = Guid.NewGuid(), ParticipantIds = [Viewer.PersonId!.Value] } : VisitForm.Again(returned)));
    }

    [HttpPost("studios/{id:int}/visits"), Authorize(Policy = nameof(Permission.LogVisits))]
    public async Task<IActionResult> Create(int id, VisitForm form)
    {
        if (await StudioAsync(id) is not { } studio) return NotFound();
        if (!studio.MayBeLoggedBy(Viewer.PersonId, Today)) return await Deny();
        return await Create(
            form.Key, already: () => Db.StudioVisits.SingleOrDefaultAsync(v => v.IdempotencyKey == form.Key, Stop),
            make: async () => await log.LogAsync((await StudioAsync(id))!, form.ToAccount(), Today, form.Key, Stop),
            done: visit =>
            {
                TempData["DraftDone"] = VisitPage.DraftOf(id);
                return RedirectToAction(nameof(Show), new { id = visit.Id });
            },
            "到校记录已提交，等待学校确认", again: async () => View("New", await FormAsync((await StudioAsync(id))!, form)));
    }

    [HttpGet("visits/{id:int}"), Authorize(Policy = nameof(Permission.ReadStudios))]
    public async Task<IActionResult> Show(int id) => await VisitPage.OfAsync(Db, id, Today, Stop) is { } page ? View("Visit", page) : NotFound();

    private Task<Studio?> StudioAsync(int id) => Db.Studios.SingleOrDefaultAsync(s => s.Id == id, Stop);

    private async Task<VisitForm> FormAsync(Studio studio, VisitForm form)
    {
        var page = await StudioPage.OfAsync(Db, years, studio.Id, Today.Year, Today, Stop);
        return form with
        {
            Page = page,
            Schools = [.. (await log.SchoolsAsync(studio, Stop)).Select(s => new SelectListItem(s.Name, $"{s.Id}"))],
            Members = [.. page!.Members.Where(m => m.IsActive).Select(m => new SelectListItem(m.Name, $"{m.PersonId}"))],
        };
    }
}
