using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

/// <summary>
/// Merges temporary people with persons, and takes it back, each in one transaction with the session held. Only while the session is open: what is closed is opened
/// again, with a reason, and closing it posts the hours in the ledger's own way.
/// </summary>
public sealed class TemporaryAttendees(TeacherDevDb db, SignInDesk desk)
{
    /// <param name="who">A name or staff number: somebody expected at the session, or within the viewer's reach.</param>
    /// <exception cref="RuleBroken">No one or several are meant, the session is not open, the person has a mark there, or is in no class of it.</exception>
    public Task MergeAsync(TemporaryAttendee temporary, string? who, DateTime now, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var session = await OpenAsync(temporary.SessionId, stop);
        var (expected, reach) = (db.Expected(session), db.Viewer.Path);
        var personId = await NameList.FindOneAsync(who, db.AllPeople.Where(p => expected.Any(e => e.Id == p.Id) || p.Organisation.Path.StartsWith(reach)), stop);
        var name = await db.PersonCards.Where(p => p.Id == personId).Select(p => p.Name).SingleAsync(stop);
        if (await desk.MarkOfAsync(session.Id, personId, stop) is { } mark) throw new RuleBroken("{0}在“{1}”已登记为{2}；如是同一人，请删除临时人员", name, session.Topic, mark.Status);
        var isExpected = await desk.IsExpectedAsync(session, personId, stop);
        if (!isExpected) await BringInAsync(session, personId, name, stop);
        db.Add(temporary.Merge(personId, !isExpected, now));
        return await db.SaveChangesAsync(stop);
    }, stop);

    /// <exception cref="RuleBroken">The session is not open, or not merged.</exception>
    public Task PartAsync(TemporaryAttendee temporary, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var session = await OpenAsync(temporary.SessionId, stop);
        var (personId, wasBroughtIn) = (temporary.PersonId, temporary.WasBroughtIn);
        temporary.Part();
        db.RemoveRange(await db.AttendanceMarks.AsTracking().Where(m => m.SessionId == session.Id && m.PersonId == personId).ToListAsync(stop));
        if (wasBroughtIn && await db.Activities.SingleOrDefaultAsync(a => a.Id == session.ActivityId, stop) is { } activity && activity.IsInvited(personId!.Value)) activity.Uninvite(personId.Value, session.Day);
        return await db.SaveChangesAsync(stop);
    }, stop);

    private async Task<Session> OpenAsync(int sessionId, CancellationToken stop)
    {
        await db.HoldAsync<Session>(sessionId, stop);
        var session = await db.AllSessions.IgnoreAutoIncludes().Include(s => s.Classes).SingleAsync(s => s.Id == sessionId, stop);
        return session.State == SessionState.Planned ? session : throw new RuleBroken("“{0}”{1}，重新打开后才能合并临时人员", session.Topic, session.State);
    }

    private async Task BringInAsync(Session session, int personId, string name, CancellationToken stop)
    {
        if (session.ActivityId is not { } id || await db.Activities.SingleOrDefaultAsync(a => a.Id == id, stop) is not { } activity) throw new RuleBroken("{0}不是本班学员，请先加入培训班，或安排补课", name);
        activity.Invite([personId], session.Day);
        await db.SaveChangesAsync(stop);
    }
}
