using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;

namespace TeacherDev.Web.Features.Selection;

/// <summary>Tells who keeps a call waiting: those who run the bodies, or the applicants; each at most once a day.</summary>
[Route("calls/{id:int}/reminders"), Authorize(Policy = nameof(Permission.SendReminders))]
public sealed class CallRemindersController(SilentBodies silent, UnfinishedApplications unfinished, HandReminders reminders) : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int id)
    {
        if (await Db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, Stop) is not { } call) return NotFound();
        var told = await reminders.SendAsync(await silent.RemindersAsync(call, Time.UtcNow, Stop), Stop);
        Notify(told, "没有需要提醒的单位，或今天已经提醒过", "已提醒 {0} 位管理员", "已提醒 {0} 位管理员，其中 {1} 位没有邮箱，只在站内收到");
        return Redirect($"/calls/{id}");
    }

    [HttpPost("applicants")]
    public async Task<IActionResult> CreateForApplicants(int id)
    {
        if (await Db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, Stop) is not { } call) return NotFound();
        var told = await reminders.SendAsync(await unfinished.RemindersAsync(call, Time.UtcNow, Stop), Stop);
        Notify(told, "没有需要提醒的教师，或今天已经提醒过", "已提醒 {0} 位教师", "已提醒 {0} 位教师，其中 {1} 位没有邮箱，只在站内收到");
        return Redirect($"/calls/{id}");
    }
}
