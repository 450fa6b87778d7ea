using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;

namespace TeacherDev.Web.Features.Selection;

/// <summary>Tells those who run the bodies that are short of people; each at most once a day.</summary>
[Route("dispatches/{id:int}/reminders"), Authorize(Policy = nameof(Permission.SendReminders))]
public sealed class DispatchRemindersController(ShortBodies lacking, HandReminders reminders) : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int id)
    {
        if (await Db.Dispatches.AsNoTrackingWithIdentityResolution().AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id, Stop) is not { } dispatch) return NotFound();
        var told = await reminders.SendAsync(await lacking.RemindersAsync(dispatch, Time.UtcNow, Stop), Stop);
        Notify(told, "没有需要提醒的单位，或今天已经提醒过", "已提醒 {0} 位管理员", "已提醒 {0} 位管理员，其中 {1} 位没有邮箱，只在站内收到");
        return Redirect($"/dispatches/{id}");
    }
}
