using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Attendance;

public sealed record TemporaryQuery : ListQuery
{
    public IQueryable<TemporaryAt> Of(TeacherDevDb db)
    {
        var waiting = from temporary in db.TemporaryAttendees.AsNoTracking()
                      where temporary.PersonId == null
                      join session in db.Sessions.Kept(db) on temporary.SessionId equals session.Id
                      select new TemporaryAt { Temporary = temporary, Session = session };
        return Sought is { } sought ? waiting.Where(t => t.Temporary.SearchText.Contains(sought)) : waiting;
    }
}

/// <summary>A temporary person with the session.</summary>
public sealed class TemporaryAt
{
    public required TemporaryAttendee Temporary { get; init; }

    public required Session Session { get; init; }
}

public sealed record TemporaryRow(int SessionId, string Name, string School, string Topic, DateOnly Day, AttendanceStatus Status, SessionState State);

public sealed record TemporaryIndex(ListPage<TemporaryRow> People, TemporaryQuery Query);

/// <summary>A temporary person of one session; who it was merged with, where it was.</summary>
public sealed record TemporaryLine(int Id, string Name, string School, AttendanceStatus Status, string? MergedWith)
{
    public static Task<List<TemporaryLine>> OfAsync(TeacherDevDb db, int sessionId, CancellationToken stop) =>
        db.TemporaryAttendees.AsNoTracking().Where(t => t.SessionId == sessionId).OrderBy(t => t.Id)
            .Select(t => new TemporaryLine(t.Id, t.Name, t.School, t.Status, db.PersonCards.Where(p => p.Id == t.PersonId).Select(p => p.Name).FirstOrDefault())).ToListAsync(stop);
}

public static class TemporaryList
{
    public static List<TemporaryAt, TemporaryRow> Columns { get; } = new List<TemporaryAt, TemporaryRow>(
            t => new TemporaryRow(t.Session.Id, t.Temporary.Name, t.Temporary.School, t.Session.Topic, t.Session.Day, t.Temporary.Status, t.Session.State), t => t.Session.Day, t => t.Temporary.Id)
        .With("姓名", r => r.Name, t => t.Temporary.SearchText, "name")
        .With("单位", r => r.School, t => t.Temporary.School, "school")
        .With("课题", r => r.Topic, t => t.Session.Topic, "topic")
        .With("日期", r => r.Day, t => t.Session.Day, "day")
        .With("考勤", r => r.Status, t => t.Temporary.Status, "status");
}
