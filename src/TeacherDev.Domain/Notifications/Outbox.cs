using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Notifications;

/// <param name="Planned">Messages written, or called back to life.</param>
/// <param name="Withdrawn">Messages whose occasion moved, was cancelled or is done.</param>
public sealed record Replanned(int Planned, int Withdrawn);

/// <summary>Keeps the messages that have not left yet in line with the rules.</summary>
public sealed class Outbox(TeacherDevDb db, IEnumerable<IReminderRule> rules)
{
    private const int Chunk = 250;
    private static readonly Remark Superseded = Remark.Of("事项已变更、取消或完成，不再提醒");

    public IEnumerable<IReminderRule> Rules => rules;

    /// <summary>
    /// Writes what the rule expects and is not there, corrects what is there and has not left, withdraws what is no longer expected. What was
    /// sent once stays sent. May be interrupted and begun again at any point.
    /// </summary>
    public async Task<Replanned> ReplanAsync(IReminderRule rule, DateTime now, CancellationToken stop)
    {
        var expected = (await rule.ExpectedAsync(now, subject: null, stop)).Where(r => r.Expires > now).ToDictionary(r => (r.PersonId, r.OccasionKey));
        var addresses = await AddressesAsync(db.People, stop);
        var concerned = Concerned(rule, expected.Keys.Select(k => k.OccasionKey), now);
        var (known, open) = (await SettledAsync(concerned, stop), await OpenAsync(concerned, stop));
        var moment = new Expectations(expected, addresses, now);
        var (planned, withdrawn) = (0, 0);
        foreach (var message in open)
        {
            var isOpen = message.State == MessageState.Pending;
            if (!moment.Correct(message) && isOpen) message.Forget(Superseded, now);
            planned += !isOpen && message.State == MessageState.Pending ? 1 : 0;
            withdrawn += isOpen && message.State == MessageState.Forgotten ? 1 : 0;
            known.Add((message.RecipientPersonId, message.OccasionKey, message.Channel));
        }
        await db.SaveChangesAsync(stop);
        var missing = expected.Values.SelectMany(r => Messages(r, addresses)).Where(m => !known.Contains((m.RecipientPersonId, m.OccasionKey, m.Channel))).ToList();
        foreach (var chunk in missing.Chunk(Chunk))
        {
            db.ChangeTracker.Clear();
            db.Messages.AddRange(chunk);
            await db.SaveChangesAsync(stop);
        }
        db.ChangeTracker.Clear();
        return new Replanned(planned + missing.Count, withdrawn);
    }

    /// <summary>What is true at this moment about one subject (“session/17”) for messages that are about to leave.</summary>
    public async Task<Expectations> AboutAsync(string subject, IReadOnlyCollection<int> people, DateTime now, CancellationToken stop)
    {
        var rule = rules.SingleOrDefault(r => subject.StartsWith(r.Family + "/", StringComparison.Ordinal));
        var reminders = rule is null ? null : (await rule.ExpectedAsync(now, subject, stop)).ToDictionary(r => (r.PersonId, r.OccasionKey));
        return new Expectations(reminders, await AddressesAsync(db.People.Where(p => people.Contains(p.Id)), stop), now);
    }

    private static IEnumerable<Message> Messages(Reminder reminder, Dictionary<int, string> addresses)
    {
        yield return new Message(reminder, Channel.Inbox, address: null);
        if (addresses.TryGetValue(reminder.PersonId, out var address)) yield return new Message(reminder, Channel.Email, address);
    }

    private static Task<Dictionary<int, string>> AddressesAsync(IQueryable<Person> people, CancellationToken stop) =>
        people.Where(p => p.Email != null).Select(p => new { p.Id, p.Email }).ToDictionaryAsync(p => p.Id, p => p.Email!, stop);

    private static async Task<HashSet<(int, string, Channel)>> SettledAsync(IQueryable<Message> concerned, CancellationToken stop)
    {
        var settled = await concerned.Where(m => m.State != MessageState.Pending && m.State != MessageState.Forgotten)
            .Select(m => new { m.RecipientPersonId, m.OccasionKey, m.Channel }).ToListAsync(stop);
        return [.. settled.Select(m => (m.RecipientPersonId, m.OccasionKey, m.Channel))];
    }

    private static Task<List<Message>> OpenAsync(IQueryable<Message> concerned, CancellationToken stop) =>
        concerned.Where(m => m.State == MessageState.Pending || m.State == MessageState.Forgotten).ToListAsync(stop);

    /// <summary>What planning may touch or must not repeat. What has expired stays out of it: years of it lie in the table.</summary>
    private IQueryable<Message> Concerned(IReminderRule rule, IEnumerable<string> occasions, DateTime now)
    {
        var (beginning, keys) = (rule.Family + "/", occasions.Distinct(StringComparer.Ordinal).ToList());
        return db.Messages.Where(m => m.OccasionKey.StartsWith(beginning) && (m.Expires > now || EF.Parameter(keys).Contains(m.OccasionKey)));
    }
}
