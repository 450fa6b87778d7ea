using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

using Hours = Kernel.Hours;

/// <summary>Who missed so much of a class, and did not make up for it, that none of its hours count (缺课达到比例，全部不计), by the rules of its last lesson's day.</summary>
public sealed class Absences(TeacherDevDb db)
{
    /// <returns>The people, by id; nobody where the rules count by attendance or no rule set governs.</returns>
    public async Task<IReadOnlyList<int>> ForfeitingAsync(Cohort cohort, CancellationToken stop = default)
    {
        var held = await db.AllSessions.IgnoreAutoIncludes().OfClass(db, cohort.Id).Where(s => s.State == SessionState.Closed).OrderBy(s => s.Day).ToListAsync(stop);
        if (held.Count == 0 || await db.RulesOfAsync(cohort.OrganisationId, held[^1].Day, stop) is not { } rules) return [];
        var attended = (await (from mark in db.AttendanceMarks
                               join session in db.AllSessions.OfClass(db, cohort.Id) on mark.SessionId equals session.Id
                               where session.State == SessionState.Closed
                               select new { mark.PersonId, mark.SessionId, mark.Status }).ToListAsync(stop))
            .Where(m => m.Status.Attended).Select(m => (m.PersonId, m.SessionId)).ToHashSet();
        attended.UnionWith((await new MakeUps(db).AttendedAsync(cohort.Id, stop)).Select(m => (m.PersonId, m.MissedSessionId)));
        return [.. cohort.Enrolments.Where(e => e.TakesSeat && Forfeits(e)).Select(e => e.PersonId).Order()];

        bool Forfeits(Enrolment enrolment)
        {
            var expected = held.Where(s => enrolment.IsExpectedOn(s.Day)).ToList();
            return rules.Forfeits(Sum(expected), Sum(expected.Where(s => !attended.Contains((enrolment.PersonId, s.Id)))));
        }

        Hours Sum(IEnumerable<Session> sessions) => sessions.Aggregate(Hours.Zero, (sum, s) => sum + rules.ForHalfDay(s.Hours));
    }
}
