using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>请假 of a session: asked for and taken back by whoever is expected there, answered by whoever takes attendance.</summary>
[Route("sessions/{id:int}/apologies")]
public sealed class ApologiesController(Apologies apologies) : FeatureController
{
    [HttpPost(""), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Create(int id, ApologyForm form)
    {
        if (Viewer.PersonId is not { } me || await FindAsync(id) is not { } session) return NotFound();
        return await Submit(
            async () => await OwnAsync(id) ?? Db.Add(new Apology(id, me)).Entity, seen: null, apology => apologies.AskAsync(apology, session, form.Apology, Time.UtcNow, Stop),
            _ => Redirect($"/sessions/{id}"), "请假已提交，等班主任答复", () => Again(id));
    }

    [HttpPost("withdrawal"), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public Task<IActionResult> Withdraw(int id) => Submit(() => OwnAsync(id), seen: null, apology => apology.Withdraw(), _ => Redirect($"/sessions/{id}"), "请假已撤回", () => Again(id));

    [HttpPost("{apology:int}/approval"), Authorize(Policy = nameof(Permission.TakeAttendance))]
    public Task<IActionResult> Approve(int id, int apology) => Decide(id, apology, "已准假，考勤登记为请假", (asked, session) => apologies.ApproveAsync(asked, session, Time.UtcNow, Stop));

    [HttpPost("{apology:int}/refusal"), Authorize(Policy = nameof(Permission.TakeAttendance))]
    public Task<IActionResult> Refuse(int id, int apology, RefusalForm form) => Decide(id, apology, "没有准假，本人会看到原因", (asked, _) =>
    {
        asked.Refuse(form.Answer, Time.UtcNow);
        return Task.CompletedTask;
    });

    private async Task<IActionResult> Decide(int id, int apology, string notice, Func<Apology, Session, Task> change)
    {
        if (await Db.SessionsInCharge.SingleOrDefaultAsync(s => s.Id == id, Stop) is not { } session) return NotFound();
        return await Submit(() => Db.Apologies.SingleOrDefaultAsync(a => a.Id == apology && a.SessionId == id, Stop), seen: null, asked => change(asked, session),
            _ => Redirect($"/sessions/{id}"), notice, () => Again(id));
    }

    private Task<Session?> FindAsync(int id) => Db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, Stop);

    private Task<Apology?> OwnAsync(int id) => Db.Apologies.SingleOrDefaultAsync(a => a.SessionId == id && a.PersonId == Viewer.PersonId, Stop);

    private async Task<IActionResult> Again(int id) => View("Sheet", await SheetPage.OfAsync(Db, id, Time.UtcNow, Stop));
}

public sealed record ApologyForm
{
    [Required, StringLength(Domain.Attendance.Apology.ReasonLength), Display(Name = "请假原因")]
    public string? Apology { get; init; }
}

public sealed record RefusalForm
{
    [Required, StringLength(Domain.Attendance.Apology.ReasonLength), Display(Name = "不准假的原因")]
    public string? Answer { get; init; }
}
