using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Organisations;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Organisations;

[Route("organisations")]
public sealed class OrganisationsController : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadOrganisations))]
    public async Task<IActionResult> Index(ListQuery query)
    {
        if (query.WantsWorkbook) return (await OrganisationList.Columns(Db).WorkbookAsync(OrganisationList.Of(Db, query), query, T, Stop)).ToFile(T["机构"]);
        return View(await OrganisationTree.OfAsync(Db, query, Stop));
    }

    [HttpGet("new"), Authorize(Policy = nameof(Permission.ManageOrganisations))]
    public async Task<IActionResult> New(int? parent) => View(await FormAsync(new OrganisationForm { ParentId = parent, Key = Guid.NewGuid() }));

    [HttpPost(""), Authorize(Policy = nameof(Permission.ManageOrganisations))]
    public Task<IActionResult> Create(OrganisationForm form) => Create(
        form.Key, already: () => Db.Organisations.SingleOrDefaultAsync(o => o.Key == form.Slug, Stop),
        make: async () =>
        {
            var parent = await InReach().SingleOrDefaultAsync(o => o.Id == form.ParentId, Stop) ?? throw new Domain.Kernel.RuleBroken("请选择您管理范围内的上级机构");
            var organisation = new Organisation(form.Slug, form.Name!, form.Kind!.Value, parent, form.Code);
            organisation.Rename(form.Name!, form.ShortName);
            organisation.Describe(form.Code, form.StageSet, form.IsRural);
            return organisation;
        },
        done: _ => RedirectToAction(nameof(Index)), "机构已保存", again: async () => View("New", await FormAsync(form)));

    [HttpGet("{id:int}/edit"), Authorize(Policy = nameof(Permission.ManageOrganisations))]
    public async Task<IActionResult> Edit(int id) =>
        await InReach().SingleOrDefaultAsync(o => o.Id == id, Stop) is { } organisation ? View(await FormAsync(OrganisationForm.From(organisation))) : NotFound();

    [HttpPost("{id:int}"), Authorize(Policy = nameof(Permission.ManageOrganisations))]
    public Task<IActionResult> Update(int id, OrganisationForm form) => Submit(
        () => InReach().SingleOrDefaultAsync(o => o.Id == id, Stop), form.Version,
        organisation =>
        {
            organisation.Rename(form.Name!, form.ShortName);
            organisation.Describe(form.Code, form.StageSet, form.IsRural);
        },
        _ => RedirectToAction(nameof(Index)), "机构已保存", async () => View("Edit", await FormAsync(form with { Id = id })));

    private IQueryable<Organisation> InReach() => Db.Organisations.Where(o => o.Path.StartsWith(Viewer.Path));

    private async Task<OrganisationForm> FormAsync(OrganisationForm form) => form with
    {
        Parents = await InReach().Where(o => o.Kind != OrganisationKind.School).OrderBy(o => o.Path)
            .Select(o => new Microsoft.AspNetCore.Mvc.Rendering.SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Stop),
    };
}
