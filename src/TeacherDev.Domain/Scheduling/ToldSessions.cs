using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Scheduling;

public static class ToldSessions
{
    extension(IQueryable<SessionClass> seats)
    {
        /// <summary>
        /// What participants of a class find in its timetable or in a calendar: of a class that was published once, the sessions of some publication of
        /// its own, as they stand now; of any other, all. A moved session is shown where it is, never where it was.
        /// </summary>
        public IQueryable<SessionClass> Told(TeacherDevDb db)
        {
            var publications = db.AllPublications;
            return seats.Where(c => !publications.Any(p => p.CohortId == c.CohortId) || publications.Any(p => p.CohortId == c.CohortId && p.Sessions.Any(t => t.SessionId == c.SessionId)));
        }
    }
}
