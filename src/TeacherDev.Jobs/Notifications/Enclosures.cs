using System.Globalization;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Jobs.Notifications;

/// <summary>A file that travels with a letter.</summary>
/// <param name="ContentType">With its parameters.</param>
public sealed record Enclosure(string Name, string ContentType, byte[] Content);

/// <summary>What is put into a letter beside its words: of a published timetable the calendar file. Made anew for each attempt, from what was published.</summary>
public sealed class Enclosures(PublicationCalendar calendar)
{
    /// <returns>Null for the many messages that need none.</returns>
    public async Task<Enclosure?> OfAsync(Message message, CancellationToken stop)
    {
        if (message.OccasionKey.Split('/') is not [PublicationNews.Subject, var id, var part]) return null;
        int? trainer = part == PublicationNews.OccasionOf(PublicationPart.Trainer) ? message.RecipientPersonId : null;
        return await calendar.BytesAsync(int.Parse(id, CultureInfo.InvariantCulture), trainer, stop) is { } content ? new Enclosure(CalendarFile.FileName, $"{CalendarFile.ContentType}; method=PUBLISH", content) : null;
    }
}
