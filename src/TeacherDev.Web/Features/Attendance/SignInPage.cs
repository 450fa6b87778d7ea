using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Scheduling;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>The paper that goes round: a line a person, a column for each session of the class or activity on that day.</summary>
public sealed record SignInPage(string Owner, DateOnly Day, IReadOnlyList<SessionLine> Sessions, IReadOnlyList<SignInLine> People)
{
    public static async Task<SignInPage> OfAsync(TeacherDevDb db, Session session, CancellationToken stop)
    {
        var owner = await db.SessionCards.Where(c => c.Id == session.Id).Select(c => c.Owner).SingleAsync(stop);
        var sessions = await db.Sessions.AsNoTracking()
            .Where(s => s.Day == session.Day && s.CohortId == session.CohortId && s.ActivityId == session.ActivityId && s.State != SessionState.Cancelled)
            .Select(SessionLine.Of(db)).ToListAsync(stop);
        var people = await db.Expected(session).OrderBy(p => p.SortKey).ThenBy(p => p.Id).Select(p => new SignInLine(p.Name, p.School)).ToListAsync(stop);
        return new(owner, session.Day, [.. sessions.OrderBy(s => s.Part).ThenBy(s => s.From)], people);
    }
}

public sealed record SignInLine(string Name, string School);
