using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>What whoever takes attendance has before them.</summary>
internal static class InCharge
{
    extension(IQueryable<Session> sessions)
    {
        /// <summary>Those of the same classes, or of the same activity, in the half-day of a session, itself included.</summary>
        public IQueryable<Session> InHalfDayOf(Session session)
        {
            var (day, part, activity, classes, count) = (session.Day, session.Part, session.ActivityId, session.CohortIds, session.CohortIds.Count);
            return sessions.Where(s => s.Day == day && s.Part == part && s.ActivityId == activity && s.Classes.Count == count && s.Classes.All(c => classes.Contains(c.CohortId)));
        }
    }

    extension(TeacherDevDb db)
    {
        /// <summary>The sessions whose sheets the viewer keeps.</summary>
        public IQueryable<Session> SessionsInCharge => db.Sessions.AsNoTracking().Kept(db);

        /// <summary>The classes whose sheets the viewer keeps.</summary>
        public IQueryable<Cohort> CohortsInCharge
        {
            get
            {
                var me = db.Viewer.PersonId;
                return db.Viewer.May(Permission.RunClasses) ? db.LookedAfterCohorts : db.Cohorts.Where(c => c.Staff.Any(s => s.PersonId == me && s.Until == null));
            }
        }

        /// <summary>The activities whose sheets the viewer keeps.</summary>
        public IQueryable<Activity> ActivitiesInCharge => db.Activities.RunBy(db);

        /// <summary>Who was there, the last to sign in first.</summary>
        public IQueryable<SignedLine> SignedAt(Session session) =>
            from mark in db.AttendanceMarks.AsNoTracking()
            where mark.SessionId == session.Id && mark.Status != AttendanceStatus.Excused && mark.Status != AttendanceStatus.Absent
            join person in db.Expected(session) on mark.PersonId equals person.Id
            orderby mark.At descending, mark.Id descending
            select new SignedLine { PersonId = person.Id, Name = person.Name, School = person.School, Status = mark.Status, Source = mark.Source, At = mark.At, LeftAt = mark.LeftAt, Device = mark.Device, Distance = mark.Distance, Accuracy = mark.Accuracy };
    }
}

/// <summary>Somebody who was there, and how that came to be known.</summary>
public sealed record SignedLine
{
    public int PersonId { get; init; }

    public string Name { get; init; } = "";

    public string School { get; init; } = "";

    public AttendanceStatus Status { get; init; }

    public MarkSource Source { get; init; }

    public DateTime At { get; init; }

    public DateTime? LeftAt { get; init; }

    public byte[]? Device { get; init; }

    /// <summary>Metres from the venue by what the phone said; null where nothing was said.</summary>
    public int? Distance { get; init; }

    public int? Accuracy { get; init; }
}
