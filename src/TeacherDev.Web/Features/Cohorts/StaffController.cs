using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.Cohorts;

[Route("cohorts/{id:int}/staff"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class StaffController : FeatureController
{
    [HttpPost("")]
    public Task<IActionResult> Create(int id, AppointmentForm form) => Change(id, "班务人员已指定", async cohort =>
    {
        cohort.Appoint(await new NameList(Db).FindOneAsync(form.Name, Stop), form.Role!.Value, Today);
    });

    [HttpPost("dismissal")]
    public Task<IActionResult> Dismiss(int id, DismissalForm form) => Change(id, "班务人员已免去", cohort =>
    {
        cohort.Dismiss(form.PersonId!.Value, form.Role!.Value, Today);
        return Task.CompletedTask;
    });

    private Task<IActionResult> Change(int id, string notice, Func<Cohort, Task> change) => Submit(
        () => Db.Cohorts.SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null,
        change, _ => Redirect($"/cohorts/{id}"), notice, async () => View("Show", await CohortPage.OfAsync(Db, id, Today, Stop)));
}

public sealed record AppointmentForm
{
    [Required, StringLength(100), Display(Name = "姓名或教师编号")]
    public string? Name { get; init; }

    [Required, Display(Name = "职务")]
    public CohortRole? Role { get; init; }
}

public sealed record DismissalForm
{
    [Required, Display(Name = "教师")]
    public int? PersonId { get; init; }

    [Required, Display(Name = "职务")]
    public CohortRole? Role { get; init; }
}
