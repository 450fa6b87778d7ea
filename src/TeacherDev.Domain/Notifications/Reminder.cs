namespace TeacherDev.Domain.Notifications;

/// <summary>One thing one person should be told, as a rule computes it from the facts of the moment; the outbox holds it as messages.</summary>
/// <param name="PersonId">Whom.</param>
/// <param name="OrganisationId">The organisation of the person on that day: who looks after this organisation sees the message.</param>
/// <param name="Subject">What it is about, e.g. “session/17”; the beginning of the occasion.</param>
/// <param name="Occasion">What makes it this reminder and no other (day, offset): a moved session is another occasion.</param>
/// <param name="Template">Key of the <see cref="MessageTemplate"/>.</param>
/// <param name="Facts">What the sentence is built on, the deadline included, ready to be read.</param>
/// <param name="Due">From when on it is sent (UTC).</param>
/// <param name="Expires">From when on it would come too late (UTC): it is then forgotten, not sent.</param>
public sealed record Reminder(
    int PersonId,
    int OrganisationId,
    string Subject,
    string Occasion,
    string Template,
    IReadOnlyDictionary<string, string> Facts,
    DateTime Due,
    DateTime Expires)
{
    public string OccasionKey => $"{Subject}/{Occasion}";
}
