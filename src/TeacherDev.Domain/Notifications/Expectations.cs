namespace TeacherDev.Domain.Notifications;

/// <summary>What the rule says and where people are reached at one moment, to hold messages that have not left yet against it.</summary>
/// <param name="reminders">By person and occasion; null when no rule knows the subject: what was written by hand holds until it expires.</param>
/// <param name="addresses">The e-mail addresses of today by person.</param>
public sealed class Expectations(IReadOnlyDictionary<(int PersonId, string OccasionKey), Reminder>? reminders, IReadOnlyDictionary<int, string> addresses, DateTime now)
{
    /// <summary>Brings the message in line with the facts and the address of the moment. False when there is nothing to say any more, or nowhere to say it.</summary>
    public bool Correct(Message message)
    {
        if (reminders is null) return !message.HasExpired(now);
        var address = message.Channel == Channel.Email ? addresses.GetValueOrDefault(message.RecipientPersonId) : null;
        if (message.Channel == Channel.Email && address is null) return false;
        if (!reminders.TryGetValue((message.RecipientPersonId, message.OccasionKey), out var reminder)) return false;
        message.Follow(reminder, address);
        return !message.HasExpired(now);
    }
}
