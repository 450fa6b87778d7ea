using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>What whoever takes attendance has before them.</summary>
internal static class InCharge
{
    extension(TeacherDevDb db)
    {
        /// <summary>The sessions whose sheets the viewer keeps.</summary>
        public IQueryable<Session> SessionsInCharge => db.Sessions.AsNoTracking().Kept(db);

        /// <summary>Who was there, the last to sign in first.</summary>
        public IQueryable<SignedLine> SignedAt(Session session) =>
            from mark in db.AttendanceMarks.AsNoTracking()
            where mark.SessionId == session.Id && mark.Status != AttendanceStatus.Excused && mark.Status != AttendanceStatus.Absent
            join person in db.Expected(session) on mark.PersonId equals person.Id
            orderby mark.At descending, mark.Id descending
            select new SignedLine { PersonId = person.Id, Name = person.Name, School = person.School, Status = mark.Status, Source = mark.Source, At = mark.At, LeftAt = mark.LeftAt, Device = mark.Device };
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
}
