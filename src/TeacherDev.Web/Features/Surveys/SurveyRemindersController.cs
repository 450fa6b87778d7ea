using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Surveys;

/// <summary>Tells those who have not answered; each at most once a day.</summary>
[Route("cohorts/{id:int}/survey/reminders"), Authorize(Policy = nameof(Permission.SendReminders))]
public sealed class SurveyRemindersController(SurveyReminders missing, HandReminders reminders) : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int id)
    {
        if (!await Db.LookedAfterCohorts.AnyAsync(c => c.Id == id, Stop) || await Db.Surveys.AsNoTracking().SingleOrDefaultAsync(s => s.CohortId == id, Stop) is not { } survey) return NotFound();
        var told = await reminders.SendAsync(await missing.RemindersAsync(survey, Time.UtcNow, Stop), Stop);
        Notify(told, "没有需要提醒的学员，或今天已经提醒过", "已提醒 {0} 位学员", "已提醒 {0} 位学员，其中 {1} 位没有邮箱，只在站内收到");
        return Redirect($"/cohorts/{id}/survey");
    }
}
