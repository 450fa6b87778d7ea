using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>签到表 on paper over several half-days, for those who keep the sheets of a class or an activity.</summary>
[Authorize(Policy = nameof(Permission.TakeAttendance))]
public sealed class SignInPapersController : FeatureController
{
    [HttpGet("cohorts/{id:int}/sign-in-paper")]
    public async Task<IActionResult> OfCohort(int id, PaperDays days) =>
        await Db.CohortsInCharge.Where(c => c.Id == id).Select(c => new { c.Name, Organisation = c.Organisation.Name }).SingleOrDefaultAsync(Stop) is { } cohort
            ? Paper(await SignInPaper.OfCohortAsync(Db, id, cohort.Name, cohort.Organisation, Checked(days), Stop)) : NotFound();

    [HttpGet("activities/{id:int}/sign-in-paper")]
    public async Task<IActionResult> OfActivity(int id, PaperDays days) =>
        await Db.ActivitiesInCharge.Where(a => a.Id == id).Select(a => new { a.Title, Organisation = a.Organisation.Name }).SingleOrDefaultAsync(Stop) is { } activity
            ? Paper(await SignInPaper.OfActivityAsync(Db, id, activity.Title, activity.Organisation, Checked(days), Stop)) : NotFound();

    private PaperDays Checked(PaperDays days)
    {
        if (days.To < days.From) ModelState.AddModelError(nameof(days.To), T["结束日期不能早于开始日期"]);
        return days;
    }

    private ViewResult Paper(SignInPaper paper)
    {
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("SignInPaper", paper);
    }
}
