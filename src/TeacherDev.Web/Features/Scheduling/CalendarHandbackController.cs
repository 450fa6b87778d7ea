using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>Gives a year that was changed by hand back to the seed files; the next start brings it to what they say.</summary>
[Route(CalendarDesk.Year + "/handback"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class CalendarHandbackController : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int year) => Db.MayKeepCalendars
        ? await Submit<Aggregate>(
            async () => await Db.WorkingCalendars.SingleOrDefaultAsync(c => c.Year == year, Stop) as Aggregate ?? await Db.TermCalendars.SingleOrDefaultAsync(c => c.Year == year, Stop), seen: null,
            async _ =>
            {
                var (days, terms) = (await Db.WorkingCalendars.SingleOrDefaultAsync(c => c.Year == year, Stop), await Db.TermCalendars.SingleOrDefaultAsync(c => c.Year == year, Stop));
                if (days?.IsEdited != true && terms?.IsEdited != true) throw new RuleBroken("{0} 年的日历没有手工修改", year);
                if (days?.IsEdited == true) days.HandBack();
                if (terms?.IsEdited == true) terms.HandBack();
                // A folder that was refused is read again anyway, and what is wrong with it stays told.
                if (await Db.CatalogueLoads.AsNoTracking().OrderByDescending(l => l.Id).FirstOrDefaultAsync(Stop) is not { Refusals.Count: > 0 }) Db.CatalogueLoads.Add(CatalogueLoad.Wanted(Time.UtcNow));
            },
            _ => Redirect($"/calendars/{year}"), "已交还，下次启动或载入种子文件时按文件恢复", async () => View("~/Features/Scheduling/Calendars/Show.cshtml", await YearPage.OfAsync(Db, year, Today, Stop)))
        : await Deny();
}
