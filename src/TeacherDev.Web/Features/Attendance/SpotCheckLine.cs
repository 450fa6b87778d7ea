using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>A spot check, with those who answered in the order of their answers and those who did not by name.</summary>
/// <param name="StartedAt">UTC, as is <paramref name="EndsAt"/>.</param>
public sealed record SpotCheckLine(int Number, DateTime StartedAt, DateTime EndsAt, string By, bool IsRunning, IReadOnlyList<AskedLine> Answered, IReadOnlyList<AskedLine> Silent)
{
    public int Asked => Answered.Count + Silent.Count;

    /// <summary>Those of a session, the last first.</summary>
    public static async Task<IReadOnlyList<SpotCheckLine>> OfAsync(TeacherDevDb db, int sessionId, DateTime now, CancellationToken stop)
    {
        var checks = await db.SpotChecks.AsNoTracking().Where(c => c.SessionId == sessionId).OrderByDescending(c => c.Number).ToListAsync(stop);
        if (checks.Count == 0) return [];
        var asked = (await (from check in db.SpotChecks
                            where check.SessionId == sessionId
                            join answer in db.Set<SpotCheckAnswer>() on check.Id equals answer.CheckId
                            join person in db.PersonCards on answer.PersonId equals person.Id
                            join mark in db.AttendanceMarks.Where(m => m.SessionId == sessionId) on answer.PersonId equals mark.PersonId into marks
                            from mark in marks.DefaultIfEmpty()
                            orderby person.SortKey, person.Id
                            select new { check.Id, Line = new AskedLine(person.Id, person.Name, person.School, answer.At, mark == null ? null : mark.Status, db.Accounts.Any(a => a.PersonId == person.Id)) }).ToListAsync(stop))
            .ToLookup(a => a.Id, a => a.Line);
        return [.. checks.Select(c => new SpotCheckLine(
            c.Number, c.StartedAt, c.EndsAt, c.By, c.Covers(now), [.. asked[c.Id].Where(a => a.At is not null).OrderBy(a => a.At)], [.. asked[c.Id].Where(a => a.At is null)]))];
    }
}

/// <param name="At">The moment of the scan that answered, UTC; null without an answer.</param>
/// <param name="Status">What the mark says by now.</param>
/// <param name="HasAccount">Could answer with a phone; who could not is looked for in the room.</param>
public sealed record AskedLine(int PersonId, string Name, string School, DateTime? At, AttendanceStatus? Status, bool HasAccount);
