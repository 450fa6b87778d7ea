using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>The studio takes back a visit that the school has not answered.</summary>
[Route("visits/{id:int}/withdrawal"), Authorize(Policy = nameof(Permission.LogVisits))]
public sealed class WithdrawalController(VisitDays days) : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int id)
    {
        if (await VisitPage.OfAsync(Db, days, id, Time.UtcNow, Stop) is not { } page) return NotFound();
        var studio = await Db.Studios.AsNoTracking().SingleOrDefaultAsync(s => s.Id == page.StudioId, Stop);
        if (studio?.MayBeLoggedBy(Viewer.PersonId, Today) != true) return await Deny();
        return await Submit(() => Db.StudioVisits.SingleOrDefaultAsync(v => v.Id == id, Stop), seen: null,
            visit => visit.Withdraw(Viewer.AccountId, Time.UtcNow), _ => RedirectToAction("Show", "Visits", new { id }), "已撤回到校记录",
            async () => View("Visit", await VisitPage.OfAsync(Db, days, id, Time.UtcNow, Stop)));
    }
}
