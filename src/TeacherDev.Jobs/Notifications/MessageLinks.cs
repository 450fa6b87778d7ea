using TeacherDev.Domain.Notifications;

namespace TeacherDev.Jobs.Notifications;

/// <summary>Where that which a message is about is opened: its subject stands at the beginning of its occasion.</summary>
public static class MessageLinks
{
    /// <summary>An address within the site; null for what has no page of its own.</summary>
    public static string? PathOf(string occasionKey) => occasionKey.Split('/') switch
    {
        [PublicationNews.Subject, var id, ..] => $"/publications/{id}",
        ["session", var id, ..] => $"/sessions/{id}",
        ["studio" or "studio-now", var id, ..] => $"/studios/{id}",
        ["call-now", var id, ..] => $"/calls/{id}/applications",
        ["application" or "application-now", var id, ..] => $"/applications/{id}",
        ["dispatch" or "dispatch-now", var id, ..] => $"/dispatches/{id}",
        ["hours-claim", var id, ..] => $"/hours/claims/{id}",
        [ApologyNews.Subject, _, "session", var id, ..] => $"/sessions/{id}",
        [VisitNews.Subject, var id, ..] => $"/visits/{id}",
        [PairingNews.Subject, var id, ..] => $"/mentoring/{id}",
        [BulletinNews.Subject, var id, ..] => $"/activities/bulletins/{id}",
        ["hours", ..] => "/hours",
        _ => null,
    };

    extension(Message message)
    {
        /// <summary>The text as it is mailed: the inbox has a link of its own, a mail needs the whole address.</summary>
        public string Mailed(string text, Uri? site) => site is not null && PathOf(message.OccasionKey) is { } path ? $"{text}\n\n{new Uri(site, path)}" : text;
    }
}
