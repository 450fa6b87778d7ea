using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

/// <summary>Finds where a missed session can be made up, and puts people there.</summary>
public sealed class MakeUps(TeacherDevDb db)
{
    /// <summary>
    /// Sessions to come with the same topic, or of a module of the same name, of other classes of the same track or of the same body, whoever holds them, with a
    /// place free; none in a half-day in which the person is expected elsewhere. Nothing for what an activity held.
    /// </summary>
    public async Task<IQueryable<Session>> EquivalentsAsync(Session missed, int personId, DateOnly today, CancellationToken stop = default)
    {
        var (id, topic, body, classes) = (missed.Id, missed.Topic, missed.OrganisationId, missed.CohortIds);
        var module = await db.Set<CohortModule>().Where(m => m.Id == missed.ModuleId).Select(m => m.Name).SingleOrDefaultAsync(stop);
        var cohorts = db.AllCohorts;
        var sisters = cohorts.Where(c => c.OrganisationId == body || cohorts.Any(own => own.Id == missed.CohortId && own.ProgrammeYearId == c.ProgrammeYearId && own.TrackYearId == c.TrackYearId)).Select(c => c.Id);
        var elsewhere = db.ExpectingSessions(personId).Where(s => s.State == SessionState.Planned);
        return db.AllSessions.IgnoreAutoIncludes().Where(s => missed.CohortId != null && s.State == SessionState.Planned && s.Day >= today && s.CohortId != null && sisters.Contains(s.CohortId.Value)
            && (s.Topic == topic || (module != null && db.Set<CohortModule>().Any(m => m.Id == s.ModuleId && m.Name == module)))
            && !s.Classes.Any(c => classes.Contains(c.CohortId))
            && !elsewhere.Any(e => e.Day == s.Day && e.Part == s.Part)
            && cohorts.Where(c => db.Set<SessionClass>().Any(o => o.SessionId == s.Id && o.CohortId == c.Id)).Sum(c => c.Capacity)
                > db.Set<Enrolment>().Count(e => e.EnrolledOn <= s.Day && (e.LeftOn == null || s.Day < e.LeftOn) && db.Set<SessionClass>().Any(o => o.SessionId == s.Id && o.CohortId == e.CohortId)) + db.Set<MakeUp>().Count(m => m.SessionId == s.Id));
    }

    /// <summary>The sessions in which people make up for this one.</summary>
    public IQueryable<Session> PlacesOf(int missedSessionId) => db.AllSessions.IgnoreAutoIncludes().Where(s => db.Set<MakeUp>().Any(m => m.MissedSessionId == missedSessionId && m.SessionId == s.Id));

    /// <exception cref="RuleBroken">The person did not miss it, or the other session is not one to make it up in.</exception>
    public Task<MakeUp> PlaceAsync(Session missed, int personId, int sessionId, DateOnly today, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await db.HoldAsync<Session>(sessionId, stop);
        if (!await db.AttendanceMarks.AnyAsync(m => m.SessionId == missed.Id && m.PersonId == personId && (m.Status == AttendanceStatus.Absent || m.Status == AttendanceStatus.Excused), stop)) throw new RuleBroken("只有请假或缺勤的人需要补课");
        if (!await (await EquivalentsAsync(missed, personId, today, stop)).AnyAsync(s => s.Id == sessionId, stop)) throw new RuleBroken("那一节不能用来补课了：已满、已变动或与其他课冲突，请另选一节");
        var makeUp = new MakeUp(personId, missed.Id, sessionId);
        db.Add(makeUp);
        await db.SaveChangesAsync(stop);
        return makeUp;
    }, stop);

    /// <summary>What people of a class missed and attended elsewhere, where that session is closed.</summary>
    public async Task<IReadOnlyList<MakeUp>> AttendedAsync(int cohortId, CancellationToken stop = default) =>
        await (from makeUp in db.Set<MakeUp>().AsNoTracking()
               join missed in db.AllSessions.OfClass(db, cohortId) on makeUp.MissedSessionId equals missed.Id
               join session in db.AllSessions on makeUp.SessionId equals session.Id
               where session.State == SessionState.Closed
               join mark in db.AttendanceMarks on new { makeUp.SessionId, makeUp.PersonId } equals new { mark.SessionId, mark.PersonId }
               where mark.Status != AttendanceStatus.Excused && mark.Status != AttendanceStatus.Absent
               select makeUp).ToListAsync(stop);

    /// <summary>Who attended both a session and what was to make up for it, and got the hours of the other one.</summary>
    internal async Task<HashSet<int>> PaidElsewhereAsync(int sessionId, CancellationToken stop) =>
        await (from makeUp in db.Set<MakeUp>()
               where makeUp.SessionId == sessionId || makeUp.MissedSessionId == sessionId
               select new { makeUp.PersonId, SessionId = makeUp.SessionId == sessionId ? makeUp.MissedSessionId : makeUp.SessionId } into other
               join session in db.AllSessions on other.SessionId equals session.Id
               where session.State == SessionState.Closed
               join mark in db.AttendanceMarks on new { other.SessionId, other.PersonId } equals new { mark.SessionId, mark.PersonId }
               where mark.Status != AttendanceStatus.Excused && mark.Status != AttendanceStatus.Absent
               select mark.PersonId).ToHashSetAsync(stop);

    /// <exception cref="RuleBroken">The attendance there is recorded already.</exception>
    public Task WithdrawAsync(MakeUp makeUp, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await db.HoldAsync<Session>(makeUp.SessionId, stop);
        if (await db.AttendanceMarks.AnyAsync(m => m.SessionId == makeUp.SessionId && m.PersonId == makeUp.PersonId, stop)) throw new RuleBroken("补课的考勤已经登记，不能再取消补课");
        db.Remove(makeUp);
        return await db.SaveChangesAsync(stop);
    }, stop);
}
