using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>临时人员: entered at a session by name and school, merged later with a person, and the list of those who wait.</summary>
[Authorize(Policy = nameof(Permission.TakeAttendance))]
public sealed class TemporaryAttendeesController(TemporaryAttendees temporaries) : FeatureController
{
    [HttpGet("activities/temporary-people")]
    public async Task<IActionResult> Index(TemporaryQuery query)
    {
        if (query.WantsWorkbook) return (await TemporaryList.Columns.WorkbookAsync(query.Of(Db), query, T, Stop)).ToFile(T["临时人员"]);
        return View("TemporaryPeople", new TemporaryIndex(await TemporaryList.Columns.PageAsync(query.Of(Db), query, Stop), query));
    }

    [HttpPost("sessions/{id:int}/temporary-people")]
    public async Task<IActionResult> Create(int id, TemporaryForm form)
    {
        if (await Find(id) is not { } session) return NotFound();
        return await Create(
            form.Key, already: () => Db.TemporaryAttendees.SingleOrDefaultAsync(t => t.IdempotencyKey == form.Key, Stop),
            make: () => Task.FromResult(session.State == SessionState.Planned ? new TemporaryAttendee(id, form.Temporary, form.School, form.TemporaryStatus!.Value, form.Key) : throw new RuleBroken("“{0}”{1}，不能再修改", session.Topic, session.State)),
            done: _ => Back(id), "临时人员已登记，查明后合并", again: () => AgainAsync(id));
    }

    [HttpPost("sessions/{id:int}/temporary-people/{temporary:int}/merge")]
    public Task<IActionResult> Merge(int id, int temporary, MergeForm form) => ChangeAsync(id, temporary, "临时人员已合并，考勤记在本人名下", attendee =>
        temporaries.MergeAsync(attendee, form.MergedWith, Time.UtcNow, Stop));

    /// <summary>Takes a merge back, as long as the session is open.</summary>
    [HttpPost("sessions/{id:int}/temporary-people/{temporary:int}/parting")]
    public Task<IActionResult> Part(int id, int temporary) => ChangeAsync(id, temporary, "已撤销合并", attendee => temporaries.PartAsync(attendee, Stop));

    [HttpPost("sessions/{id:int}/temporary-people/{temporary:int}/removal")]
    public Task<IActionResult> Remove(int id, int temporary) => ChangeAsync(id, temporary, "临时人员已删除", attendee =>
    {
        attendee.MustBeWaiting();
        Db.Remove(attendee);
        return Task.CompletedTask;
    });

    private async Task<IActionResult> ChangeAsync(int id, int temporary, string notice, Func<TemporaryAttendee, Task> change) =>
        await Find(id) is null ? NotFound() : await Submit(() => Db.TemporaryAttendees.SingleOrDefaultAsync(t => t.Id == temporary && t.SessionId == id, Stop), seen: null, change, _ => Back(id), notice, () => AgainAsync(id));

    private RedirectResult Back(int id) => Redirect($"/sessions/{id}#temporary");

    private async Task<IActionResult> AgainAsync(int id) => View("Sheet", await SheetPage.OfAsync(Db, id, Time.UtcNow, Stop));

    private Task<Session?> Find(int id) => Db.SessionsInCharge.SingleOrDefaultAsync(s => s.Id == id, Stop);
}

public sealed record TemporaryForm
{
    [Required, StringLength(TemporaryAttendee.NameLength), Display(Name = "姓名")]
    public string? Temporary { get; init; }

    [Required, StringLength(TemporaryAttendee.SchoolLength), Display(Name = "单位")]
    public string? School { get; init; }

    [Required, Display(Name = "考勤")]
    public AttendanceStatus? TemporaryStatus { get; init; }

    public Guid Key { get; init; }
}

public sealed record MergeForm
{
    [Required, StringLength(80), Display(Name = "合并到谁")]
    public string? MergedWith { get; init; }
}
