using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>The coordinator takes a confirmed visit out of the count, with a reason; results compiled before keep showing it.</summary>
[Route("visits/{id:int}/voiding"), Authorize(Policy = nameof(Permission.ManageStudios))]
public sealed class VoidingController(EvidenceBook evidence, VisitDays days) : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int id, AnswerForm form)
    {
        var visit = await Db.StudioVisits.AsNoTracking().Include(v => v.Organisation).SingleOrDefaultAsync(v => v.Id == id, Stop);
        if (visit is not null && !visit.Organisation.Path.StartsWith(Viewer.Path, StringComparison.Ordinal)) return await Deny();
        return await Submit(() => Db.StudioVisits.SingleOrDefaultAsync(v => v.Id == id, Stop), seen: null,
            voided => evidence.VoidAsync(voided, form.Reason!, Viewer.AccountId, Time.UtcNow, Stop), _ => RedirectToAction("Show", "Visits", new { id }), "到校记录已作废，不再计入",
            async () => View("Visit", await VisitPage.OfAsync(Db, days, id, Time.UtcNow, Stop)));
    }
}
