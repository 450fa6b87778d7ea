using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>任课时段 of a school's teachers in one term: read from its sheet, looked through, and only then kept.</summary>
[Route("teaching"), Authorize(Policy = nameof(Permission.ManagePeople))]
public sealed class TeachingController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(TeachingChoice choice) =>
        choice.OrganisationId is { } id && await SchoolAsync(id) is null ? NotFound() : View(await TeachingPage.OfAsync(Db, choice, Today, Stop));

    /// <summary>Says what the sheet holds and what does not fit, and gives its rows back to be put right; keeps nothing.</summary>
    [HttpPost("preview")]
    public async Task<IActionResult> Preview(TeachingForm form)
    {
        if (form.OrganisationId is { } id && await SchoolAsync(id) is null) return NotFound();
        try
        {
            var rows = await SheetReader.ReadAsync(form.File, form.Text, Stop);
            // The rows of the file, not the text that was there before.
            ModelState.Remove(nameof(form.Text));
            return await LookAsync(form with { Text = SheetReader.Tabbed(rows) });
        }
        catch (RuleBroken rule)
        {
            ModelState.AddModelError("", T.Sentence(rule.Text, rule.Arguments));
            return await AgainAsync(form, sheet: null);
        }
    }

    [HttpPost("")]
    public async Task<IActionResult> Import(TeachingForm form)
    {
        if (!ModelState.IsValid) return await AgainAsync(form, sheet: null);
        if (await SchoolAsync(form.OrganisationId!.Value) is not { } school) return NotFound();
        if (await TermAsync(form) is not { } term) return await AgainAsync(form, sheet: null);
        TeachingSheet? sheet = null;
        return await Submit(
            async () => await Db.TeachingTimetables.SingleOrDefaultAsync(t => t.OrganisationId == school.Id && t.Year == term.Year && t.Season == term.Season, Stop)
                ?? Db.TeachingTimetables.Add(new TeachingTimetable(school.Id, term.Year, term.Season)).Entity,
            seen: null,
            async timetable =>
            {
                sheet = await TeachingSheet.ReadAsync(Db, school.Id, SheetReader.Text(form.Text ?? ""), Stop);
                if (sheet.Problems.Count > 0) throw new RuleBroken("有 {0} 行要改，没有保存", sheet.Problems.Count);
                timetable.Replace(sheet.Lines, Today);
            },
            _ => Redirect($"/teaching?organisation={school.Id}&term={TeachingChoice.KeyOf(term)}"), "任课时段已读入", () => AgainAsync(form, sheet));
    }

    private async Task<IActionResult> LookAsync(TeachingForm form)
    {
        if (!ModelState.IsValid) return await AgainAsync(form, sheet: null);
        if (await TermAsync(form) is null) return await AgainAsync(form, sheet: null);
        var sheet = await TeachingSheet.ReadAsync(Db, form.OrganisationId!.Value, SheetReader.Text(form.Text ?? ""), Stop);
        if (sheet.Problems.Count > 0) return await AgainAsync(form, sheet);
        return View("Index", (await TeachingPage.OfAsync(Db, form.Choice(), Today, Stop)) with { Form = form, Sheet = sheet });
    }

    private async Task<IActionResult> AgainAsync(TeachingForm form, TeachingSheet? sheet)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Index", (await TeachingPage.OfAsync(Db, form.Choice(), Today, Stop)) with { Form = form, Sheet = sheet });
    }

    private async Task<Term?> TermAsync(TeachingForm form)
    {
        var term = (await TeachingPage.TermsAsync(Db, Today, Stop)).FirstOrDefault(t => TeachingChoice.KeyOf(t) == form.Term);
        if (term is null) ModelState.AddModelError(nameof(form.Term), T["请选择学期"]);
        return term;
    }

    private Task<Organisation?> SchoolAsync(int id) => Db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.Path.StartsWith(Viewer.Path), Stop);
}

/// <summary>Which school and which term the page is about.</summary>
public sealed record TeachingChoice
{
    [FromQuery(Name = "organisation")]
    public int? OrganisationId { get; init; }

    [FromQuery(Name = "term")]
    public string? Term { get; init; }

    /// <summary>“2026-Autumn”.</summary>
    public static string KeyOf(Term term) => $"{term.Year}-{term.Season}";
}

public sealed record TeachingForm
{
    /// <summary>Characters of pasted rows.</summary>
    public const int TextLength = 400_000;

    [Required, Display(Name = "学校")]
    public int? OrganisationId { get; init; }

    [Required, StringLength(20), Display(Name = "学期")]
    public string? Term { get; init; }

    [Display(Name = "文件")]
    public IFormFile? File { get; init; }

    [StringLength(TextLength), Display(Name = "表格内容")]
    public string? Text { get; init; }

    public TeachingChoice Choice() => new() { OrganisationId = OrganisationId, Term = Term };
}
