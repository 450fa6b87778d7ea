using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

public static class Roster
{
    extension(TeacherDevDb db)
    {
        /// <summary>Who is expected at a session: members of its class, or the invited of its activity, as of its day.</summary>
        public IQueryable<PersonCard> Expected(Session session)
        {
            var (day, cohortId, activityId) = (session.Day, session.CohortId, session.ActivityId);
            return cohortId is not null
                ? db.PersonCards.Where(p => db.Set<Enrolment>().Any(e => e.CohortId == cohortId && e.PersonId == p.Id && e.EnrolledOn <= day && (e.LeftOn == null || day < e.LeftOn)))
                : db.PersonCards.Where(p => db.Set<Invitation>().Any(i => i.ActivityId == activityId && i.PersonId == p.Id && i.InvitedOn <= day && (i.WithdrawnOn == null || day < i.WithdrawnOn)));
        }
    }
}
