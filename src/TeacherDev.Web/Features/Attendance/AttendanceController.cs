using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>The sheet of a session on screen, on paper and as a workbook, closing it (结束并记学时), and opening it again with a reason.</summary>
[Route("sessions/{id:int}")]
public sealed class AttendanceController : FeatureController
{
    /// <param name="silent">Opened to correct who did not answer a spot check: the reason stands ready.</param>
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Show(int id, ListQuery query, bool silent = false)
    {
        if (await SheetPage.OfAsync(Db, id, Time.UtcNow, Stop) is not { } page) return NotFound();
        if (silent) page = page with { Why = T["抽查未应答"] };
        return query.WantsWorkbook ? page.ToWorkbook(T).ToFile($"{page.Session.Topic} {page.Session.Day:yyyy-MM-dd} {T["考勤"]}") : View("Sheet", page);
    }

    /// <summary>签到表 on paper: who is expected, and an empty box for each half-day of that day.</summary>
    [HttpGet("sign-in"), Authorize(Policy = nameof(Permission.TakeAttendance))]
    public async Task<IActionResult> SignIn(int id) => await Find(id) is { } session ? View("SignIn", await SignInPage.OfAsync(Db, session, Stop)) : NotFound();

    [HttpPost("attendance"), Authorize(Policy = nameof(Permission.TakeAttendance))]
    public Task<IActionResult> Record(int id, SheetForm form) => Submit(
        () => Find(id), form.Version, session => RecordAsync(session, form),
        Back, "考勤已保存", () => Again(id, form));

    /// <summary>Saves the sheet, then closes. What was marked stays marked when someone is still unknown.</summary>
    [HttpPost("closure"), Authorize(Policy = nameof(Permission.TakeAttendance))]
    public async Task<IActionResult> Close(int id, SheetForm form) => await Submit(
        () => Find(id), form.Version,
        async session =>
        {
            await RecordAsync(session, form);
            await Db.SaveChangesAsync(Stop);
            await new HoursPosting(Db).CloseAsync(session, Time.UtcNow, Stop);
        },
        Back, await AwaitsBatchAsync(id) ? "活动已结束，学时等学校成批提交" : "课程已结束，学时已记入", () => Again(id, form));

    [HttpPost("reopening"), Authorize(Policy = nameof(Permission.TakeAttendance))]
    public async Task<IActionResult> Reopen(int id, ReasonForm form) => await Submit(
        () => Find(id), seen: null, session => (Task)new HoursPosting(Db).ReopenAsync(session, form.Reason, Time.UtcNow, Stop),
        Back, await AwaitsBatchAsync(id) ? "活动已重新打开" : "课程已重新打开，原来记入的学时已冲销", () => Again(id));

    private Task RecordAsync(Session session, SheetForm form)
    {
        // Who filled in an old sheet hears that, not that what another marked meanwhile is changed without a reason.
        if (session.Version != form.Version) throw new DbUpdateConcurrencyException();
        return new AttendanceSheet(Db).RecordAsync(session, form.Said, form.RestIsPresent, Time.UtcNow, form.Why, Stop);
    }

    private Task<Session?> Find(int id) => Db.Sessions.Kept(Db).SingleOrDefaultAsync(s => s.Id == id, Stop);

    private async Task<bool> AwaitsBatchAsync(int id) => await Db.Sessions.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(s => s.Id == id, Stop) is { } session && await Db.AwaitsBatchAsync(session, Stop);

    private static IActionResult Back(Session session) => new RedirectResult($"/sessions/{session.Id}");

    private async Task<IActionResult> Again(int id, SheetForm? typed = null)
    {
        // The fields of the sheet are drawn from the page; what is typed there stays, the version does not.
        var page = (await SheetPage.OfAsync(Db, id, Time.UtcNow, Stop))!;
        return View("Sheet", typed is null ? page : page.With(typed));
    }
}
