using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

/// <summary>
/// Hands in a school's hours, posts them and takes them back, each in one transaction. A session that is being opened again and one that is being handed in
/// wait for each other at its row.
/// </summary>
public sealed class HoursBatches(TeacherDevDb db)
{
    public const int MostSessions = 300;

    /// <summary>Closed sessions of a school's activities at which somebody earned hours that no batch holds.</summary>
    public IQueryable<Session> Waiting(int schoolId)
    {
        var (schools, earned) = (db.AllActivities.Where(a => a.Kind != ActivityKind.StudioGathering && a.Organisation.Kind == OrganisationKind.School), Earned(db));
        return db.AllSessions.Where(s => s.OrganisationId == schoolId && s.State == SessionState.Closed && s.Hours.Tenths > 0 && schools.Any(a => a.Id == s.ActivityId)
            && earned.Any(e => e.SessionId == s.Id) && !db.Set<HoursBatchLine>().Any(l => l.SessionId == s.Id && l.IsStanding));
    }

    /// <summary>Everybody who was expected and was there, by session of an activity.</summary>
    public static IQueryable<EarnedSession> Earned(TeacherDevDb db) =>
        from mark in db.AttendanceMarks
        where mark.Status != AttendanceStatus.Excused && mark.Status != AttendanceStatus.Absent
        join session in db.AllSessions on mark.SessionId equals session.Id
        where db.Set<Invitation>().Any(i => i.ActivityId == session.ActivityId && i.PersonId == mark.PersonId && i.InvitedOn <= session.Day && (i.WithdrawnOn == null || session.Day < i.WithdrawnOn))
        select new EarnedSession { SessionId = session.Id, PersonId = mark.PersonId, Status = mark.Status };

    /// <exception cref="RuleBroken">Not a school, or a session that is not its own, not closed, or in another batch.</exception>
    public Task<HoursBatch> SubmitAsync(Organisation school, string? title, IReadOnlyCollection<int> sessionIds, DateTime now, Guid key, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var batch = new HoursBatch(school, title, await EarnedAsync(school.Id, school.Path, sessionIds, stop), now, key);
        db.Add(batch);
        await db.SaveChangesAsync(stop);
        return batch;
    }, stop);

    /// <exception cref="RuleBroken">See <see cref="SubmitAsync"/>; or the batch was not returned.</exception>
    public Task SubmitAgainAsync(HoursBatch batch, string? title, IReadOnlyCollection<int> sessionIds, DateTime now, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var path = await db.Organisations.Where(o => o.Id == batch.OrganisationId).Select(o => o.Path).SingleAsync(stop);
        await LoadAsync(batch, stop);
        batch.SubmitAgain(title, await EarnedAsync(batch.OrganisationId, path, sessionIds, stop), now);
        return await db.SaveChangesAsync(stop);
    }, stop);

    /// <summary>Frees its sessions, so that they can be put right.</summary>
    /// <exception cref="RuleBroken">It does not wait, or no reason.</exception>
    public Task ReturnAsync(HoursBatch batch, string? reason, int byId, DateTime now, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await LoadAsync(batch, stop);
        batch.Return(reason, byId, now);
        return await db.SaveChangesAsync(stop);
    }, stop);

    /// <summary>The same by the school itself, which owes nobody a reason.</summary>
    /// <exception cref="RuleBroken">It does not wait.</exception>
    public Task RecallAsync(HoursBatch batch, DateTime now, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await LoadAsync(batch, stop);
        batch.Recall(now);
        return await db.SaveChangesAsync(stop);
    }, stop);

    /// <returns>How many people were credited.</returns>
    /// <exception cref="RuleBroken">It does not wait, or the school approves its own.</exception>
    public Task<int> ApproveAsync(HoursBatch batch, int byId, DateTime now, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        batch.Approve(byId, now);
        var lines = await Lines(batch).AsNoTracking().OrderBy(l => l.Id).ToListAsync(stop);
        db.AddRange(lines.Select(l => new HoursEntry(l.PersonId, byId, l.Mode, l.Hours, l.Day, HoursSourceKind.SchoolBatch, l.Id, l.Title, l.RuleVersion, now, part: l.Part)));
        await db.SaveChangesAsync(stop);
        return lines.DistinctBy(l => l.PersonId).Count();
    }, stop);

    /// <exception cref="RuleBroken">Not approved, the school does it itself, or no reason.</exception>
    public Task WithdrawAsync(HoursBatch batch, string? reason, int byId, DateTime now, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await LoadAsync(batch, stop);
        batch.Withdraw(reason, byId, now);
        var lines = Lines(batch).Select(l => l.Id);
        var posted = await db.AllHoursEntries.Where(e => e.SourceKind == HoursSourceKind.SchoolBatch && lines.Contains(e.SourceId)).ToListAsync(stop);
        db.AddRange(posted.Select(e => e.Reverse(batch.Reason!, now)));
        return await db.SaveChangesAsync(stop);
    }, stop);

    /// <summary>Within a transaction: no session is opened again that a batch holds.</summary>
    /// <exception cref="RuleBroken">One holds it.</exception>
    internal async Task MustBeFreeAsync(Session session, CancellationToken stop)
    {
        if (session.ActivityId is null) return;
        await db.HoldAsync<Session>(session.Id, stop);
        var held = await db.AllHoursBatches.Where(b => b.Lines.Any(l => l.SessionId == session.Id && l.IsStanding)).Select(b => new { b.Title, b.State }).FirstOrDefaultAsync(stop);
        if (held is not null) throw new RuleBroken(held.State == HoursBatchState.Approved ? "“{0}”的学时已在批次“{1}”中认定，批次撤回后才能重新打开" : "“{0}”的学时已在批次“{1}”中提交，批次退回后才能重新打开", session.Topic, held.Title);
    }

    private IQueryable<HoursBatchLine> Lines(HoursBatch batch) => db.Set<HoursBatchLine>().Where(l => l.BatchId == batch.Id);

    private Task LoadAsync(HoursBatch batch, CancellationToken stop) => db.Entry(batch).Collection(b => b.Lines).LoadAsync(stop);

    private async Task<List<BatchedHours>> EarnedAsync(int schoolId, string path, IReadOnlyCollection<int> sessionIds, CancellationToken stop)
    {
        var ids = sessionIds.Distinct().Order().ToList();
        if (ids.Count > MostSessions) throw new RuleBroken("一个批次最多 {0} 场，请按时间分几次提交", MostSessions);
        await db.HoldAsync<Session>(ids, stop);
        var sessions = await (from session in Waiting(schoolId).IgnoreAutoIncludes()
                              where ids.Contains(session.Id)
                              join activity in db.AllActivities on session.ActivityId equals activity.Id
                              select new { Session = session, activity.Title, activity.Kind }).ToDictionaryAsync(s => s.Session.Id, stop);
        if (sessions.Count < ids.Count) throw new RuleBroken("所选场次有 {0} 场刚刚有变化（重新打开，或已在别的批次中），请核对后再提交", ids.Count - sessions.Count);
        var ruleSets = await db.HoursRuleSets.AsNoTracking().ToListAsync(stop);
        var earned = await Earned(db).Where(e => ids.Contains(e.SessionId)).OrderBy(e => e.SessionId).ThenBy(e => e.PersonId).ToListAsync(stop);
        var terms = await db.SignInTermsOfAsync(schoolId, stop);
        var batched = new List<BatchedHours>();
        foreach (var one in earned)
        {
            var (session, kind) = (sessions[one.SessionId].Session, sessions[one.SessionId].Kind);
            var rules = HoursRuleSet.Governing(ruleSets, path, session.Day) ?? throw new RuleBroken("{0:yyyy-MM-dd} 没有适用的学时规则，请先载入本地区的规则", session.Day);
            batched.Add(new(session.Id, one.PersonId, session.Day, session.Part, rules.Earned(session.Mode, kind).Code, terms.Weighed(rules.ForHalfDay(session.Hours), one.Status), HoursPosting.TitleOf(sessions[one.SessionId].Title, session.Topic, HoursPosting.Why(terms, one.Status)), rules.RuleVersion));
        }
        return [.. batched.Where(b => b.Hours > Kernel.Hours.Zero)];
    }
}

/// <summary>Somebody who earned what a session gives.</summary>
public sealed class EarnedSession
{
    public int SessionId { get; init; }

    public int PersonId { get; init; }

    public AttendanceStatus Status { get; init; }
}
