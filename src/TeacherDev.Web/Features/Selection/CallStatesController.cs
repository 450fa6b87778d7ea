using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>A call is published, its days are moved, or it is taken back.</summary>
[Route("calls/{id:int}"), Authorize(Policy = nameof(Permission.ManageCalls))]
public sealed class CallStatesController(Eligibility eligibility) : FeatureController
{
    [HttpPost("publication")]
    public Task<IActionResult> Publish(int id) => ChangeAsync(id, call => call.Publish(Today), "遴选通知已发布");

    [HttpPost("extension")]
    public Task<IActionResult> Extend(int id, ExtensionForm form) => ChangeAsync(id, call => call.Extend(form.Step!.Value, form.To!.Value, Today), "截止日期已更改");

    [HttpPost("cancellation")]
    public Task<IActionResult> Cancel(int id, CancellationForm form) => ChangeAsync(id, call => call.Cancel(form.Reason), "遴选通知已撤销");

    private Task<IActionResult> ChangeAsync(int id, Action<Call> change, string notice) => Submit(
        () => Db.Calls.SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null, change, _ => Redirect($"/calls/{id}"), notice,
        async () => View("~/Features/Selection/Calls/Show.cshtml", await CallPage.OfAsync(Db, eligibility, id, Today, Stop)));
}

public sealed record ExtensionForm
{
    [Required, Display(Name = "步骤")]
    public SelectionStep? Step { get; init; }

    [Required, Display(Name = "新的截止日期")]
    public DateOnly? To { get; init; }
}

public sealed record CancellationForm
{
    [Required, StringLength(Call.ReasonLength), Display(Name = "撤销原因")]
    public string? Reason { get; init; }
}
