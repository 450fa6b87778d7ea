using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Studios;

[Route("studios"), Authorize(Policy = nameof(Permission.ReadStudios))]
public sealed class StudiosController(StudioYears years) : FeatureController
{
    private const int MostBehindNamed = 200;

    [HttpGet("")]
    public async Task<IActionResult> Index(StudioQuery query)
    {
        if (IsNoYear(query.Year)) return NotFound();
        var year = query.Year ?? Today.Year;
        var owed = await years.OfAsync(await HereAsync(), year, Today, Stop);
        var gatherings = await years.GatheringsAsync(Period.Year(year), Stop);
        var list = new StudioList(Db, years, owed, year, Today);
        var studios = list.Of(Db.Studios.AsNoTracking(), query);
        if (query.WantsWorkbook)
        {
            var figures = new StudioFigures(year, Today, owed, gatherings, await years.VisitCountsAsync(Period.Year(year), Stop));
            return (await list.Columns(figures).WorkbookAsync(studios, query, T, Stop)).ToFile(T["工作室进度表"]);
        }
        var page = await list.Columns().PageAsync(studios, query, Stop);
        // A past year is not chased any more.
        var behind = Viewer.May(Permission.SendReminders) && year == Today.Year ? await BehindAsync(list, page, query) : [];
        var visits = await years.VisitCountsAsync(Period.Year(year), [.. page.Rows.Concat(behind).Select(s => s.Id).Distinct()], Stop);
        var shown = new StudioFigures(year, Today, owed, gatherings, visits);
        return View(new StudioBoard(page, query, shown, [.. behind.Where(s => shown.IsBehind(s))], Viewer.May(Permission.ManageStudios)));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, int? year) => !IsNoYear(year) && await StudioPage.OfAsync(Db, years, id, year ?? Today.Year, Today, Stop) is { } page ? View(page) : NotFound();

    private static bool IsNoYear(int? year) => year is < 2000 or > 2100;

    [HttpGet("new"), Authorize(Policy = nameof(Permission.ManageStudios))]
    public async Task<IActionResult> New() => View(await StudioForm.New(Today, Viewer.OrganisationId).WithOrganisationsAsync(Db, Stop));

    [HttpPost(""), Authorize(Policy = nameof(Permission.ManageStudios))]
    public Task<IActionResult> Create(StudioForm form) => Create(
        form.Key, already: () => Db.Studios.SingleOrDefaultAsync(s => s.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            var body = await Db.Organisations.SingleOrDefaultAsync(o => o.Id == form.OrganisationId && o.Path.StartsWith(Viewer.Path), Stop) ?? throw new RuleBroken("请选择您管理范围内的单位");
            var studio = form.Found(body.Id);
            if (!string.IsNullOrWhiteSpace(form.Leader)) studio.Appoint(await new NameList(Db).FindOneAsync(form.Leader, Stop), studio.Term.From);
            studio.CountOwnSchool(form.CountsOwnSchool);
            return studio;
        },
        done: studio => RedirectToAction(nameof(Show), new { id = studio.Id }), "工作室已建立", again: async () => View("New", await form.WithOrganisationsAsync(Db, Stop)));

    [HttpGet("{id:int}/edit"), Authorize(Policy = nameof(Permission.ManageStudios))]
    public async Task<IActionResult> Edit(int id) => await Find(id) is { } studio ? View(StudioForm.Of(studio)) : NotFound();

    [HttpPost("{id:int}"), Authorize(Policy = nameof(Permission.ManageStudios))]
    public Task<IActionResult> Update(int id, StudioForm form) => Submit(
        () => Find(id), form.Version,
        studio =>
        {
            studio.Describe(form.Name!, form.Subject, form.Stage);
            studio.CountOwnSchool(form.CountsOwnSchool);
        },
        _ => RedirectToAction(nameof(Show), new { id }), "工作室已保存", () => Task.FromResult<IActionResult>(View("Edit", form with { Id = id })));

    private Task<Studio?> Find(int id) => Db.Studios.SingleOrDefaultAsync(s => s.Id == id && s.Organisation.Path.StartsWith(Viewer.Path), Stop);

    /// <summary>Those who may be behind, to be told from the figures: a page that shows every studio has them already.</summary>
    private async Task<IReadOnlyList<StudioRow>> BehindAsync(StudioList list, ListPage<StudioRow> page, StudioQuery query) =>
        query is { Search: null, Pace: null } && page.Total == page.Rows.Count
            ? page.Rows
            : await list.Columns().RowsAsync(list.Of(Db.Studios.AsNoTracking(), new StudioQuery { Pace = PaceFilter.Behind }), MostBehindNamed, Stop);

    /// <summary>Where the duty is looked up: the viewer's reach, or for those without one the studio they belong to.</summary>
    private async Task<string> HereAsync() =>
        Viewer.HasReach ? Viewer.Path : await Db.Studios.OrderByDescending(s => s.Term.To).Select(s => s.Organisation.Path).FirstOrDefaultAsync(Stop) ?? Domain.Accounts.Viewer.NoPath;
}
