using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.People;

/// <summary>调动: a person moves to another organisation of the viewer's reach; what happened before stays with the old one.</summary>
[Route("people/{id:int}/postings"), Authorize(Policy = nameof(Permission.ManagePeople))]
public sealed class PostingsController(FieldCipher cipher) : FeatureController
{
    [HttpPost("")]
    public Task<IActionResult> Create(int id, PostingForm form) => Submit(
        () => Db.People.Include(p => p.Organisation).SingleOrDefaultAsync(p => p.Id == id && p.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null,
        async person =>
        {
            var organisation = await Db.Organisations.SingleOrDefaultAsync(o => o.Id == form.OrganisationId && o.Path.StartsWith(Viewer.Path), Stop) ?? throw new RuleBroken("请选择您管理范围内的单位");
            person.MoveTo(organisation, form.From!.Value);
        },
        _ => RedirectToAction("Show", "People", new { id }), "调动已记录", async () => View("Show", await PersonFile.OfAsync(Db, cipher, id, Today, Stop) is { } file ? file with { Posting = form } : null));
}

public sealed record PostingForm
{
    [Required, Display(Name = "调入单位")]
    public int? OrganisationId { get; init; }

    [Required, Display(Name = "任职开始日期")]
    public DateOnly? From { get; init; }
}
