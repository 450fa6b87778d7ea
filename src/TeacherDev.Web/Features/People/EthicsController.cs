using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.People;

/// <summary>师德问题处理决定: recorded and lifted by whoever steers a region; nobody else reads them.</summary>
[Route("people/{id:int}/ethics"), Authorize(Policy = nameof(Permission.ManageEthics))]
public sealed class EthicsController(FieldCipher cipher) : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int id, EthicsForm form)
    {
        if (await PersonAsync(id) is null) return NotFound();
        return await Create(
            form.Key, already: () => Db.EthicsFindings.SingleOrDefaultAsync(f => f.IdempotencyKey == form.Key, Stop),
            make: async () => new EthicsFinding((await PersonAsync(id))!, form.Document, form.Period(), form.Key), done: _ => Redirect($"/people/{id}"), "处理决定已记录", again: () => AgainAsync(id));
    }

    [HttpPost("{finding:int}")]
    public Task<IActionResult> Lift(int id, int finding, LiftForm form) => Submit(
        () => Db.EthicsFindings.SingleOrDefaultAsync(f => f.Id == finding && f.PersonId == id, Stop), seen: null, f => f.Lift(form.Reason, Today), _ => Redirect($"/people/{id}"), "处理决定已解除", () => AgainAsync(id));

    private Task<Person?> PersonAsync(int id) => Db.People.SingleOrDefaultAsync(p => p.Id == id && p.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private async Task<IActionResult> AgainAsync(int id) => View("Show", await PersonFile.OfAsync(Db, cipher, id, Today, Stop));
}

public sealed record EthicsForm
{
    [Required, StringLength(EthicsFinding.DocumentLength), Display(Name = "文号")]
    public string? Document { get; init; }

    [Required, Display(Name = "生效日期")]
    public DateOnly? From { get; init; }

    [Display(Name = "影响期至")]
    public DateOnly? To { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    public Period Period() => To is { } to ? new Period(From!.Value, to) : Domain.Kernel.Period.Since(From!.Value);
}

public sealed record LiftForm
{
    [Required, StringLength(EthicsFinding.ReasonLength), Display(Name = "解除原因")]
    public string? Reason { get; init; }
}
