using TeacherDev.Domain.Activities;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Teams;

namespace TeacherDev.Domain.Data;

/// <summary>What a studio or a standing body holds is run by who leads it, without any reach beyond. Who leads what, <see cref="Leading"/> says.</summary>
public static class LedActivities
{
    extension(TeacherDevDb db)
    {
        /// <summary>Studios that the viewer leads today.</summary>
        public IQueryable<Studio> LedStudios => db.Studios.Where(s => db.Set<Leading>().Any(l => l.StudioId == s.Id));

        /// <summary>Standing bodies that the viewer leads today.</summary>
        public IQueryable<Team> LedTeams => db.Teams.Where(t => db.Set<Leading>().Any(l => l.TeamId == t.Id));

        /// <summary>Who belongs on a day to the studio or the standing body that holds an activity, wherever they work.</summary>
        public IQueryable<Person> PeopleOfHolder(Activity activity, DateOnly day)
        {
            var (studio, team) = (activity.StudioId, activity.TeamId);
            return db.AllPeople.Where(p => db.Set<StudioMembership>().Any(m => m.StudioId == studio && m.PersonId == p.Id && m.Period.From <= day && m.Period.To >= day)
                || db.Set<TeamMembership>().Any(m => m.TeamId == team && m.PersonId == p.Id && m.Period.From <= day && m.Period.To >= day));
        }

        /// <summary>The name of the standing body that holds an activity, for everyone who sees the activity.</summary>
        public IQueryable<string> TeamName(int teamId) => db.AllTeams.Where(t => t.Id == teamId).Select(t => t.Name);
    }

    extension(IQueryable<Activity> activities)
    {
        /// <summary>Those that the viewer runs: of the own reach, and of the studios and standing bodies that the viewer leads.</summary>
        public IQueryable<Activity> RunBy(TeacherDevDb db)
        {
            var path = db.Viewer.Path;
            return activities.Where(a => a.Organisation.Path.StartsWith(path) || db.Set<Leading>().Any(l => l.ActivityId == a.Id));
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
