using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>What the body above does with a school's batch: approve it, return it, take back what was approved.</summary>
[Route("hours/batches/{id:int}"), Authorize(Policy = nameof(Permission.ManageHours))]
public sealed class HoursApprovalsController : FeatureController
{
    /// <param name="form">The version of what was read: who approves approves that and nothing else.</param>
    [HttpPost("approval")]
    public Task<IActionResult> Approve(int id, ApprovalForm form) => DecideAsync(id, form.Version, batch => new HoursBatches(Db).ApproveAsync(batch, Body, Time.UtcNow, Stop), "批次已认定，学时已记入");

    [HttpPost("return")]
    public Task<IActionResult> Return(int id, BatchReasonForm form) => DecideAsync(id, form.Version, batch => new HoursBatches(Db).ReturnAsync(batch, form.Reason, Body, Time.UtcNow, Stop), "批次已退回学校");

    [HttpPost("withdrawal")]
    public Task<IActionResult> Withdraw(int id, BatchReasonForm form) => DecideAsync(id, form.Version, batch => new HoursBatches(Db).WithdrawAsync(batch, form.Reason, Body, Time.UtcNow, Stop), "批次已撤回，学时已冲销");

    private int Body => Viewer.OrganisationId ?? throw new RuleBroken("请以机构的身份认定学时");

    private Task<IActionResult> DecideAsync(int id, int? version, Func<HoursBatch, Task> decide, string notice) => Submit(
        () => Db.HoursBatches.SingleOrDefaultAsync(b => b.Id == id, Stop), version, decide, batch => Redirect($"/hours/batches/{batch.Id}"), notice,
        async () => View("~/Features/Attendance/HoursBatches/Show.cshtml", await HoursBatchPage.OfAsync(Db, id, new ListQuery(), Today, Stop)));
}

public sealed record ApprovalForm
{
    [Required]
    public int? Version { get; init; }
}

public sealed record BatchReasonForm
{
    public int? Version { get; init; }

    [Required, StringLength(HoursBatch.ReasonLength), Display(Name = "原因")]
    public string? Reason { get; init; }
}
