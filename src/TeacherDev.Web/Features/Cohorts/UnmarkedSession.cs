using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>A session that cannot be closed yet, and of whom in the class nobody has said whether they were there.</summary>
public sealed record UnmarkedSession(int Id, DateOnly Day, DayPart Part, string Topic, IReadOnlyList<string> Names)
{
    public static async Task<IReadOnlyList<UnmarkedSession>> OfAsync(TeacherDevDb db, int cohortId, DateOnly today, CancellationToken stop)
    {
        var rows = await (from session in db.Sessions.OfClass(db, cohortId)
                          where session.State == SessionState.Planned && session.Day <= today
                          from enrolment in db.Set<Enrolment>()
                          where enrolment.CohortId == cohortId && enrolment.EnrolledOn <= session.Day && (enrolment.LeftOn == null || session.Day < enrolment.LeftOn)
                              && !db.AttendanceMarks.Any(m => m.SessionId == session.Id && m.PersonId == enrolment.PersonId)
                          join card in db.PersonCards on enrolment.PersonId equals card.Id
                          orderby session.Day, session.Id, card.SortKey
                          select new { session.Id, session.Day, session.Part, session.Topic, card.Name }).ToListAsync(stop);
        return [.. rows.GroupBy(r => (r.Id, r.Day, r.Part, r.Topic), r => r.Name).Select(g => new UnmarkedSession(g.Key.Id, g.Key.Day, g.Key.Part, g.Key.Topic, [.. g]))];
    }
}
