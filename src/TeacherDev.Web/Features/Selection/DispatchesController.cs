using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Selection;

/// <summary>外派选派, the short call.</summary>
[Route("dispatches")]
public sealed class DispatchesController : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadCalls))]
    public async Task<IActionResult> Index(DispatchQuery query)
    {
        var (dispatches, columns) = (query.Of(Db.Dispatches.AsNoTracking()), DispatchList.Columns(Db));
        if (query.WantsWorkbook) return (await columns.WorkbookAsync(dispatches, query, T, Stop)).ToFile(T["外派选派"]);
        return View(new DispatchIndex(await columns.PageAsync(dispatches, query, Stop), query, Viewer.May(Permission.ManageCalls)));
    }

    [HttpGet("{id:int}"), Authorize(Policy = nameof(Permission.ReadCalls))]
    public async Task<IActionResult> Show(int id, [FromQuery] string? format) =>
        await DispatchPage.OfAsync(Db, id, form: null, Today, Stop) is not { } page ? NotFound() : format == "xlsx" ? page.Sheet(T).ToFile(page.Dispatch.Title) : View(page);

    /// <param name="template">An earlier one to begin from; not “from”, which is a field of the form.</param>
    [HttpGet("new"), Authorize(Policy = nameof(Permission.ManageCalls))]
    public async Task<IActionResult> New(int? template) =>
        View(template is { } id && await Db.Dispatches.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(d => d.Id == id, Stop) is { } before ? DispatchForm.Again(before) : new DispatchForm { Key = Guid.NewGuid() });

    [HttpPost(""), Authorize(Policy = nameof(Permission.ManageCalls))]
    public Task<IActionResult> Create(DispatchForm form) => Create(
        form.Key, already: () => Db.Dispatches.SingleOrDefaultAsync(d => d.IdempotencyKey == form.Key, Stop),
        make: async () => new Dispatch(
            await Db.Organisations.Include(o => o.Parent).SingleOrDefaultAsync(o => o.Id == Viewer.OrganisationId, Stop) ?? throw new RuleBroken("请以机构的身份发布外派选派"), form.Plan(), form.Key),
        done: dispatch => Redirect($"/dispatches/{dispatch.Id}/shares"), "外派选派已保存为草稿，请分配名额", again: () => Task.FromResult<IActionResult>(View("New", form)));

    [HttpGet("{id:int}/edit"), Authorize(Policy = nameof(Permission.ManageCalls))]
    public async Task<IActionResult> Edit(int id) => await Find(id) is { } dispatch ? View(DispatchForm.Of(dispatch)) : NotFound();

    [HttpPost("{id:int}"), Authorize(Policy = nameof(Permission.ManageCalls))]
    public Task<IActionResult> Update(int id, DispatchForm form) => Submit(
        () => Find(id), form.Version, dispatch => dispatch.Revise(form.Plan()), _ => RedirectToAction(nameof(Show), new { id }), "外派选派已保存", () => Task.FromResult<IActionResult>(View("Edit", form with { Id = id })));

    private Task<Dispatch?> Find(int id) => Db.Dispatches.SingleOrDefaultAsync(d => d.Id == id && d.Organisation.Path.StartsWith(Viewer.Path), Stop);
}
