using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>补认: the school let its days pass, and the coordinator goes by a photo of the stamped sheet, with a reason; the visit says so from then on.</summary>
[Route("visits/{id:int}/paper-confirmation"), Authorize(Policy = nameof(Permission.ManageStudios))]
public sealed class PaperConfirmationController(EvidenceBook evidence, VisitDays days, VisitPhotos photos) : FeatureController
{
    [HttpPost(""), RequestSizeLimit(Photos.MostBytes + 1_000_000)]
    public async Task<IActionResult> Create(int id, PaperConfirmationForm form)
    {
        if (await FindAsync(id) is { } seen && !seen.Organisation.Path.StartsWith(Viewer.Path, StringComparison.Ordinal)) return await Deny();
        return await Submit(() => FindAsync(id), seen: null, async visit =>
        {
            await using var content = form.Photo!.OpenReadStream();
            var sheet = await photos.KeepAsync(visit.StudioId, visit.OrganisationId, VisitPhotoKind.StampedSheet, content, form.Photo.FileName, Stop);
            evidence.ConfirmOnPaper(visit, form.Note, await days.AnswerDueAsync(visit, Stop), Viewer.AccountId, Time.UtcNow);
            sheet.BelongTo(visit);
        }, _ => RedirectToAction("Show", "Visits", new { id }), "已凭盖章记录补认，计入工作室进度", async () => View("Visit", await VisitPage.OfAsync(Db, days, id, Time.UtcNow, Stop)));
    }

    private Task<StudioVisit?> FindAsync(int id) => Db.StudioVisits.Include(v => v.Organisation).SingleOrDefaultAsync(v => v.Id == id, Stop);
}

public sealed record PaperConfirmationForm
{
    [Required, Display(Name = "盖章记录的照片")]
    public IFormFile? Photo { get; init; }

    [Required, StringLength(StudioVisit.ReasonLength), Display(Name = "补认原因")]
    public string? Note { get; init; }
}
