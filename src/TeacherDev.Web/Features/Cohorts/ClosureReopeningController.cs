using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>撤销结业: a closed class runs again, with a reason, as long as it is not archived and no certificate of it is valid.</summary>
[Route("cohorts/{id:int}/closure/reopening"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class ClosureReopeningController(Concluding concluding) : FeatureController
{
    [HttpPost("")]
    public Task<IActionResult> Create(int id, ClosureReopeningForm form) => Submit(
        () => Db.Cohorts.SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null,
        cohort => concluding.ReopenAsync(cohort, form.Reason, Stop), _ => Redirect($"/cohorts/{id}"),
        "结业已撤销，培训班回到“进行中”",
        async () => View("Show", await CohortPage.OfAsync(Db, id, Today, Stop)));
}

public sealed record ClosureReopeningForm
{
    [Required, StringLength(Cohort.ReasonLength), Display(Name = "撤销结业的原因")]
    public string? Reason { get; init; }
}
