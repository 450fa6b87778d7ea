using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;

namespace TeacherDev.Web.Features.Selection;

/// <summary>Tells those who run the bodies that have recommended nobody; each at most once a day.</summary>
[Route("calls/{id:int}/reminders"), Authorize(Policy = nameof(Permission.SendReminders))]
public sealed class CallRemindersController(SilentBodies silent, HandReminders reminders) : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int id)
    {
        if (await Db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, Stop) is not { } call) return NotFound();
        var told = await reminders.SendAsync(await silent.RemindersAsync(call, Time.UtcNow, Stop), Stop);
        TempData["Notice"] = told.People == 0 ? T["没有需要提醒的单位，或今天已经提醒过"].Value
            : told.WithoutAddress == 0 ? T["已提醒 {0} 位管理员", told.People].Value
            : T["已提醒 {0} 位管理员，其中 {1} 位没有邮箱，只在站内收到", told.People, told.WithoutAddress].Value;
        return Redirect($"/calls/{id}");
    }
}
