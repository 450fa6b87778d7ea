using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.People;

/// <summary>称号: recorded by whoever steers a region, with the document that granted it.</summary>
[Route("people/{id:int}/titles"), Authorize(Policy = nameof(Permission.AwardTitles))]
public sealed class TitlesController(FieldCipher cipher) : FeatureController
{
    [HttpPost("")]
    public Task<IActionResult> Create(int id, TitleForm form) => Submit(
        () => Db.People.SingleOrDefaultAsync(p => p.Id == id && p.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null,
        person => person.Award(form.Tier!.Value, form.Level!.Value, form.Period(), form.Document),
        _ => RedirectToAction("Show", "People", new { id }), "称号已记录", async () => View("Show", await PersonFile.OfAsync(Db, cipher, id, Today, Stop) is { } file ? file with { Title = form } : null));
}

public sealed record TitleForm
{
    [Required, Display(Name = "称号")]
    public TeacherTier? Tier { get; init; }

    [Required, Display(Name = "级别")]
    public TitleLevel? Level { get; init; }

    [Required, Display(Name = "授予日期")]
    public DateOnly? From { get; init; }

    [Display(Name = "有效期至")]
    public DateOnly? To { get; init; }

    [Required, StringLength(Domain.People.Title.DocumentLength), Display(Name = "文号")]
    public string? Document { get; init; }

    // A method: the binder reads every property before it knows whether the form is whole.
    public Period Period() => To is { } to ? new Period(From!.Value, to) : Domain.Kernel.Period.Since(From!.Value);
}
