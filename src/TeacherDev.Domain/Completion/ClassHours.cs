using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Completion;

using Hours = Kernel.Hours;

/// <summary>What the lessons of one class come to, person by person, from marks and ledger.</summary>
public sealed class ClassHours
{
    private readonly List<Session> sessions;
    private readonly HashSet<(int PersonId, int SessionId)> attended = [];
    private readonly HashSet<(int PersonId, int SessionId)> missed = [];
    private readonly Dictionary<int, Hours> credited;
    private readonly HoursRuleSet? rules;

    private ClassHours(List<Session> sessions, IEnumerable<AttendanceMark> marks, IEnumerable<MakeUp> madeUp, Dictionary<int, Hours> credited, HoursRuleSet? rules)
    {
        (this.sessions, this.credited, this.rules) = (sessions, credited, rules);
        foreach (var mark in marks) (mark.Status.Attended ? attended : missed).Add((mark.PersonId, mark.SessionId));
        foreach (var one in madeUp.Select(m => (m.PersonId, m.MissedSessionId)))
        {
            missed.Remove(one);
            attended.Add(one);
        }
    }

    public static async Task<ClassHours> OfAsync(TeacherDevDb db, Cohort cohort, CancellationToken stop = default)
    {
        var lessons = await db.AllSessions.OfClass(db, cohort.Id).Where(s => s.State != SessionState.Cancelled).OrderBy(s => s.Day).ThenBy(s => s.Id).ToListAsync(stop);
        var ids = lessons.ConvertAll(s => s.Id);
        var marks = await db.AttendanceMarks.AsNoTracking().Where(m => ids.Contains(m.SessionId)).ToListAsync(stop);
        var closings = lessons.Where(s => s.Closed is not null).Select(s => s.Closed!.Id).ToList();
        var people = cohort.Enrolments.Select(e => e.PersonId).Distinct().ToList();
        var ledger = await db.LedgersOf(people).Where(e => e.SourceKind == HoursSourceKind.Session && closings.Contains(e.SourceId))
            .GroupBy(e => e.PersonId).Select(g => new { g.Key, Tenths = g.Sum(e => e.Hours.Tenths) }).ToDictionaryAsync(g => g.Key, g => Hours.OfTenths(g.Tenths), stop);
        var madeUp = await new MakeUps(db).AttendedAsync(cohort.Id, stop);
        foreach (var (personId, hours) in await ElsewhereAsync(db, madeUp, stop)) ledger[personId] = ledger.GetValueOrDefault(personId) + hours;
        return new ClassHours(lessons, marks, madeUp, ledger, lessons.Count == 0 ? null : await db.RulesOfAsync(cohort.OrganisationId, lessons[^1].Day, stop));
    }

    /// <summary>学时 in the ledger for this class.</summary>
    public Hours Credited(int personId) => credited.GetValueOrDefault(personId);

    /// <summary>学时 of the lessons at which somebody is expected, of those they missed, and of those of which nothing is known.</summary>
    public (Hours Planned, Hours Missed, Hours Unknown) Of(Enrolment enrolment)
    {
        var expected = sessions.FindAll(s => enrolment.IsExpectedOn(s.Day));
        return (Sum(expected), Sum(expected.FindAll(s => missed.Contains((enrolment.PersonId, s.Id)))),
            Sum(expected.FindAll(s => !missed.Contains((enrolment.PersonId, s.Id)) && !attended.Contains((enrolment.PersonId, s.Id)))));
    }

    /// <summary>What was credited where lessons of the class were made up, by person.</summary>
    private static async Task<IEnumerable<(int PersonId, Hours Hours)>> ElsewhereAsync(TeacherDevDb db, IReadOnlyList<MakeUp> madeUp, CancellationToken stop)
    {
        if (madeUp.Count == 0) return [];
        var (ids, people) = (madeUp.Select(m => m.SessionId).Distinct().ToList(), madeUp.Select(m => m.PersonId).Distinct().ToList());
        var places = await db.AllSessions.Where(s => ids.Contains(s.Id)).ToListAsync(stop);
        var closings = places.ToDictionary(s => s.Closed!.Id, s => s.Id);
        var (sources, placed) = (closings.Keys.ToList(), madeUp.Select(m => (m.PersonId, m.SessionId)).ToHashSet());
        var entries = await db.LedgersOf(people).Where(e => e.SourceKind == HoursSourceKind.Session && sources.Contains(e.SourceId)).Select(e => new { e.PersonId, e.SourceId, e.Hours.Tenths }).ToListAsync(stop);
        return entries.Where(e => placed.Contains((e.PersonId, closings[e.SourceId]))).Select(e => (e.PersonId, Hours.OfTenths(e.Tenths)));
    }

    private Hours Sum(List<Session> of) => of.Aggregate(Hours.Zero, (sum, s) => sum + (rules?.ForHalfDay(s.Hours) ?? s.Hours));
}
