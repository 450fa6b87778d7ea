using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Studios;

/// <summary>The studio shows somebody at the school where to answer without an account: as a QR code, and as a line to be sent.</summary>
[Route("visits/{id:int}/pass"), Authorize(Policy = nameof(Permission.LogVisits)), Unlisted]
public sealed class PassesController(VisitDays days, IConfiguration settings) : FeatureController
{
    /// <summary>The address is shown once; whoever asks again gets another, and the one before is over.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Create(int id, VisitPassForm form)
    {
        if (await VisitPage.OfAsync(Db, days, id, Time.UtcNow, Stop) is not { } page) return NotFound();
        if (!page.May.SeeStudio || (page.State == VisitState.Logged && !page.May.ShowPass)) return await Deny();
        var token = AddressToken.For(form.Key, Viewer.AccountId!.Value);
        VisitPass? shown = null;
        var answer = await Submit(() => Db.StudioVisits.SingleOrDefaultAsync(v => v.Id == id, Stop), seen: null, async visit =>
        {
            shown = await Db.VisitPasses.AsTracking().SingleOrDefaultAsync(p => p.VisitId == id, Stop);
            if (shown is null) Db.Add(shown = new VisitPass(visit, token, Time.UtcNow));
            else shown.Renew(visit, token, Time.UtcNow);
        }, _ => View("Pass", new VisitPassPage(page, new Uri(new Uri(PublicAddress.Of(settings, Request)), $"/v/{token}"), shown!.EndsAt)), "请让学校老师扫码", async () => View("Visit", await VisitPage.OfAsync(Db, days, id, Time.UtcNow, Stop)));
        TempData.Remove("Notice");
        return answer;
    }
}

public sealed record VisitPassForm
{
    public Guid Key { get; init; }
}

/// <param name="Address">What is scanned.</param>
/// <param name="EndsAt">It opens until then.</param>
public sealed record VisitPassPage(VisitPage Visit, Uri Address, DateTime EndsAt);
