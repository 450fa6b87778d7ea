using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>签到大屏: what the projector shows while people come in.</summary>
[Route("sessions/{id:int}/wall"), Authorize(Policy = nameof(Permission.TakeAttendance))]
public sealed class WallController(SignInDesk desk, SpotChecks checks, SignInTokens tokens, IConfiguration settings) : FeatureController
{
    private const int MostNames = 60;

    [HttpGet("")]
    public async Task<IActionResult> Show(int id)
    {
        if (await Db.SessionsInCharge.SingleOrDefaultAsync(s => s.Id == id, Stop) is not { } session) return NotFound();
        var (occasion, now) = (await desk.OfAsync(session, Stop), Time.UtcNow);
        var card = await Db.SessionCards.SingleAsync(c => c.Id == id, Stop);
        var isOpen = session.State == SessionState.Planned && !occasion.Window.IsOverAt(now);
        var signed = Db.SignedAt(session);
        return View("Wall", new WallPage(
            occasion, card.Owner, card.Venue, card.Trainer, isOpen ? new(PublicAddress.Of(settings, Request), tokens.Make(id, now), tokens.Code(id, now), SignInTokens.Left(now)) : null,
            occasion.Window.IsToOpenAt(now), await Db.Expected(session).CountAsync(Stop), await signed.CountAsync(Stop), await signed.Take(MostNames).Select(s => s.Name).ToListAsync(Stop),
            isOpen && await checks.LatestAsync(id, Stop) is { } check && check.Covers(now) ? await WallCheck.OfAsync(Db, check, Stop) : null, occasion.IsUnderWayAt(now),
            occasion.Terms.AdmitsWithoutAccount ? await Db.PendingSignIns.CountAsync(p => p.SessionId == id && p.State == PendingState.Waiting, Stop) : 0));
    }
}

/// <param name="Shown">What is to be scanned; null once nobody can sign in any more.</param>
/// <param name="Names">The last to sign in first, not always all of them.</param>
/// <param name="Check">The spot check that runs; null while none does.</param>
/// <param name="IsUnderWay">Spot checks are allowed, and the session runs.</param>
/// <param name="Waiting">People without an account who are still to be accepted.</param>
public sealed record WallPage(
    SignInOccasion Occasion, string Owner, string? Venue, string? Trainer, WallCode? Shown, bool IsToOpen, int Expected, int Arrived, IReadOnlyList<string> Names,
    WallCheck? Check, bool IsUnderWay, int Waiting)
{
    /// <summary>A spot check may be started now.</summary>
    public bool MayCheck => IsUnderWay && Check is null;

    public Session Session => Occasion.Session;

    public SignInWindow Window => Occasion.Window;
}

/// <param name="Site">Where a phone finds the site.</param>
/// <param name="Left">How long until the next one.</param>
public sealed record WallCode(string Site, string Token, string Code, TimeSpan Left)
{
    public string Address => $"{Site}/s/{Token}";

    /// <summary>What is typed by whoever cannot scan, without the part that a browser adds itself.</summary>
    public string Typed => $"{Site[(Site.IndexOf("//", StringComparison.Ordinal) + 2)..]}/s";

    public int Percent => (int)Math.Round(100 * (Left / SignInTokens.Step));

    public int Seconds => (int)Math.Ceiling(Left.TotalSeconds);
}

/// <param name="EndsAt">UTC.</param>
public sealed record WallCheck(DateTime EndsAt, int Answered, int Asked)
{
    public static async Task<WallCheck> OfAsync(TeacherDevDb db, SpotCheck check, CancellationToken stop)
    {
        var answers = await db.Set<SpotCheckAnswer>().AsNoTracking().Where(a => a.CheckId == check.Id).Select(a => a.At).ToListAsync(stop);
        return new(check.EndsAt, answers.Count(at => at is not null), answers.Count);
    }
}
