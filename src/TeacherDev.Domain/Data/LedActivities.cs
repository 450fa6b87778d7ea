using TeacherDev.Domain.Activities;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Domain.Data;

/// <summary>
/// What a studio holds is run by who leads it, without any reach beyond. Whose end is entered hands over at once, also where it is entered for a coming day. The
/// gathering that a studio owes stays with the body above, which assesses it.
/// </summary>
public static class LedActivities
{
    extension(TeacherDevDb db)
    {
        /// <summary>Studios that the viewer leads.</summary>
        public IQueryable<Studio> LedStudios
        {
            get
            {
                var me = db.Viewer.PersonId;
                return db.Studios.Where(s => s.Memberships.Any(m => m.PersonId == me && m.Role == StudioRole.Leader && m.EndReason == null));
            }
        }

        /// <summary>Who belongs to a studio on a day, wherever they work.</summary>
        public IQueryable<Person> PeopleOfStudio(int studioId, DateOnly day) =>
            db.AllPeople.Where(p => db.Set<StudioMembership>().Any(m => m.StudioId == studioId && m.PersonId == p.Id && m.Period.From <= day && m.Period.To >= day));
    }

    extension(IQueryable<Activity> activities)
    {
        /// <summary>Those that the viewer runs: of the own reach, and of the studios that the viewer leads.</summary>
        public IQueryable<Activity> RunBy(TeacherDevDb db)
        {
            var (path, me) = (db.Viewer.Path, db.Viewer.PersonId);
            return activities.Where(a => a.Organisation.Path.StartsWith(path) || (a.Kind != ActivityKind.StudioGathering
                && db.Set<StudioMembership>().Any(m => m.StudioId == a.StudioId && m.PersonId == me && m.Role == StudioRole.Leader && m.EndReason == null)));
        }
    }

    extension(IQueryable<Session> sessions)
    {
        /// <summary>Sessions of the own reach, and of the activities that the viewer runs.</summary>
        public IQueryable<Session> RunBy(TeacherDevDb db)
        {
            var (path, run) = (db.Viewer.Path, db.Activities.RunBy(db));
            return sessions.Where(s => s.Organisation.Path.StartsWith(path) || run.Any(a => a.Id == s.ActivityId));
        }
    }
}
