using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Bulletins;

/// <summary>
/// Compiles a bulletin from the sheets of closed sessions and sends it on its way, each step in one transaction. Its sessions are held while it is written: none is
/// opened again between reading and writing.
/// </summary>
public sealed class BulletinDesk(TeacherDevDb db)
{
    /// <summary>More half-days than any term has.</summary>
    public const int MostSessions = 300;

    /// <summary>
    /// Sessions that a body may speak of: closed, of its own activities or of those of the other offices for the same region. What a school holds for itself is its
    /// own; what a district holds is the district's.
    /// </summary>
    public IQueryable<Session> Sessions(string audience, Period period)
    {
        var bodies = db.Set<Organisation>().Where(o => o.Kind != OrganisationKind.School && (o.Path == audience || (o.Parent!.Path == audience
            && (o.Kind == OrganisationKind.Institute || o.Kind == OrganisationKind.TeacherCollege || o.Kind == OrganisationKind.DevelopmentCentre || o.Kind == OrganisationKind.Department))));
        var activities = db.AllActivities.Where(a => a.StudioId == null && bodies.Any(o => o.Id == a.OrganisationId));
        return db.AllSessions.Where(s => s.Day >= period.From && s.Day <= period.To && activities.Any(a => a.Id == s.ActivityId));
    }

    /// <summary>Those of them that a new bulletin may hold: closed, and in no other.</summary>
    /// <param name="except">The bulletin that is written anew, or the one that a counter-notice corrects.</param>
    public IQueryable<Session> Free(string audience, Period period, int? except = null) =>
        Sessions(audience, period).Where(s => s.State == SessionState.Closed && !db.Set<BulletinSession>().Any(b => b.SessionId == s.Id && b.IsStanding && b.BulletinId != except));

    /// <exception cref="RuleBroken">A session that it may not hold, or see <see cref="AttendanceBulletin"/>.</exception>
    public Task<AttendanceBulletin> CompileAsync(Organisation compiler, Period period, BulletinText text, IReadOnlyCollection<int> sessions, Guid key, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var bulletin = new AttendanceBulletin(compiler, text.Title, period, text.Note, await ChosenAsync(compiler.Reach, period, sessions, except: null, stop), key);
        db.Add(bulletin);
        await db.SaveChangesAsync(stop);
        return bulletin;
    }, stop);

    /// <summary>更正通报.</summary>
    /// <exception cref="RuleBroken">See <see cref="AttendanceBulletin.Against"/>.</exception>
    public Task<AttendanceBulletin> CorrectAsync(AttendanceBulletin wrong, BulletinText text, IReadOnlyCollection<int> sessions, Guid key, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var counter = AttendanceBulletin.Against(wrong, text.Title, text.Note, text.Correction, await ChosenAsync(wrong.Audience, wrong.Period, sessions, wrong.Id, stop), key);
        db.Add(counter);
        await db.SaveChangesAsync(stop);
        return counter;
    }, stop);

    /// <summary>Reads the sheets anew, and says it in other words where wanted.</summary>
    /// <exception cref="RuleBroken">See <see cref="AttendanceBulletin.Revise"/>.</exception>
    public Task ReviseAsync(AttendanceBulletin bulletin, BulletinText text, IReadOnlyCollection<int> sessions, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await LoadAsync(bulletin, stop);
        bulletin.Revise(text.Title, text.Note, text.Correction, await ChosenAsync(bulletin.Audience, bulletin.Period, sessions, bulletin.CorrectsId ?? bulletin.Id, stop));
        return await db.SaveChangesAsync(stop);
    }, stop);

    /// <summary>Throws a draft away, as long as nobody else has had it.</summary>
    /// <exception cref="RuleBroken">It was reported once.</exception>
    public Task DiscardAsync(AttendanceBulletin bulletin, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        if (bulletin.State != BulletinState.Draft) throw new RuleBroken("“{0}”{1}，不能删除", bulletin.Title, bulletin.State);
        await LoadAsync(bulletin, stop);
        db.Remove(bulletin);
        return await db.SaveChangesAsync(stop);
    }, stop);

    /// <exception cref="RuleBroken">See <see cref="AttendanceBulletin.Report"/>.</exception>
    public Task ReportAsync(AttendanceBulletin bulletin, int accountId, DateTime now, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await LoadAsync(bulletin, stop);
        var ids = bulletin.Sessions.Select(s => s.SessionId).ToList();
        await db.HoldAsync<Session>(ids, stop);
        bulletin.Report(accountId, await SheetsAsync(ids, stop), now);
        return await db.SaveChangesAsync(stop);
    }, stop);

    /// <summary>Lets the schools read it. What a counter-notice corrects gives way in the same moment.</summary>
    /// <exception cref="RuleBroken">Not approved, or what it corrects was corrected already.</exception>
    public Task PublishAsync(AttendanceBulletin bulletin, DateTime now, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await LoadAsync(bulletin, stop);
        if (bulletin.CorrectsId is { } id)
        {
            var wrong = await db.AttendanceBulletins.SingleAsync(b => b.Id == id, stop);
            await LoadAsync(wrong, stop);
            wrong.GiveWay();
            // Its sessions are free before the others take their place: no statement may meet two of them.
            await db.SaveChangesAsync(stop);
        }
        bulletin.Publish(now);
        return await db.SaveChangesAsync(stop);
    }, stop);

    /// <summary>Below which rate, in percent, the bulletins of a body mark a school: the same for whoever reads them.</summary>
    public async Task<int> LeastRateAsync(int bodyId, CancellationToken stop = default) =>
        (await db.AllBulletinRules.SingleOrDefaultAsync(r => r.OrganisationId == bodyId, stop) ?? new BulletinRules(bodyId)).LeastRate;

    /// <summary>Whether the sheets no longer say what the bulletin says: somebody opened a session again, or closed it with other marks.</summary>
    public async Task<bool> IsOutdatedAsync(int bulletinId, CancellationToken stop = default)
    {
        var bulletin = await db.AttendanceBulletins.AsNoTracking().AsSplitQuery().Include(b => b.Sessions).Include(b => b.Absences).SingleAsync(b => b.Id == bulletinId, stop);
        return !bulletin.Says(await SheetsAsync([.. bulletin.Sessions.Select(s => s.SessionId)], stop));
    }

    private async Task<Compilation> ChosenAsync(string audience, Period period, IReadOnlyCollection<int> sessionIds, int? except, CancellationToken stop)
    {
        var ids = sessionIds.Distinct().ToList();
        if (ids.Count > MostSessions) throw new RuleBroken("一份通报最多 {0} 场，请把时间段分短一些", MostSessions);
        if (ids.Count == 0) return Compilation.Nothing;
        await db.HoldAsync<Session>(ids, stop);
        var free = await Free(audience, period, except).CountAsync(s => ids.Contains(s.Id), stop);
        if (free < ids.Count) throw new RuleBroken("所选场次有 {0} 场不能编入：重新打开了，或已在另一份通报中，请核对后再保存", ids.Count - free);
        return await SheetsAsync(ids, stop);
    }

    /// <summary>What the closed ones of these sessions say.</summary>
    private async Task<Compilation> SheetsAsync(List<int> ids, CancellationToken stop)
    {
        var closed = db.AllSessions.Where(s => ids.Contains(s.Id) && s.State == SessionState.Closed);
        var told = await (from session in closed
                          join activity in db.AllActivities on session.ActivityId equals (int?)activity.Id
                          orderby session.Day, session.Part, session.Id
                          select new { session.Id, session.Day, session.Part, activity.Title, session.Topic }).ToListAsync(stop);
        var seats = from seat in db.SeatsOf(closed)
                    join card in db.PersonCards on seat.PersonId equals card.Id
                    join mark in db.AttendanceMarks on new { seat.SessionId, seat.PersonId } equals new { mark.SessionId, mark.PersonId } into marks
                    from mark in marks.DefaultIfEmpty()
                    select new { seat.SessionId, seat.PersonId, card.Name, card.OrganisationId, card.SortKey, Status = mark == null ? (AttendanceStatus?)null : mark.Status };
        var counts = await seats.GroupBy(s => new { s.SessionId, s.OrganisationId, s.Status }).Select(g => new { g.Key.SessionId, g.Key.OrganisationId, g.Key.Status, People = g.Count() }).ToListAsync(stop);
        var absences = await seats.Where(s => s.Status == null || s.Status == AttendanceStatus.Absent || s.Status == AttendanceStatus.Late || s.Status == AttendanceStatus.LeftEarly)
            .OrderBy(s => s.SortKey).ThenBy(s => s.PersonId).Select(s => new CompiledAbsence(s.SessionId, s.PersonId, s.Name, s.OrganisationId, s.Status ?? AttendanceStatus.Absent)).ToListAsync(stop);
        var of = counts.Select(c => c.OrganisationId).Distinct().ToList();
        var names = await db.Set<Organisation>().Where(o => of.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, stop);
        return new(
            told.ConvertAll(s => new CompiledSession(s.Id, s.Day, s.Part, s.Title, s.Topic, AttendanceCount.Of(counts.Where(c => c.SessionId == s.Id).Select(c => (c.Status, c.People))))),
            [.. counts.GroupBy(c => c.OrganisationId).OrderBy(g => g.Key).Select(g => new CompiledBody(g.Key, names[g.Key], AttendanceCount.Of(g.Select(c => (c.Status, c.People)))))],
            absences);
    }

    private async Task LoadAsync(AttendanceBulletin bulletin, CancellationToken stop)
    {
        await db.Entry(bulletin).Collection(b => b.Sessions).LoadAsync(stop);
        await db.Entry(bulletin).Collection(b => b.Bodies).LoadAsync(stop);
        await db.Entry(bulletin).Collection(b => b.Absences).LoadAsync(stop);
    }
}

/// <summary>What its compiler writes into a bulletin by hand.</summary>
/// <param name="Correction">Why an earlier one is corrected; null where none is.</param>
public sealed record BulletinText(string? Title, string? Note, string? Correction = null);
