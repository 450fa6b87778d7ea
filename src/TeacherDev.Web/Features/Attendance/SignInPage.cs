using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Scheduling;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>The paper that goes round: a line a person, class by class, a column for each session of the same classes or activity on that day.</summary>
/// <param name="Joint">合班: the names of all its classes; null where there is only one.</param>
public sealed record SignInPage(string Owner, string? Joint, DateOnly Day, IReadOnlyList<SessionLine> Sessions, IReadOnlyList<SignInLine> People)
{
    public static async Task<SignInPage> OfAsync(TeacherDevDb db, Session session, CancellationToken stop)
    {
        var card = await db.SessionCards.SingleAsync(c => c.Id == session.Id, stop);
        var (classes, count) = (session.CohortIds, session.CohortIds.Count);
        var sessions = await db.Sessions.AsNoTracking()
            .Where(s => s.Day == session.Day && s.ActivityId == session.ActivityId && s.Classes.Count == count && s.Classes.All(c => classes.Contains(c.CohortId)) && s.State != SessionState.Cancelled)
            .Select(SessionLine.Of(db)).ToListAsync(stop);
        var people = await db.Expected(session).OrderBy(p => p.SortKey).ThenBy(p => p.Id).ToListAsync(stop);
        var of = session.IsJoint ? await db.ClassesAsync(session, stop) : null;
        return new(card.Owner, card.Joint, session.Day, [.. sessions.OrderBy(s => s.Part).ThenBy(s => s.From)],
            [.. people.OrderBy(p => of?[p.Id].Place).Select(p => new SignInLine(p.Name, p.School, of?[p.Id].Name))]);
    }
}

/// <param name="Class">Null where the session has only one.</param>
public sealed record SignInLine(string Name, string School, string? Class);
