using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>Marks everyone of a pasted list alike, in one session or in all of its half-day; where a line is not understood, nobody.</summary>
[Route("sessions/{id:int}/attendance-list"), Authorize(Policy = nameof(Permission.TakeAttendance))]
public sealed class AttendanceListsController : FeatureController
{
    [HttpPost("")]
    public Task<IActionResult> Create(int id, AttendanceListForm form)
    {
        IReadOnlyList<Because> problems = [];
        return Submit(
            () => Db.Sessions.Kept(Db).SingleOrDefaultAsync(s => s.Id == id, Stop), seen: null,
            async session =>
            {
                var sessions = form.WholeHalfDay ? await Db.Sessions.Kept(Db).Where(s => s.State == SessionState.Planned).InHalfDayOf(session).OrderBy(s => s.Id).ToListAsync(Stop) : [session];
                var sheet = new AttendanceSheet(Db);
                var found = await sheet.FindAsync([.. sessions.Select(s => s.Id)], form.Names, Stop);
                problems = found.Problems;
                if (problems.Count > 0) throw new RuleBroken("名单中有 {0} 行需要核对，改好后再登记，现在没有登记任何人", problems.Count);
                if (found.Ids.Count == 0) throw new RuleBroken("请粘贴要登记的名单");
                await sheet.RecordAllAsync(sessions, found.Ids, form.ListStatus!.Value, Time.UtcNow, form.ListWhy, Stop);
            },
            _ => Redirect($"/sessions/{id}"), "已按名单登记考勤",
            async () => View("Sheet", (await SheetPage.OfAsync(Db, id, Time.UtcNow, Stop))! with { List = form with { Problems = problems } }));
    }
}

public sealed record AttendanceListForm
{
    [Required, StringLength(60_000), Display(Name = "名单")]
    public string? Names { get; init; }

    [Required, Display(Name = "考勤")]
    public AttendanceStatus? ListStatus { get; init; }

    [StringLength(MarkCorrection.ReasonLength), Display(Name = "更正原因")]
    public string? ListWhy { get; init; }

    /// <summary>Also in the other sessions of the same half-day.</summary>
    public bool WholeHalfDay { get; init; }

    [BindNever]
    public IReadOnlyList<Because> Problems { get; init; } = [];
}
