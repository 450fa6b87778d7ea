using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>自主选学: whether teachers enrol themselves in a class, which of them, and until when.</summary>
[Route("cohorts/{id:int}/opening"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class OpeningController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(int id) => await Find(id) is { } cohort && await PageAsync(id, OpeningForm.Of(cohort)) is { } form ? View("Opening", form) : NotFound();

    [HttpPost("")]
    public Task<IActionResult> Update(int id, OpeningForm form) => Submit(
        () => Find(id), form.Version, cohort => cohort.OpenTo(cohort.Organisation, form.Until!.Value, form.Stage, form.Subject), _ => Redirect($"/cohorts/{id}/opening"), "自主选学已保存",
        async () => View("Opening", await PageAsync(id, form)));

    [HttpPost("end")]
    public Task<IActionResult> End(int id) => Submit(
        () => Find(id), seen: null, cohort => cohort.EndOpening(), _ => Redirect($"/cohorts/{id}/opening"), "已停止自主选学",
        async () => View("Opening", await PageAsync(id, new OpeningForm())));

    private Task<Cohort?> Find(int id) => Db.Managed(id).IgnoreAutoIncludes().Include(c => c.Organisation).SingleOrDefaultAsync(Stop);

    private async Task<OpeningForm?> PageAsync(int id, OpeningForm form) => await CohortSummary.OfAsync(Db, id, Stop) is { } cohort
        ? form with { Cohort = cohort, IsOpen = await Db.Cohorts.AnyAsync(c => c.Id == id && c.OpenUntil != null, Stop) } : null;
}

public sealed record OpeningForm
{
    [Required, Display(Name = "报名截止日期")]
    public DateOnly? Until { get; init; }

    [Display(Name = "学段")]
    public SchoolStage? Stage { get; init; }

    [StringLength(Person.SubjectLength), Display(Name = "学科")]
    public string? Subject { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public CohortSummary? Cohort { get; init; }

    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public bool IsOpen { get; init; }

    public static OpeningForm Of(Cohort cohort) => new() { Until = cohort.OpenUntil, Stage = cohort.OpenStage, Subject = cohort.OpenSubject, Version = cohort.Version };
}
