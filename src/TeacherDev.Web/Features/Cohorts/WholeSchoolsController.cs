using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>整校推进: the schools a class takes in whole, and the people that came to them or left since.</summary>
[Route("cohorts/{id:int}/schools"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class WholeSchoolsController(WholeSchools schools) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(int id) => await PageAsync(id, new WholeSchoolsForm()) is { } page ? View("Schools", page) : NotFound();

    [HttpPost("")]
    public Task<IActionResult> Update(int id, WholeSchoolsForm form) => Submit(
        () => Db.Managed(id).WithSchools().SingleOrDefaultAsync(Stop), seen: null,
        async cohort =>
        {
            var wanted = form.SchoolIds ?? [];
            if (await Schools().CountAsync(o => wanted.Contains(o.Id), Stop) != wanted.Distinct().Count()) throw new RuleBroken("请选择您管理范围内的学校");
            cohort.NameSchools([.. wanted]);
        },
        _ => Redirect($"/cohorts/{id}/schools"), "学校已保存", async () => View("Schools", await PageAsync(id, form)));

    [HttpPost("enrolment")]
    public Task<IActionResult> Enrol(int id) => Submit(
        () => Db.ManagedAsync(id, Stop), seen: null, cohort => schools.EnrolAsync(id, cohort.Period.From < Today && cohort.State == CohortState.Draft ? cohort.Period.From : Today, Stop),
        _ => Redirect($"/cohorts/{id}/schools"), "已按学校加入", async () => View("Schools", await PageAsync(id, new WholeSchoolsForm())));

    [HttpPost("departure")]
    public Task<IActionResult> Leave(int id, LeaversForm form) => Submit(
        () => Db.ManagedAsync(id, Stop), seen: null, _ => schools.LeaveAsync(id, form.PersonIds ?? [], "已调离指定的学校", Today, Stop),
        _ => Redirect($"/cohorts/{id}/schools"), "已办理退出", async () => View("Schools", await PageAsync(id, new WholeSchoolsForm())));

    private IQueryable<Organisation> Schools() => Db.Organisations.Where(o => o.Kind == OrganisationKind.School && o.Path.StartsWith(Viewer.Path));

    private async Task<WholeSchoolsForm?> PageAsync(int id, WholeSchoolsForm form)
    {
        if (await Db.ManagedAsync(id, Stop) is null || await CohortSummary.OfAsync(Db, id, Stop) is not { } cohort) return null;
        var shares = await schools.SharesAsync(id, Stop);
        return form with
        {
            Cohort = cohort,
            Shares = shares,
            Leavers = await schools.LeaversAsync(id, Stop),
            SchoolIds = form.SchoolIds ?? [.. shares.Select(s => s.Id)],
            Choices = await Schools().OrderBy(o => o.SortKey).ThenBy(o => o.Id).Select(o => new SchoolChoice(o.Id, o.Name, o.Parent!.Name)).ToListAsync(Stop),
        };
    }
}

public sealed record WholeSchoolsForm
{
    [Display(Name = "学校")]
    public IReadOnlyList<int>? SchoolIds { get; init; }

    [BindNever]
    public CohortSummary? Cohort { get; init; }

    [BindNever]
    public IReadOnlyList<SchoolShare> Shares { get; init; } = [];

    [BindNever]
    public IReadOnlyList<Leaver> Leavers { get; init; } = [];

    [BindNever]
    public IReadOnlyList<SchoolChoice> Choices { get; init; } = [];

    // Methods, not properties: the validator reads every property, also of a form that is not filled in.
    public int Newcomers() => Shares.Sum(s => s.Teachers - s.Inside);
}

public sealed record SchoolChoice(int Id, string Name, string? Body);

public sealed record LeaversForm
{
    public IReadOnlyList<int>? PersonIds { get; init; }
}
