using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Attendance;

/// <param name="Shared">Names of people who signed in on one device, a line a device.</param>
/// <param name="Checks">Spot checks, the last first.</param>
/// <param name="IsUnderWay">Spot checks are allowed, and the session runs.</param>
public sealed record SignInsPage(
    Session Session, string Owner, SignInTerms Terms, int Expected, IReadOnlyList<SignedLine> Arrived, IReadOnlyList<WaitingLine> Waiting, IReadOnlyList<IReadOnlyList<string>> Shared,
    IReadOnlyList<SpotCheckLine> Checks, bool IsUnderWay)
{
    /// <summary>A spot check may be started now.</summary>
    public bool MayCheck => IsUnderWay && !Checks.Any(c => c.IsRunning);

    public static async Task<SignInsPage> OfAsync(TeacherDevDb db, SignInDesk desk, Session session, DateTime now, CancellationToken stop)
    {
        var occasion = await desk.OfAsync(session, stop);
        var owner = await db.SessionCards.Where(c => c.Id == session.Id).Select(c => c.Owner).SingleAsync(stop);
        var signed = await db.SignedAt(session).ToListAsync(stop);
        var waiting = await (from entry in db.PendingSignIns.AsNoTracking()
                             where entry.SessionId == session.Id && entry.State == PendingState.Waiting
                             join person in db.PersonCards on entry.PersonId equals person.Id
                             orderby entry.At, entry.Id
                             select new WaitingLine(entry.Id, person.Name, person.School, entry.At, entry.PhoneMatches, entry.Device)).ToListAsync(stop);
        var devices = signed.Where(s => s.Device is not null).Select(s => (Device: Convert.ToHexString(s.Device!), s.Name)).Concat(waiting.Where(w => w.Device is not null).Select(w => (Device: Convert.ToHexString(w.Device!), w.Name)));
        return new(session, owner, occasion.Terms, await db.Expected(session).CountAsync(stop), signed, waiting,
            [.. devices.GroupBy(d => d.Device, d => d.Name).Where(g => g.Count() > 1).Select(g => (IReadOnlyList<string>)[.. g])],
            await SpotCheckLine.OfAsync(db, session.Id, now, stop), occasion.IsUnderWayAt(now));
    }
}

/// <param name="PhoneMatches">Null where no phone is kept to compare with.</param>
public sealed record WaitingLine(int Id, string Name, string School, DateTime At, bool? PhoneMatches, byte[]? Device);
