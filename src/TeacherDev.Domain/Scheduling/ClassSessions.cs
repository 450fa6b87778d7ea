using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Scheduling;

/// <summary>The sessions of a class, whether it leads them or sits in them with others (合班). Nothing else asks by class.</summary>
public static class ClassSessions
{
    extension(IQueryable<Session> sessions)
    {
        /// <param name="toldOnly">Only what participants of this class are shown.</param>
        public IQueryable<Session> OfClass(TeacherDevDb db, int cohortId, bool toldOnly = false)
        {
            var seats = db.Set<SessionClass>().Where(c => c.CohortId == cohortId);
            var ids = (toldOnly ? seats.Told(db) : seats).Select(c => c.SessionId);
            return sessions.Where(s => ids.Contains(s.Id));
        }

        /// <summary>A row for every class of every session; those of activities have none.</summary>
        public IQueryable<ClassSession> ByClass(TeacherDevDb db) =>
            from seat in db.Set<SessionClass>()
            join session in sessions on seat.SessionId equals session.Id
            select new ClassSession { CohortId = seat.CohortId, Session = session };

        /// <summary>Those that these classes lead and no other sits in: what a proposal for them may move.</summary>
        public IQueryable<Session> OnlyOf(IReadOnlyCollection<int> cohortIds) =>
            sessions.Where(s => s.CohortId != null && cohortIds.Contains(s.CohortId.Value) && s.Classes.All(c => cohortIds.Contains(c.CohortId)));

        /// <summary>Those whose sheet the viewer reads: of the own reach, of every class that the viewer's body holds or the viewer is staff of, and of what the viewer's studio holds.</summary>
        public IQueryable<Session> LookedAfter(TeacherDevDb db)
        {
            var (path, me) = (db.Viewer.Path, db.Viewer.PersonId);
            var ours = db.Set<SessionClass>().Where(c => c.Organisation.Path.StartsWith(path) || db.Set<CohortStaff>().Any(p => p.CohortId == c.CohortId && p.PersonId == me && p.Until == null));
            var run = db.Activities.RunBy(db);
            return sessions.Where(s => s.Organisation.Path.StartsWith(path) || ours.Any(c => c.SessionId == s.Id) || run.Any(a => a.Id == s.ActivityId));
        }

        /// <summary>Those whose sheet the viewer keeps: the same, but who runs no classes (a school) keeps the sheets of activities, and of classes only as one of their staff.</summary>
        public IQueryable<Session> Kept(TeacherDevDb db)
        {
            var (me, read) = (db.Viewer.PersonId, sessions.LookedAfter(db));
            return db.Viewer.May(Permission.RunClasses) ? read
                : read.Where(s => s.CohortId == null || db.Set<SessionClass>().Any(c => c.SessionId == s.Id && db.Set<CohortStaff>().Any(p => p.CohortId == c.CohortId && p.PersonId == me && p.Until == null)));
        }
    }
}

/// <summary>A session as one of its classes has it.</summary>
public sealed class ClassSession
{
    public int CohortId { get; init; }

    public Session Session { get; init; } = null!;
}
