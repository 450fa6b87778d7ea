using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Hours;

/// <summary>What is done to one claim after it was written: taken back, confirmed or approved, returned, withdrawn.</summary>
[Route("hours/claims/{id:int}")]
public sealed class HoursClaimStatesController(HoursClaims claims) : FeatureController
{
    [HttpPost("recall"), Authorize(Policy = nameof(Permission.ClaimHours))]
    public Task<IActionResult> Recall(int id) => Submit(() => OwnAsync(id), seen: null, claim => claim.Recall(By), Opened, "申报已取回，可以修改后再提交", () => AgainAsync(id));

    [HttpPost("deletion"), Authorize(Policy = nameof(Permission.ClaimHours))]
    public Task<IActionResult> Delete(int id) => Submit(
        () => OwnAsync(id), seen: null, claim => (Task)claims.DiscardAsync(claim, Stop), _ => Redirect("/hours/claims/mine"), "草稿已删除", () => AgainAsync(id));

    /// <summary>A school confirms; a district approves, with other hours than claimed where a reason says why.</summary>
    [HttpPost("approval"), Authorize(Policy = nameof(Permission.DecideClaims))]
    public Task<IActionResult> Approve(int id, HoursClaimApprovalForm form) => Submit(
        () => WithinReachAsync(id), form.Version,
        async claim =>
        {
            if (Step == HoursClaimState.Submitted) claim.Confirm(By);
            else await claims.ApproveAsync(claim, form.Certified is { } certified ? Domain.Kernel.Hours.Of(certified) : null, form.Why, By, Stop);
        }, Opened, Step == HoursClaimState.Submitted ? "申报已确认，等待区县批准" : "申报已批准，学时已入账", () => AgainAsync(id));

    [HttpPost("return"), Authorize(Policy = nameof(Permission.DecideClaims))]
    public Task<IActionResult> Return(int id, HoursClaimReturnForm form) => Submit(
        () => WithinReachAsync(id), form.Version, claim => claim.Return(Step, form.Reason, By), Opened, "学时申报已退回", () => AgainAsync(id));

    [HttpPost("withdrawal"), Authorize(Policy = nameof(Permission.ManageHours))]
    public Task<IActionResult> Withdraw(int id, HoursClaimWithdrawalForm form) => Submit(
        () => WithinReachAsync(id), form.Version, claim => claims.WithdrawAsync(claim, form.Reason, By, Stop), Opened, "认定已撤销，学时已冲销", () => AgainAsync(id));

    private HoursClaimState Step => Viewer.ClaimTurn!.Value;

    private HoursClaimAct By => new(Viewer.AccountId, Viewer.PersonId, Viewer.OrganisationId, Time.UtcNow);

    private static RedirectResult Opened(HoursClaim claim) => new($"/hours/claims/{claim.Id}");

    private Task<HoursClaim?> OwnAsync(int id) => Db.HoursClaims.SingleOrDefaultAsync(c => c.Id == id && c.PersonId == Viewer.PersonId, Stop);

    private Task<HoursClaim?> WithinReachAsync(int id) => Db.HoursClaims.SingleOrDefaultAsync(c => c.Id == id, Stop);

    private async Task<IActionResult> AgainAsync(int id) => View("~/Features/Hours/HoursClaims/Show.cshtml", await HoursClaimPage.OfAsync(Db, id, form: null, Today, Stop));
}
