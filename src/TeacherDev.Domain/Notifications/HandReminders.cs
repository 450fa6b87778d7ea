using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Notifications;

/// <summary>Reminders that somebody sends by the press of a button, on top of the sweeps: through the outbox, each occasion once, whoever presses how often.</summary>
public sealed class HandReminders(TeacherDevDb db)
{
    /// <summary>Worth sending for so long.</summary>
    public static TimeSpan Good { get; } = TimeSpan.FromDays(3);

    public async Task<Told> SendAsync(IReadOnlyCollection<Reminder> reminders, CancellationToken stop = default)
    {
        var keys = reminders.Select(r => r.OccasionKey).ToList();
        var told = await db.Messages.Where(m => keys.Contains(m.OccasionKey)).Select(m => new { m.OccasionKey, m.RecipientPersonId }).ToListAsync(stop);
        var due = reminders.Where(r => !told.Any(t => t.OccasionKey == r.OccasionKey && t.RecipientPersonId == r.PersonId)).ToList();
        var people = due.Select(r => r.PersonId).ToList();
        var addresses = await db.People.Where(p => people.Contains(p.Id) && p.Email != null).ToDictionaryAsync(p => p.Id, p => p.Email!, stop);
        foreach (var reminder in due)
        {
            db.Add(new Message(reminder, Channel.Inbox, address: null));
            if (addresses.TryGetValue(reminder.PersonId, out var address)) db.Add(new Message(reminder, Channel.Email, address));
        }
        return await SavedAsync(stop) ? new Told(due.Count, due.Count(r => !addresses.ContainsKey(r.PersonId))) : new Told(0, 0);
    }

    /// <summary>False when the same button, pressed twice or by two people at once, has told them already.</summary>
    private async Task<bool> SavedAsync(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException e) when (Sentence.For(e, db.Model) is not null)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}

/// <param name="WithoutAddress">Of those told, who has no e-mail address and reads it on the site alone.</param>
public readonly record struct Told(int People, int WithoutAddress);
