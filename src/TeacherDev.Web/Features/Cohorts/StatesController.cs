using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>A class goes one step on: 报名中, 名单已定, 进行中, 已归档.</summary>
[Route("cohorts/{id:int}/state"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class StatesController : FeatureController
{
    [HttpPost("")]
    public Task<IActionResult> Update(int id, StateForm form) => Submit(
        () => Db.Cohorts.SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null,
        cohort => cohort.MoveTo(form.Next!.Value), _ => Redirect($"/cohorts/{id}"),
        "培训班状态已更新",
        async () => View("Show", await CohortPage.OfAsync(Db, id, Today, Stop)));
}

public sealed record StateForm
{
    [Required, Display(Name = "状态")]
    public CohortState? Next { get; init; }
}
