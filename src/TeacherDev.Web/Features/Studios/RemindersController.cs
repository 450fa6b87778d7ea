using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>Tells the leaders of all studios behind at once, through the outbox, on top of the monthly sweep; each at most once a day.</summary>
[Route("studios/reminders"), Authorize(Policy = nameof(Permission.SendReminders))]
public sealed class RemindersController(StudioYears years) : FeatureController
{
    private static readonly TimeSpan Good = TimeSpan.FromDays(3);

    [HttpPost("")]
    public async Task<IActionResult> Create()
    {
        var now = Time.UtcNow;
        var reminders = (await new StudioPaceReminders(Db, years).ExpectedAsync(now, subject: null, Stop)).Select(r => Now(r, now)).ToList();
        var keys = reminders.Select(r => r.OccasionKey).ToList();
        var told = await Db.Messages.Where(m => keys.Contains(m.OccasionKey)).Select(m => m.OccasionKey).ToListAsync(Stop);
        var due = reminders.Where(r => !told.Contains(r.OccasionKey)).ToList();
        var people = due.Select(r => r.PersonId).ToList();
        var addresses = await Db.People.Where(p => people.Contains(p.Id) && p.Email != null).ToDictionaryAsync(p => p.Id, p => p.Email!, Stop);
        foreach (var reminder in due)
        {
            Db.Add(new Message(reminder, Channel.Inbox, address: null));
            if (addresses.TryGetValue(reminder.PersonId, out var address)) Db.Add(new Message(reminder, Channel.Email, address));
        }
        TempData["Notice"] = await SavedAsync() ? Told(due.Count, due.Count(r => !addresses.ContainsKey(r.PersonId))) : Told(leaders: 0, withoutAddress: 0);
        return RedirectToAction("Index", "Studios", new { pace = PaceFilter.Behind });
    }

    /// <summary>False when the same button, pressed twice or by two people at once, has told them already.</summary>
    private async Task<bool> SavedAsync()
    {
        try
        {
            await Db.SaveChangesAsync(Stop);
            return true;
        }
        catch (DbUpdateException e) when (Sentence.For(e, Db.Model) is not null)
        {
            Db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>An occasion of its own: the monthly rule neither repeats nor withdraws what somebody sent by hand.</summary>
    private Reminder Now(Reminder reminder, DateTime now) => reminder with
    {
        Subject = reminder.Subject.Replace("studio/", "studio-now/", StringComparison.Ordinal),
        Occasion = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Due = now,
        Expires = now + Good,
    };

    private string Told(int leaders, int withoutAddress) =>
        leaders == 0 ? T["没有需要提醒的工作室，或今天已经提醒过"]
        : withoutAddress == 0 ? T["已提醒 {0} 位主持人", leaders]
        : T["已提醒 {0} 位主持人，其中 {1} 位没有邮箱，只在站内收到", leaders, withoutAddress];
}
