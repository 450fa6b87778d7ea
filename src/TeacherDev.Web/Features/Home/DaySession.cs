using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Home;

/// <summary>A session as an agenda shows it.</summary>
/// <param name="Joint">合班: the names of all its classes; null where there is only one.</param>
/// <param name="Marked">How many people have an attendance mark.</param>
public sealed record DaySession(int Id, DateOnly Day, DayPart Part, TimeOnly? From, TimeOnly? To, string Topic, string Owner, string? Joint, string? Venue, string? Trainer, Domain.Kernel.Hours Hours, SessionState State, int Marked)
{
    private const int Most = 30;

    public static async Task<IReadOnlyList<DaySession>> BetweenAsync(IQueryable<Session> sessions, TeacherDevDb db, DateOnly from, DateOnly to, CancellationToken stop) =>
        await sessions.AsNoTracking().Where(s => s.State != SessionState.Cancelled && s.Day >= from && s.Day <= to)
            .OrderBy(s => s.Day).ThenBy(s => s.Part == DayPart.Morning ? 0 : s.Part == DayPart.Afternoon ? 1 : 2).ThenBy(s => s.From).Take(Most)
            .Join(db.Set<SessionCard>(), s => s.Id, c => c.Id, (s, c) => new DaySession(s.Id, s.Day, s.Part, s.From, s.To, s.Topic, c.Owner, c.Joint, c.Venue, c.Trainer, s.Hours, s.State, db.AttendanceMarks.Count(m => m.SessionId == s.Id))).ToListAsync(stop);
}
