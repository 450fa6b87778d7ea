using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>调班: those ticked go to another class of the same plan.</summary>
[Route("cohorts/{id:int}/transfers"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class TransfersController(Enrolling enrolling) : FeatureController
{
    [HttpPost("")]
    public Task<IActionResult> Create(int id, TransferForm form) => Submit(
        () => Db.ManagedAsync(id, Stop), seen: null,
        _ => form.PersonIds is { Count: > 0 } people ? enrolling.MoveAsync(id, form.TargetId!.Value, people, form.Reason, form.On!.Value, Today, Stop) : throw new RuleBroken("请先在名单里勾选要调班的人"),
        _ => Redirect($"/cohorts/{id}/members"), "已调班",
        async () => View("Members", (await MembersPage.OfAsync(Db, (await CohortSummary.OfAsync(Db, id, Stop))!, new ListQuery(), find: null, new MembersForm { From = Today }, Today, Stop)) with { Moving = form.PersonIds ?? [] }));
}

public sealed record TransferForm
{
    public IReadOnlyList<int>? PersonIds { get; init; }

    [Required, Display(Name = "调往")]
    public int? TargetId { get; init; }

    [Required, StringLength(Enrolment.ReasonLength), Display(Name = "调班原因")]
    public string? Reason { get; init; }

    [Required, Display(Name = "调班日期")]
    public DateOnly? On { get; init; }
}
