using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

/// <summary>The sheet of one session: marks what is said of the people expected, corrects what was said before, and passes over strangers.</summary>
public sealed class AttendanceSheet(TeacherDevDb db)
{
    /// <param name="said">Status and note by person; a person without a status stays unknown.</param>
    /// <param name="restIsPresent">Everyone still unknown afterwards was there.</param>
    /// <exception cref="RuleBroken">The session is closed, cancelled or still to come, or a note stands beside someone who stays unknown.</exception>
    public async Task RecordAsync(Session session, IReadOnlyDictionary<int, Said> said, bool restIsPresent, DateTime now, CancellationToken stop = default)
    {
        session.TakeAttendance(now);
        var expected = await db.Expected(session).OrderBy(p => p.SortKey).Select(p => new { p.Id, p.Name }).ToListAsync(stop);
        var marks = await db.AttendanceMarks.Where(m => m.SessionId == session.Id).ToDictionaryAsync(m => m.PersonId, stop);
        foreach (var person in expected)
        {
            var (status, note) = said.GetValueOrDefault(person.Id) ?? new Said(null, null);
            var mark = marks.GetValueOrDefault(person.Id);
            if (status is null && mark is null && restIsPresent) status = AttendanceStatus.Present;
            if (status is { } known && mark is not null) mark.Correct(known, now, note);
            else if (status is { } first) db.AttendanceMarks.Add(new AttendanceMark(session.Id, person.Id, first, now, note));
            else if (mark is null && !string.IsNullOrWhiteSpace(note)) throw new RuleBroken("给{0}写了备注，还没有选考勤，请一并登记", person.Name);
        }
    }
}

public sealed record Said(AttendanceStatus? Status, string? Note);
