using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Notifications;

/// <summary>The calendar file of a publication: the timetable as it was published, and for a trainer the own sessions alone.</summary>
public sealed class PublicationCalendar(TeacherDevDb db, Publishing publishing)
{
    /// <param name="publicationId">Whoever asks may see it.</param>
    /// <param name="trainerPersonId">Only this trainer's; one that was taken over by another stands there cancelled. Null for all.</param>
    public async Task<byte[]?> BytesAsync(int publicationId, int? trainerPersonId, CancellationToken stop = default)
    {
        if (await db.Publications.AsNoTracking().Include(p => p.Sessions).SingleOrDefaultAsync(p => p.Id == publicationId, stop) is not { } publication) return null;
        var (owner, _) = await publishing.ClassAsync(publication, stop);
        var sessions = publication.Sessions.Where(s => trainerPersonId is null || s.TrainerPersonId == trainerPersonId).Select(s => s.Entry(owner)).ToList();
        if (trainerPersonId is not null)
        {
            var before = await publishing.BeforeAsync(publication, stop);
            var now = publication.Sessions.ToDictionary(s => s.SessionId);
            sessions.AddRange((before?.Sessions ?? []).Where(s => s.TrainerPersonId == trainerPersonId && now.TryGetValue(s.SessionId, out var after) && after.TrainerPersonId != trainerPersonId).Select(s => now[s.SessionId].Entry(owner, isGone: true)));
        }
        return new CalendarFile(owner, sessions.OrderBy(e => e.Slot.Day).ThenBy(e => e.Slot.Part).ThenBy(e => e.Slot.Times.From)).Bytes(publication.PublishedAt);
    }
}
