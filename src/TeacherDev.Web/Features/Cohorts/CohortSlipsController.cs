using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>还差谁: the slips of a class, school by school; who is silent is named and reminded.</summary>
[Route("cohorts/{id:int}/slips")]
public sealed class CohortSlipsController(ReturnSlips slips, SilentSchools silent, HandReminders reminders) : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.RunClasses))]
    public async Task<IActionResult> Index(int id) => await CohortSlips.OfAsync(Db, slips, id, Today, Stop) is { } page ? View("Slips", page) : NotFound();

    /// <summary>The list has changed since the notice: its slips follow.</summary>
    [HttpPost(""), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public Task<IActionResult> Follow(int id) => Submit(
        () => Db.Cohorts.SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null,
        async cohort =>
        {
            if (!await Db.CohortNotices.AnyAsync(n => n.CohortId == id && n.State == NoticeState.Issued, Stop)) throw new RuleBroken("通知还没有发布");
            await slips.FollowAsync(cohort, Stop);
        },
        _ => Redirect($"/cohorts/{id}/slips"), "回执名单已更新", async () => View("Slips", await CohortSlips.OfAsync(Db, slips, id, Today, Stop)));

    [HttpPost("reminders"), Authorize(Policy = nameof(Permission.SendReminders))]
    public async Task<IActionResult> Remind(int id)
    {
        if (await Db.Cohorts.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop) is not { } cohort) return NotFound();
        var told = await reminders.SendAsync(await silent.RemindersAsync(cohort, Time.UtcNow, Stop), Stop);
        Notify(told, "没有需要提醒的单位，或今天已经提醒过", "已提醒 {0} 位管理员", "已提醒 {0} 位管理员，其中 {1} 位没有邮箱，只在站内收到");
        return Redirect($"/cohorts/{id}/slips");
    }
}
