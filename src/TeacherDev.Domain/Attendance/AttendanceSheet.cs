using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

/// <summary>The sheet of one session: marks what is said of the people expected, corrects what was said before, and passes over strangers.</summary>
public sealed class AttendanceSheet(TeacherDevDb db)
{
    /// <param name="said">Status and note by person; a person without a status stays unknown.</param>
    /// <param name="restIsPresent">Everyone still unknown afterwards was there, but for those whose leave (请假) waits for an answer.</param>
    /// <param name="why">The reason where the status of a mark that stands is changed; one for all of this time.</param>
    /// <exception cref="RuleBroken">The session is closed, cancelled or still to come, a note stands beside someone who stays unknown, or a change has no reason.</exception>
    public async Task RecordAsync(Session session, IReadOnlyDictionary<int, Said> said, bool restIsPresent, DateTime now, string? why = null, CancellationToken stop = default)
    {
        session.TakeAttendance(now);
        var expected = await db.Expected(session).OrderBy(p => p.SortKey).Select(p => new { p.Id, p.Name }).ToListAsync(stop);
        var marks = await db.AttendanceMarks.AsTracking().Where(m => m.SessionId == session.Id).ToDictionaryAsync(m => m.PersonId, stop);
        var asking = await db.AllApologies.Where(a => a.SessionId == session.Id && a.State == ApologyState.Waiting).Select(a => a.PersonId).ToHashSetAsync(stop);
        foreach (var person in expected)
        {
            var (status, note) = said.GetValueOrDefault(person.Id) ?? new Said(null, null);
            var mark = marks.GetValueOrDefault(person.Id);
            if (status is null && mark is null && restIsPresent && !asking.Contains(person.Id)) status = AttendanceStatus.Present;
            if (status is { } known && mark is not null) mark.Correct(known, now, note, why, db.Viewer.Name);
            else if (status is { } first) db.AttendanceMarks.Add(new AttendanceMark(session.Id, person.Id, first, now, note));
            else if (mark is null && !string.IsNullOrWhiteSpace(note)) throw new RuleBroken("给{0}写了备注，还没有选考勤，请一并登记", person.Name);
        }
    }

    /// <summary>Finds whom a pasted list means among those expected at these sessions, whose namesakes elsewhere are not in the way.</summary>
    public Task<FoundPeople> FindAsync(IReadOnlyCollection<int> sessionIds, string? names, CancellationToken stop = default)
    {
        var expected = db.SeatsOf(db.AllSessions.Where(s => sessionIds.Contains(s.Id))).Select(s => s.PersonId);
        return NameList.FindAsync(names, db.AllPeople.Where(p => expected.Contains(p.Id)), stop);
    }

    /// <summary>Marks everyone of a list alike in each of these sessions in which they are expected; what stands beside their mark stays.</summary>
    /// <exception cref="RuleBroken">See <see cref="RecordAsync"/>.</exception>
    public async Task RecordAllAsync(IReadOnlyCollection<Session> sessions, IReadOnlyCollection<int> people, AttendanceStatus status, DateTime now, string? why, CancellationToken stop = default)
    {
        foreach (var session in sessions)
        {
            var notes = await db.AttendanceMarks.AsNoTracking().Where(m => m.SessionId == session.Id).ToDictionaryAsync(m => m.PersonId, m => m.Note, stop);
            await RecordAsync(session, people.ToDictionary(id => id, id => new Said(status, notes.GetValueOrDefault(id))), restIsPresent: false, now, why, stop);
        }
    }
}

public sealed record Said(AttendanceStatus? Status, string? Note);
