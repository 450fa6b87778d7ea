using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Scheduling;

public static class SessionsOfPerson
{
    extension(TeacherDevDb db)
    {
        /// <summary>The sessions at which somebody is expected: of classes, as far as their people were told of them, of activities one is invited to, and where one makes up for another.</summary>
        public IQueryable<Session> ExpectingSessions(int personId)
        {
            var told = db.Set<SessionClass>().Told(db);
            return db.AllSessions.IgnoreAutoIncludes().Where(s =>
                told.Any(c => c.SessionId == s.Id && db.Set<Enrolment>().Any(e => e.CohortId == c.CohortId && e.PersonId == personId && e.EnrolledOn <= s.Day && (e.LeftOn == null || s.Day < e.LeftOn)))
                || db.Set<Invitation>().Any(i => i.ActivityId == s.ActivityId && i.PersonId == personId && i.InvitedOn <= s.Day && (i.WithdrawnOn == null || s.Day < i.WithdrawnOn))
                || db.Set<MakeUp>().Any(m => m.SessionId == s.Id && m.PersonId == personId));
        }
    }
}
