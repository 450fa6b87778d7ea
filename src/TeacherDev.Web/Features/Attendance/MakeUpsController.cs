using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>补课 of a session: where somebody who missed it can make up for it, and putting them there.</summary>
[Route("sessions/{id:int}/make-ups"), Authorize(Policy = nameof(Permission.TakeAttendance))]
public sealed class MakeUpsController : FeatureController
{
    /// <summary>Who missed it; of one of them, what may be attended instead.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(int id, int? person) => await MissedAsync(id) is { } missed ? await Again(missed, person) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, MakeUpForm form)
    {
        if (await MissedAsync(id) is not { } missed) return NotFound();
        return await Create(
            key: null, () => Db.Set<MakeUp>().SingleOrDefaultAsync(m => m.MissedSessionId == id && m.PersonId == form.PersonId && m.SessionId == form.SessionId, Stop),
            () => new MakeUps(Db).PlaceAsync(missed, form.PersonId!.Value, form.SessionId!.Value, Today, Stop), _ => Redirect($"/sessions/{id}/make-ups"), "补课已安排", () => Again(missed, form.PersonId));
    }

    [HttpPost("{makeUp:int}/withdrawal")]
    public async Task<IActionResult> Withdraw(int id, int makeUp)
    {
        if (!await Db.Set<MakeUp>().AnyAsync(m => m.Id == makeUp && m.MissedSessionId == id, Stop)) return NotFound();
        return await Submit(
            () => MissedAsync(id), seen: null, async _ => await new MakeUps(Db).WithdrawAsync(await Db.Set<MakeUp>().SingleAsync(m => m.Id == makeUp, Stop), Stop),
            _ => Redirect($"/sessions/{id}/make-ups"), "补课已取消", async () => await Again((await MissedAsync(id))!, person: null));
    }

    private Task<Session?> MissedAsync(int id) => Db.SessionsInCharge.SingleOrDefaultAsync(s => s.Id == id, Stop);

    private async Task<IActionResult> Again(Session missed, int? person) => View("MakeUps", await MakeUpPage.OfAsync(Db, missed, person, Today, Stop));
}

public sealed record MakeUpForm
{
    [Required, Display(Name = "教师")]
    public int? PersonId { get; init; }

    [Required, Display(Name = "补课的课程")]
    public int? SessionId { get; init; }
}
