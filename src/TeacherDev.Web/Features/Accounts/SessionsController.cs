using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Accounts;

/// <summary>Where one is signed in, and a button to end what one does not know.</summary>
[Route("account/sessions")]
public sealed class SessionsController(SecurityLog log) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var mine = HttpContext.Features.Get<SignedIn>()!;
        var sessions = await Db.LoginSessions.AsNoTracking().Where(s => s.AccountId == mine.AccountId).OrderByDescending(s => s.LastSeenAt).ToListAsync(Stop);
        var now = Time.UtcNow;
        return View(sessions.Where(s => s.IsAlive(now)).Select(s => new SessionRow(s.Id, s.Device, s.Address, s.StartedAt.InShanghai, s.LastSeenAt.InShanghai, s.Id == mine.Id)).ToList());
    }

    [HttpPost("{id:int}/end")]
    public async Task<IActionResult> End(int id)
    {
        var ended = await Db.WriteAsync(() => Db.LoginSessions.Where(s => s.Id == id && s.AccountId == Viewer.AccountId).ExecuteDeleteAsync(Stop), Stop);
        if (ended == 0) return NotFound();
        log.SessionEnded(id, Viewer.AccountId!.Value);
        Notify("已退出该设备");
        return RedirectToAction(nameof(Index));
    }
}

public sealed record SessionRow(int Id, string Device, string Address, DateTime StartedAt, DateTime LastSeenAt, bool IsThis);
