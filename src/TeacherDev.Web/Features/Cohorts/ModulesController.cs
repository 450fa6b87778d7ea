using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>课程模块 of a class: taken over from its programme, or written, put in order and removed by hand.</summary>
[Route("cohorts/{id:int}/modules"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class ModulesController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int id) => await PageAsync(id, new ModuleForm()) is { } page ? View("Modules", page) : NotFound();

    [HttpPost("")]
    public Task<IActionResult> Create(int id, ModuleForm form) => Change(id, form, "模块已添加", cohort => cohort.AddModule(form.Content()));

    [HttpPost("revision")]
    public Task<IActionResult> Update(int id, ModuleForm form) => Change(id, form, "模块已保存", cohort => cohort.ReviseModule(form.ModuleId ?? 0, form.Content(), form.Position ?? int.MaxValue));

    [HttpPost("removal")]
    public Task<IActionResult> Remove(int id, ModuleRemovalForm form) => Submit(
        () => Find(id), seen: null,
        async cohort => cohort.RemoveModule(form.ModuleId!.Value, await Db.Sessions.AnyAsync(s => s.ModuleId == form.ModuleId && s.CohortId == id, Stop)),
        _ => Redirect($"/cohorts/{id}/modules"), "模块已删除", async () => View("Modules", await PageAsync(id, new ModuleForm())));

    /// <summary>Takes over what the programme suggests for the track.</summary>
    [HttpPost("template")]
    public Task<IActionResult> Adopt(int id) => Submit(
        () => Find(id), seen: null,
        async cohort =>
        {
            var template = await ModulesPage.TemplateAsync(Db, cohort.ProgrammeYearId, cohort.TrackYearId, Stop);
            if (template.Count == 0) throw new RuleBroken("这个培养类别没有建议的模块");
            cohort.AdoptModules(template);
        },
        _ => Redirect($"/cohorts/{id}/modules"), "模块已套用", async () => View("Modules", await PageAsync(id, new ModuleForm())));

    private Task<IActionResult> Change(int id, ModuleForm form, string notice, Action<Cohort> change) => Submit(
        () => Find(id), seen: null, change, _ => Redirect($"/cohorts/{id}/modules"), notice, async () => View("Modules", await PageAsync(id, form)));

    private Task<Cohort?> Find(int id) => Db.Managed(id).WithModules().SingleOrDefaultAsync(Stop);

    private async Task<ModulesPage?> PageAsync(int id, ModuleForm form) => await Db.ManagedAsync(id, Stop) is { } cohort && await CohortSummary.OfAsync(Db, id, Stop) is { } summary
        ? new ModulesPage(summary, await ModuleLine.OfAsync(Db, id, Stop), await ModulesPage.TemplateAsync(Db, cohort.ProgrammeYearId, cohort.TrackYearId, Stop), form) : null;
}

public sealed record ModuleForm
{
    /// <summary>Which one is changed; null for a new one.</summary>
    public int? ModuleId { get; init; }

    [Required, StringLength(CohortModule.NameLength), Display(Name = "模块名称")]
    public string? Name { get; init; }

    [Display(Name = "方式")]
    public ModuleMode? Mode { get; init; }

    [Range(0.1, 999.0), Display(Name = "学时")]
    public decimal? Hours { get; init; }

    [Display(Name = "必修")]
    public bool IsRequired { get; init; }

    [Range(1, Cohort.MostModules), Display(Name = "顺序")]
    public int? Position { get; init; }

    public ModuleContent Content() => new(Name, Mode, Hours is { } hours ? Domain.Kernel.Hours.Of(hours).Tenths : null, IsRequired);
}

public sealed record ModuleRemovalForm
{
    [Required, Display(Name = "模块")]
    public int? ModuleId { get; init; }
}
