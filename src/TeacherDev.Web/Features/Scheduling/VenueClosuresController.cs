using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>场地关闭: the page of the venue then tells which planned sessions the new time meets.</summary>
[Route("venues/{id:int}/closures"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class VenueClosuresController : FeatureController
{
    [HttpPost("")]
    public Task<IActionResult> Create(int id, HalfDaysForm form) => Change(id, venue => venue.Close(form.When(), form.Reason), "关闭时间已登记", form);

    [HttpPost("removal")]
    public Task<IActionResult> Remove(int id, HalfDaysRemovalForm form) => Change(id, venue => venue.Open(form.TimeId!.Value), "关闭时间已删除", new HalfDaysForm());

    private Task<IActionResult> Change(int id, Action<Venue> change, string notice, HalfDaysForm form) => Submit(
        () => Db.Venues.SingleOrDefaultAsync(v => v.Id == id && v.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null, change,
        _ => Redirect($"/venues/{id}"), notice, async () => View("~/Features/Scheduling/Venues/Show.cshtml", await VenuePage.OfAsync(Db, id, form, new WeekChoice(), Today, Stop)));
}
