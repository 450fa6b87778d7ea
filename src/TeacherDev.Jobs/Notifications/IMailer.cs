using TeacherDev.Domain.Notifications;

namespace TeacherDev.Jobs.Notifications;

/// <summary>A finished letter in plain text to one mailbox.</summary>
/// <param name="MessageId">With its angle brackets; the same for every attempt.</param>
public sealed record Letter(string To, string MessageId, string Subject, string Text, Enclosure? Enclosure = null);

/// <summary>The one way mail leaves the house. Never throws for what the other side does: that is a <see cref="Delivery"/>.</summary>
public interface IMailer
{
    Task<Delivery> SendAsync(Letter letter, CancellationToken stop);
}
