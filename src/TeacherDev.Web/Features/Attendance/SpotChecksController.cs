using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>抽查 of a session that runs, started by whoever takes attendance there from the list of sign-ins or the wall.</summary>
[Route("sessions/{id:int}/spot-checks"), Authorize(Policy = nameof(Permission.TakeAttendance))]
public sealed class SpotChecksController(SpotChecks checks, SignInDesk desk) : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int id, SpotCheckForm form)
    {
        if (await Db.SessionsInCharge.SingleOrDefaultAsync(s => s.Id == id, Stop) is not { } session) return NotFound();
        return await Create(
            form.Key, already: () => Db.SpotChecks.SingleOrDefaultAsync(c => c.IdempotencyKey == form.Key, Stop), make: () => checks.StartAsync(id, Time.UtcNow, form.Key, Stop),
            done: _ => Redirect(form.IsOnWall ? $"/sessions/{id}/wall" : $"/sessions/{id}/sign-ins#checks"), "抽查已开始，大屏幕上已经显示", again: async () => View("SignIns", await SignInsPage.OfAsync(Db, desk, session, Time.UtcNow, Stop)));
    }
}

public sealed record SpotCheckForm
{
    /// <summary>It was pressed on the wall, and leads back there.</summary>
    public bool IsOnWall { get; init; }

    public Guid Key { get; init; }
}
