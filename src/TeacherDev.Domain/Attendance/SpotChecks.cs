using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

/// <summary>Starts spot checks and takes their answers, each in one transaction with the session held: two never run at once, and none is answered of a closed session.</summary>
public sealed class SpotChecks(TeacherDevDb db, SignInDesk desk)
{
    /// <summary>Asks everybody who stands as present or late and has not signed out. It ends with the session at the latest.</summary>
    /// <exception cref="RuleBroken">Switched off, the session is not under way, another check runs, or nobody is there.</exception>
    public Task<SpotCheck> StartAsync(int sessionId, DateTime now, Guid key, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await db.HoldAsync<Session>(sessionId, stop);
        var occasion = (await desk.FindAsync(sessionId, stop))!;
        var asked = await (from mark in db.AttendanceMarks.AsNoTracking()
                           where mark.SessionId == sessionId && mark.LeftAt == null && (mark.Status == AttendanceStatus.Present || mark.Status == AttendanceStatus.Late)
                           join person in db.Expected(occasion.Session) on mark.PersonId equals person.Id
                           orderby person.Id
                           select person.Id).ToListAsync(stop);
        var check = occasion.Check(await LatestAsync(sessionId, stop), asked, db.Viewer.Name, now, key);
        db.Add(check);
        await db.SaveChangesAsync(stop);
        return check;
    }, stop);

    /// <summary>Answers for the viewer; who answered before keeps that answer.</summary>
    /// <param name="scanned">When the first request came, by the server's clock: it counts, not the moment of pressing.</param>
    /// <exception cref="RuleBroken">The session is not open, nothing was asked at that moment, or not of the viewer.</exception>
    public Task AnswerAsync(int sessionId, DateTime scanned, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await db.HoldAsync<Session>(sessionId, stop);
        var session = (await desk.FindAsync(sessionId, stop))!.Session;
        if (session.State != SessionState.Planned) throw new RuleBroken("“{0}”{1}，不能再应答抽查", session.Topic, session.State);
        if (await db.AllSpotChecks.Where(c => c.SessionId == sessionId && c.StartedAt <= scanned && scanned <= c.EndsAt).OrderByDescending(c => c.Number).Select(c => (int?)c.Id).FirstOrDefaultAsync(stop) is not { } checkId)
            throw new RuleBroken("这次扫码时没有抽查，或抽查已经结束；正在抽查时，请再扫一次大屏幕上的二维码");
        if (await db.Set<SpotCheckAnswer>().AsTracking().SingleOrDefaultAsync(a => a.CheckId == checkId && a.PersonId == db.Viewer.PersonId, stop) is not { } answer)
            throw new RuleBroken("抽查开始时您没有签到或已经离开，不用应答；如有误，请找班主任");
        answer.Give(scanned);
        return await db.SaveChangesAsync(stop);
    }, stop);

    /// <summary>The last one of a session, running or over; null where there was none.</summary>
    public Task<SpotCheck?> LatestAsync(int sessionId, CancellationToken stop = default) =>
        db.AllSpotChecks.Where(c => c.SessionId == sessionId).OrderByDescending(c => c.Number).FirstOrDefaultAsync(stop);

    /// <summary>What it asked of somebody; null where it asked nothing.</summary>
    public Task<SpotCheckAnswer?> AskedOfAsync(SpotCheck check, int? personId, CancellationToken stop = default) =>
        db.Set<SpotCheckAnswer>().AsNoTracking().SingleOrDefaultAsync(a => a.CheckId == check.Id && a.PersonId == personId, stop);
}
