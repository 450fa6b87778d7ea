using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>Tells the leaders of all studios behind at once, through the outbox, on top of the monthly sweep; each at most once a day.</summary>
[Route("studios/reminders"), Authorize(Policy = nameof(Permission.SendReminders))]
public sealed class RemindersController(StudioYears years, HandReminders reminders) : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create()
    {
        var now = Time.UtcNow;
        var told = await reminders.SendAsync([.. (await new StudioPaceReminders(Db, years).ExpectedAsync(now, subject: null, Stop)).Select(r => Now(r, now))], Stop);
        Notify(told, "没有需要提醒的工作室，或今天已经提醒过", "已提醒 {0} 位主持人", "已提醒 {0} 位主持人，其中 {1} 位没有邮箱，只在站内收到");
        return RedirectToAction("Index", "Studios", new { pace = PaceFilter.Behind });
    }

    /// <summary>An occasion of its own: the monthly rule neither repeats nor withdraws what somebody sent by hand.</summary>
    private Reminder Now(Reminder reminder, DateTime now) => reminder with
    {
        Subject = reminder.Subject.Replace("studio/", "studio-now/", StringComparison.Ordinal),
        Occasion = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Due = now,
        Expires = now + HandReminders.Good,
    };
}
