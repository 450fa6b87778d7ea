using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>What a phone shows after a scan.</summary>
/// <param name="Sentence">Why nothing was recorded, already in the reader's language.</param>
/// <param name="Mark">What stands recorded of the reader.</param>
/// <param name="Check">What the last spot check asks of the reader; null where it asks nothing.</param>
/// <param name="MayLocate">The reader may add where the phone is.</param>
/// <param name="Names">Of whom somebody without an account may say to be one; empty where nobody may.</param>
public sealed record ScanPage(
    string Token, SignInOccasion Occasion, string Owner, Scan Scan, string? Sentence, string? Reader, bool IsExpected, AttendanceMark? Mark, bool IsToOpen, bool MayLeave, AskedCheck? Check, bool MayLocate,
    IReadOnlyList<PersonChoice> Names, EntryForm Typed)
{
    public Session Session => Occasion.Session;

    public bool IsSignedIn => Reader is not null;

    /// <summary>A scan that is pressed now would be recorded.</summary>
    public bool IsOpen => Session.State == SessionState.Planned && !IsToOpen && !Occasion.Window.IsOverAt(Scan.At);

    public static async Task<ScanPage> OfAsync(TeacherDevDb db, SignInDesk desk, SpotChecks checks, string token, SignInOccasion occasion, Scan scan, string? sentence, EntryForm typed, DateTime now, CancellationToken stop)
    {
        var (session, viewer) = (occasion.Session, db.Viewer);
        var owner = await db.SessionCards.Where(c => c.Id == session.Id).Select(c => c.Owner).SingleAsync(stop);
        var isExpected = viewer.PersonId is { } id && await desk.IsExpectedAsync(session, id, stop);
        var mark = isExpected ? await desk.MarkOfAsync(session.Id, viewer.PersonId!.Value, stop) : null;
        var names = viewer.AccountId is null && occasion.Terms.AdmitsWithoutAccount
            ? await db.Expected(session).Where(p => !db.AttendanceMarks.Any(m => m.SessionId == session.Id && m.PersonId == p.Id)).OrderBy(p => p.SortKey).ThenBy(p => p.Id).Select(p => new PersonChoice(p.Id, p.Name, p.School)).ToListAsync(stop)
            : [];
        var mayLeave = mark is { LeftAt: null, Status.Attended: true } && occasion.Terms.SignsOut && occasion.Window.IsForLeavingAt(now);
        var mayLocate = mark is { Distance: null, Status.Attended: true } && occasion.IsOpenAt(now) && await desk.VenueOfAsync(occasion, stop) is not null;
        return new(token, occasion, owner, scan, sentence, viewer.AccountId is null ? null : viewer.Name, isExpected, mark, occasion.Window.IsToOpenAt(now), mayLeave,
            mark is null ? null : await AskedCheck.OfAsync(checks, scan, viewer.PersonId, now, stop), mayLocate, names, typed);
    }
}

/// <param name="EndsAt">UTC, as is <paramref name="AnsweredAt"/>.</param>
/// <param name="MayAnswer">This scan answers it.</param>
/// <param name="IsRunning">A new scan would answer it.</param>
public sealed record AskedCheck(DateTime EndsAt, DateTime? AnsweredAt, bool MayAnswer, bool IsRunning)
{
    public static async Task<AskedCheck?> OfAsync(SpotChecks checks, Scan scan, int? personId, DateTime now, CancellationToken stop) =>
        await checks.LatestAsync(scan.SessionId, stop) is { } check && await checks.AskedOfAsync(check, personId, stop) is { } answer ? new(check.EndsAt, answer.At, check.Covers(scan.Again), check.Covers(now)) : null;
}

public sealed record PersonChoice(int Id, string Name, string School);
