using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Scheduling;

public static class ToldSessions
{
    extension(IQueryable<Session> sessions)
    {
        /// <summary>
        /// What participants and trainers find in a timetable or a calendar: of a class that was published once, the sessions of some publication, as they
        /// stand now; of any other, and of an activity, all. A moved session is shown where it is, never where it was.
        /// </summary>
        public IQueryable<Session> Told(TeacherDevDb db)
        {
            var (publications, told) = (db.AllPublications, db.Set<PublishedSession>());
            return sessions.Where(s => s.CohortId == null || told.Any(t => t.SessionId == s.Id) || !publications.Any(p => p.CohortId == s.CohortId));
        }
    }
}
