using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>签到记录 of a session: who signed in how and when, and people without an account who wait to be accepted.</summary>
[Route("sessions/{id:int}/sign-ins"), Authorize(Policy = nameof(Permission.TakeAttendance))]
public sealed class SignInsController(SignInDesk desk) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(int id) => await Find(id) is { } session ? View("SignIns", await SignInsPage.OfAsync(Db, desk, session, Time.UtcNow, Stop)) : NotFound();

    [HttpPost("{entry:int}/acceptance")]
    public Task<IActionResult> Accept(int id, int entry) => Decide(id, entry, "已确认，记为签到", async (waiting, session) =>
    {
        if (session.State != SessionState.Planned) throw new RuleBroken("“{0}”{1}，不能再修改", session.Topic, session.State);
        if (await desk.MarkOfAsync(id, waiting.PersonId, Stop) is not null) throw new RuleBroken("该教师的考勤已经登记");
        Db.Add(waiting.Accept((await desk.OfAsync(session, Stop)).Window.StatusAt(waiting.At)));
    });

    [HttpPost("{entry:int}/refusal")]
    public Task<IActionResult> Refuse(int id, int entry) => Decide(id, entry, "已拒绝，没有记为签到", (waiting, _) =>
    {
        waiting.Refuse();
        return Task.CompletedTask;
    });

    private async Task<IActionResult> Decide(int id, int entry, string notice, Func<PendingSignIn, Session, Task> change)
    {
        if (await Find(id) is not { } session) return NotFound();
        return await Submit(() => Db.PendingSignIns.SingleOrDefaultAsync(p => p.Id == entry && p.SessionId == id, Stop), seen: null, waiting => change(waiting, session),
            _ => Redirect($"/sessions/{id}/sign-ins"), notice, async () => View("SignIns", await SignInsPage.OfAsync(Db, desk, session, Time.UtcNow, Stop)));
    }

    private Task<Session?> Find(int id) => Db.SessionsInCharge.SingleOrDefaultAsync(s => s.Id == id, Stop);
}
