using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

/// <summary>Where one signs in to a session oneself. Who scanned sees of it what the wall shows, whether or not it lies in one's scope.</summary>
public sealed class SignInDesk(TeacherDevDb db, SignInQueue queue)
{
    /// <summary>The session with its window and rules; null where there is none.</summary>
    public async Task<SignInOccasion?> FindAsync(int sessionId, CancellationToken stop = default) =>
        await db.AllSessions.IgnoreAutoIncludes().SingleOrDefaultAsync(s => s.Id == sessionId, stop) is { } session ? await OfAsync(session, stop) : null;

    public async Task<SignInOccasion> OfAsync(Session session, CancellationToken stop = default)
    {
        var terms = await db.SignInTermsOfAsync(session.OrganisationId, stop);
        return new(session, terms, SignInWindow.Of(session.Slot, terms));
    }

    /// <summary>The open session a code belongs to, among those at which this person is expected today; a code of another's session is no code.</summary>
    public async Task<SignInOccasion?> OfCodeAsync(int personId, string? code, SignInTokens tokens, DateTime now, CancellationToken stop = default)
    {
        var today = now.DayInShanghai;
        foreach (var session in await db.Sessions.AsNoTracking().IgnoreAutoIncludes().Where(s => s.Day == today && s.State == SessionState.Planned).OrderBy(s => s.Id).ToListAsync(stop))
        {
            if (tokens.IsCode(session.Id, code, now) && await IsExpectedAsync(session, personId, stop)) return await OfAsync(session, stop);
        }
        return null;
    }

    public Task<bool> IsExpectedAsync(Session session, int personId, CancellationToken stop = default) => db.Expected(session).AnyAsync(p => p.Id == personId, stop);

    public Task<AttendanceMark?> MarkOfAsync(int sessionId, int personId, CancellationToken stop = default) =>
        db.AttendanceMarks.AsNoTracking().SingleOrDefaultAsync(m => m.SessionId == sessionId && m.PersonId == personId, stop);

    /// <summary>Signs the viewer in. Returns only once it is on the disk; who signed in before keeps that mark.</summary>
    /// <param name="scanned">When the first request came, by the server's clock.</param>
    /// <param name="device">Kept only where the rules say so.</param>
    /// <exception cref="RuleBroken">Too early, too late, closed, cancelled, or not expected.</exception>
    public Task<AttendanceMark> SignInAsync(int sessionId, DateTime scanned, MarkSource source, byte[]? device, DateTime now, CancellationToken stop = default) =>
        db.Viewer.PersonId is { } personId
            ? queue.WriteAsync(new(sessionId, personId, scanned, source, device, now), db.Viewer, db.RequestId).WaitAsync(stop)
            : throw new RuleBroken("这个账号没有对应的教师，不能签到");

    /// <summary>Signs the viewer out again.</summary>
    /// <exception cref="RuleBroken">Not signed in, too early, too late, or signing out is not asked for.</exception>
    public async Task SignOutAsync(SignInOccasion occasion, DateTime now, CancellationToken stop = default)
    {
        var (session, terms) = (occasion.Session, occasion.Terms);
        if (!terms.SignsOut) throw new RuleBroken("“{0}”不用签退", session.Topic);
        if (session.State != SessionState.Planned || !occasion.Window.IsForLeavingAt(now)) throw new RuleBroken("“{0}”的签退已经结束，请找班主任", session.Topic);
        if (await db.AttendanceMarks.AsTracking().SingleOrDefaultAsync(m => m.SessionId == session.Id && m.PersonId == db.Viewer.PersonId, stop) is not { } mark) throw new RuleBroken("您还没有签到");
        mark.Leave(now, terms.LeastStay);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The venue that a phone's place is compared with; null where the rules do not ask for one, or nobody said where the venue lies.</summary>
    public async Task<Coordinates?> VenueOfAsync(SignInOccasion occasion, CancellationToken stop = default) =>
        occasion.Terms.NotesPlaces && occasion.Session.VenueId is { } id
            ? (await db.AllVenues.IgnoreAutoIncludes().SingleOrDefaultAsync(v => v.Id == id, stop))?.Place
            : null;

    /// <summary>Adds how far from the venue the viewer's phone is; what was added before makes way.</summary>
    /// <exception cref="RuleBroken">Not asked for here, not signed in, too late, or no good numbers.</exception>
    public async Task LocateAsync(SignInOccasion occasion, double? latitude, double? longitude, double? accuracy, DateTime now, CancellationToken stop = default)
    {
        var session = occasion.Session;
        if (await VenueOfAsync(occasion, stop) is not { } venue) throw new RuleBroken("“{0}”不用附位置", session.Topic);
        if (!occasion.IsOpenAt(now)) throw new RuleBroken("“{0}”的签到已经结束，不能再附位置", session.Topic);
        if (await db.AttendanceMarks.AsTracking().SingleOrDefaultAsync(m => m.SessionId == session.Id && m.PersonId == db.Viewer.PersonId, stop) is not { } mark) throw new RuleBroken("您还没有签到");
        mark.Locate(new(venue, latitude, longitude, accuracy));
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Says who somebody without an account is; it waits to be accepted.</summary>
    /// <param name="digits">The last four of the phone.</param>
    /// <exception cref="RuleBroken">Not allowed here, too early, too late, not four digits, or not somebody who is expected.</exception>
    public async Task<bool> SayAsync(SignInOccasion occasion, int? personId, string? digits, DateTime scanned, byte[]? device, FieldCipher cipher, DateTime now, CancellationToken stop = default)
    {
        var session = occasion.Session;
        if (!occasion.Terms.AdmitsWithoutAccount) throw new RuleBroken("“{0}”要登录后签到", session.Topic);
        occasion.MustBeOpen(scanned, now);
        if (digits is not { Length: 4 } || !digits.All(char.IsAsciiDigit)) throw new RuleBroken("请填写手机号的后四位数字");
        if (personId is not { } id || !await IsExpectedAsync(session, id, stop)) throw new RuleBroken("请从名单中选择您的名字");
        if (await MarkOfAsync(session.Id, id, stop) is not null) throw new RuleBroken("这个名字已经签到，不用再登记；如不是本人所签，请找班主任");
        var matches = (await db.AllPeople.IgnoreAutoIncludes().SingleAsync(p => p.Id == id, stop)).PhoneEndsWith(digits, cipher);
        var (at, kept) = (occasion.Window.Counted(scanned), occasion.Terms.NotesDevices ? device : null);
        var before = await db.AllPendingSignIns.AsTracking().SingleOrDefaultAsync(p => p.SessionId == session.Id && p.PersonId == id, stop);
        if (before is null) db.Add(new PendingSignIn(session.Id, id, at, matches, kept));
        else before.SayAgain(at, matches, kept);
        await db.SaveChangesAsync(stop);
        return before is null;
    }
}

/// <summary>A session that one may sign in to.</summary>
public sealed record SignInOccasion(Session Session, SignInTerms Terms, SignInWindow Window)
{
    /// <summary>It runs, and its people may be asked whether they are still there.</summary>
    public bool IsUnderWayAt(DateTime now) => Terms.SpotChecks && Session.State == SessionState.Planned && now >= Window.Starts && !Window.IsOverAt(now);

    /// <summary>Its session is planned, and sign-in is not over.</summary>
    public bool IsOpenAt(DateTime now) => Session.State == SessionState.Planned && !Window.IsOverAt(now);

    internal AttendanceMark Mark(SignInRequest request)
    {
        var counted = Window.Counted(request.Scanned);
        return new(Session.Id, request.PersonId, Window.StatusAt(counted), counted, source: request.Source, device: Terms.NotesDevices ? request.Device : null);
    }

    /// <summary>A spot check of this moment; it ends with the session at the latest.</summary>
    /// <param name="before">The last one of the session. While a clock says that it is not over, no other begins.</param>
    /// <exception cref="RuleBroken">Switched off, the session is not under way, another one runs, or nobody is there to be asked.</exception>
    internal SpotCheck Check(SpotCheck? before, IEnumerable<int> asked, string by, DateTime now, Guid key)
    {
        MustBeUnderWay(now);
        if (now <= before?.EndsAt) throw new RuleBroken("“{0}”正在抽查，{1:HH:mm:ss} 结束后才能再抽查", Session.Topic, before.EndsAt.InShanghai);
        var ends = now.AddMinutes(Terms.AnswerWithin);
        return new(Session.Id, (before?.Number ?? 0) + 1, now, ends < Window.Ends ? ends : Window.Ends, by, asked, key);
    }

    /// <param name="scanned">What was scanned in time may be signed a little later.</param>
    /// <exception cref="RuleBroken">Too early, too late, closed or cancelled.</exception>
    public void MustBeOpen(DateTime scanned, DateTime now)
    {
        if (Session.State != SessionState.Planned) throw new RuleBroken("“{0}”{1}，不能签到", Session.Topic, Session.State);
        if (Window.IsToOpenAt(now)) throw new RuleBroken("“{0}”{1:M月d日 HH:mm} 开始签到，到时再点一次即可", Session.Topic, Window.Opens.InShanghai);
        if (Window.IsOverAt(scanned)) throw new RuleBroken("“{0}”的签到已于 {1:HH:mm} 结束，请找班主任补登", Session.Topic, Window.Ends.InShanghai);
    }

    private void MustBeUnderWay(DateTime now)
    {
        if (!Terms.SpotChecks) throw new RuleBroken("“{0}”没有开启抽查，要先在签到规则中开启", Session.Topic);
        if (Session.State != SessionState.Planned) throw new RuleBroken("“{0}”{1}，不能抽查", Session.Topic, Session.State);
        if (now < Window.Starts) throw new RuleBroken("“{0}”{1:M月d日 HH:mm} 开始，到时才能抽查", Session.Topic, Window.Starts.InShanghai);
        if (Window.IsOverAt(now)) throw new RuleBroken("“{0}”已于 {1:M月d日 HH:mm} 下课，不能再抽查", Session.Topic, Window.Ends.InShanghai);
    }
}
