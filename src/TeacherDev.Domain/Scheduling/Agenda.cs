using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>The sessions of one person, wherever they are held: classes and activities taken part in, classes looked after, sessions given. One command, however many they are.</summary>
public sealed class Agenda(TeacherDevDb db)
{
    /// <summary>Cancelled ones too: who has one in a calendar must see that it is off.</summary>
    public Task<IReadOnlyList<AgendaSession>> OfPersonAsync(int personId, Period days, CancellationToken stop = default)
    {
        var (from, to) = (days.From, days.To);
        var trainers = db.AllTrainers.Where(t => t.PersonId == personId);
        var posts = db.Set<CohortStaff>().Where(c => c.PersonId == personId && c.Until == null);
        var told = db.Set<SessionClass>().Told(db);
        var expected = db.ExpectingSessions(personId);
        var all = db.AllSessions.IgnoreAutoIncludes().Where(s => s.Day >= from && s.Day <= to);
        var mine = all.Where(s => (trainers.Any(t => t.Id == s.TrainerId) && (s.CohortId == null || told.Any(c => c.SessionId == s.Id)))
            || expected.Any(e => e.Id == s.Id));
        return ReadAsync(all.Where(s => s.Classes.Any(c => posts.Any(p => p.CohortId == c.CohortId)) || mine.Any(m => m.Id == s.Id)), trainers, posts, stop);
    }

    /// <summary>The sessions of a class.</summary>
    /// <param name="toldOnly">Only what participants are shown.</param>
    public Task<IReadOnlyList<AgendaSession>> OfCohortAsync(int cohortId, bool toldOnly, CancellationToken stop = default) =>
        ReadAsync(db.AllSessions.IgnoreAutoIncludes().OfClass(db, cohortId, toldOnly), db.AllTrainers.Where(t => false), db.Set<CohortStaff>().Where(c => false), stop);

    private async Task<IReadOnlyList<AgendaSession>> ReadAsync(IQueryable<Session> sessions, IQueryable<Trainer> trainers, IQueryable<CohortStaff> posts, CancellationToken stop) =>
        [.. (await (from session in sessions
                    join card in db.SessionCards on session.Id equals card.Id
                    select new AgendaSession(
                        session.Id, session.IdempotencyKey, session.Version, session.CohortId, session.Day, session.Part, session.From, session.To, session.Topic, card.Owner, card.Joint, card.Venue, card.Trainer, card.TrainerUnit, session.Mode, session.Hours, session.State, session.CancelReason,
                        trainers.Any(t => t.Id == session.TrainerId), session.Classes.Any(c => posts.Any(p => p.CohortId == c.CohortId)))).ToListAsync(stop))
            .OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.Slot.Times.From).ThenBy(s => s.Id)];
}

/// <param name="Owner">The leading class's name or the activity's title.</param>
/// <param name="Joint">The names of all its classes; null where there is only one.</param>
/// <param name="Teaches">The person gives it.</param>
/// <param name="Heads">The person looks after one of its classes.</param>
public sealed record AgendaSession(
    int Id, Guid Uid, int Sequence, int? CohortId, DateOnly Day, DayPart Part, TimeOnly? From, TimeOnly? To, string Topic, string Owner, string? Joint, string? Venue, string? Trainer, string? TrainerUnit, SessionMode Mode, Kernel.Hours Hours, SessionState State, string? CancelReason,
    bool Teaches, bool Heads)
{
    public Slot Slot => new(Day, Part, From, To);

    public bool IsCancelled => State == SessionState.Cancelled;

    public CalendarEntry Entry(Uri? link = null) => new(Uid, Sequence, Slot, Topic, Joint is null ? Owner : $"合班：{Joint}", Venue, Trainer, TrainerUnit, Mode, IsCancelled, CancelReason, link);
}
