using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Attendance;

namespace TeacherDev.Web.Features.Scheduling;

[Route("sessions/{id:int}/cancellation"), Authorize(Policy = nameof(Permission.ManageActivities))]
public sealed class CancellationController : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int id, ReasonForm form)
    {
        if (await Find(id) is { } found && !Db.MayPlan(found)) return await Deny();
        return await Submit(
            () => Find(id), seen: null, session => session.Cancel(form.Reason), session => Redirect($"/sessions/{id}"),
            "课程已取消",
            async () => View("~/Features/Attendance/Sheet.cshtml", await SheetPage.OfAsync(Db, id, Time.UtcNow, Stop)));
    }

    private Task<Session?> Find(int id) => Db.Sessions.RunBy(Db).SingleOrDefaultAsync(s => s.Id == id, Stop);
}
