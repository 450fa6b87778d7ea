using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>Leave that waits for an answer.</summary>
public sealed record ApologyLine(int Id, int SessionId, string Topic, DateOnly Day, DayPart Part, string Name, string School, string Reason, DateTime AskedAt)
{
    /// <summary>By session, the first to ask first.</summary>
    public static async Task<IReadOnlyList<ApologyLine>> WaitingAsync(TeacherDevDb db, IQueryable<Session> sessions, CancellationToken stop) =>
        await (from apology in db.Apologies.AsNoTracking()
               where apology.State == ApologyState.Waiting
               join session in sessions on apology.SessionId equals session.Id
               where session.State == SessionState.Planned
               join card in db.PersonCards on apology.PersonId equals card.Id
               orderby session.Day, session.Part, session.Id, apology.AskedAt, apology.Id
               select new ApologyLine(apology.Id, session.Id, session.Topic, session.Day, session.Part, card.Name, card.School, apology.Reason, apology.AskedAt)).ToListAsync(stop);
}

/// <summary>What somebody asked for a session oneself, and what was answered.</summary>
/// <param name="State">Null where nothing was asked yet.</param>
/// <param name="MayAsk">The session is still to begin and the attendance is open.</param>
public sealed record OwnApology(ApologyState? State, string? Reason, string? Answer, bool MayAsk);
