using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Studios;

public sealed class VisitsController(StudioYears years, VisitLog log, VisitPhotos photos, VisitDays days) : FeatureController
{
    private const long MostBytes = VisitPhoto.MostOfAVisit * Domain.Documents.Photos.MostBytes;

    [HttpGet("studios/{id:int}/visits/new"), Authorize(Policy = nameof(Permission.LogVisits))]
    public async Task<IActionResult> New(int id, int? from)
    {
        if (await StudioAsync(id) is not { } studio) return NotFound();
        if (!studio.MayBeLoggedBy(Viewer.PersonId, Today)) return await Deny();
        var returned = from is null ? null : await Db.StudioVisits.AsNoTracking().SingleOrDefaultAsync(v => v.Id == from && v.StudioId == id, Stop);
        return View(await FormAsync(studio, returned is null ? new VisitForm { Day = Today, Key = Guid.NewGuid(), ParticipantIds = [Viewer.PersonId!.Value] } : VisitForm.Again(returned)));
    }

    [HttpPost("studios/{id:int}/visits"), Authorize(Policy = nameof(Permission.LogVisits)), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Create(int id, VisitForm form)
    {
        if (await StudioAsync(id) is not { } studio) return NotFound();
        if (!studio.MayBeLoggedBy(Viewer.PersonId, Today)) return await Deny();
        var kept = form with { PhotoIds = await KeepAsync(studio, form) };
        return await Create(
            form.Key, already: () => Db.StudioVisits.SingleOrDefaultAsync(v => v.IdempotencyKey == form.Key, Stop),
            make: async () => await Db.WriteAsync(async () =>
            {
                var visit = Db.Add(await log.LogAsync((await StudioAsync(id))!, kept.ToAccount(), Time.UtcNow, form.Key, Stop)).Entity;
                await Db.SaveChangesAsync(Stop);
                foreach (var photo in await photos.WaitingAsync(id, kept.PhotoIds, Stop)) photo.BelongTo(visit);
                await Db.SaveChangesAsync(Stop);
                return visit;
            }, Stop),
            done: visit =>
            {
                TempData["DraftDone"] = VisitPage.DraftOf(id);
                return RedirectToAction(nameof(Show), new { id = visit.Id });
            },
            "到校记录已提交，等待学校确认", again: async () => View("New", await FormAsync((await StudioAsync(id))!, kept)));
    }

    [HttpGet("visits/{id:int}"), Authorize(Policy = nameof(Permission.ReadStudios))]
    public async Task<IActionResult> Show(int id) => await VisitPage.OfAsync(Db, days, id, Time.UtcNow, Stop) is { } page ? View("Visit", page) : NotFound();

    /// <summary>活动记录表: A4, with room for the school's stamp.</summary>
    [HttpGet("visits/{id:int}/sheet"), Authorize(Policy = nameof(Permission.ReadStudios))]
    public async Task<IActionResult> Sheet(int id) => await VisitPage.OfAsync(Db, days, id, Time.UtcNow, Stop) is { } page ? View("Sheet", page) : NotFound();

    /// <summary>Whatever else the form lacks, the photos that came with it are kept; each that cannot be is named.</summary>
    private async Task<IReadOnlyList<int>> KeepAsync(Studio studio, VisitForm form)
    {
        var kept = (form.PhotoIds ?? []).ToList();
        foreach (var file in (form.Photos ?? []).Where(f => f.Length > 0))
        {
            try
            {
                if (kept.Count >= VisitPhoto.MostOfAVisit) throw new RuleBroken("一次到校最多 {0} 张照片", VisitPhoto.MostOfAVisit);
                await using var content = file.OpenReadStream();
                kept.Add((await photos.KeepAsync(studio.Id, studio.OrganisationId, VisitPhotoKind.Scene, content, file.FileName, Stop)).Id);
            }
            catch (RuleBroken rule)
            {
                Db.ChangeTracker.Clear();
                ModelState.AddModelError("", T.Sentence(rule.Text, rule.Arguments));
            }
        }
        return kept;
    }

    private Task<Studio?> StudioAsync(int id) => Db.Studios.SingleOrDefaultAsync(s => s.Id == id, Stop);

    private async Task<VisitForm> FormAsync(Studio studio, VisitForm form)
    {
        var page = await StudioPage.OfAsync(Db, years, studio.Id, Today.Year, Today, Stop);
        return form with
        {
            Page = page,
            Kept = (await photos.WaitingAsync(studio.Id, form.PhotoIds, Stop)).ConvertAll(p => new KeptPhoto(p.Id, p.StoredFileId)),
            Schools = [.. (await log.SchoolsAsync(studio, Stop)).Select(s => new SelectListItem(s.Name, $"{s.Id}"))],
            Members = [.. page!.Members.Where(m => m.IsActive).Select(m => new SelectListItem(m.Name, $"{m.PersonId}"))],
        };
    }
}
