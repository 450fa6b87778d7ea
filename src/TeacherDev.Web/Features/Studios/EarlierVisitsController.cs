using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Studios;

/// <summary>原台账补录: visits made before the system, looked through first, then kept whole.</summary>
[Route("studios/earlier-visits"), Authorize(Policy = nameof(Permission.ManageStudios))]
public sealed class EarlierVisitsController : FeatureController
{
    [HttpGet("")]
    public IActionResult New() => View(new EarlierVisitsForm());

    /// <summary>Says what the sheet holds and what does not fit, and gives its rows back to be put right; with <see cref="EarlierVisitsForm.Keeps"/> it is kept.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Create(EarlierVisitsForm form)
    {
        if (!ModelState.IsValid) return Again(form);
        try
        {
            var rows = await SheetReader.ReadAsync(form.File, form.Text, Stop);
            // The rows of the file, not the text that was there before.
            ModelState.Remove(nameof(form.Text));
            var sheet = await VisitSheet.ReadAsync(Db, rows, Time.UtcNow, Stop);
            form = form with { Text = SheetReader.Tabbed(rows), Read = new(sheet.Visits.Count, sheet.Problems, sheet.Known) };
            if (sheet.Problems.Count > 0) return Again(form);
            if (!form.Keeps) return View("New", form);
            await sheet.KeepAsync(Db, form.Ledger, Time.UtcNow, Stop);
            TempData["Notice"] = T["已补录 {0} 次到校", sheet.Visits.Count].Value;
            return Redirect("/studios");
        }
        catch (Exception e) when (Sentence.For(e, Db.Model) is { } sentence)
        {
            Db.ChangeTracker.Clear();
            ModelState.AddModelError("", T.Sentence(sentence.Text, sentence.Arguments));
            return Again(form);
        }
    }

    private ViewResult Again(EarlierVisitsForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", form);
    }
}

public sealed record EarlierVisitsForm
{
    public const int TextLength = 500_000;

    [Required, StringLength(StudioVisit.ReasonLength), Display(Name = "台账名称或文号")]
    public string? Ledger { get; init; }

    public IFormFile? File { get; init; }

    [StringLength(TextLength)]
    public string? Text { get; init; }

    /// <summary>Keeps what was looked through.</summary>
    public bool Keeps { get; init; }

    /// <summary>What was read; null before it is looked through.</summary>
    [BindNever]
    public SheetRead? Read { get; init; }
}

/// <summary>What a sheet holds: how many that fit, what does not, how many are here already.</summary>
public sealed record SheetRead(int Fitting, IReadOnlyList<Because> Problems, int Known);
