using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>禁排期: one's own, those of the bodies below, and those of the bodies above, which only they change.</summary>
[Route("blackouts"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class BlackoutsController : FeatureController
{
    private static List<Blackout, BlackoutRow> Columns { get; } = new List<Blackout, BlackoutRow>(b => new BlackoutRow(b.Id, b.Name, b.Period.From, b.Period.To, b.Organisation.Name, b.Organisation.Path), b => b.Period.From, b => b.Id)
        .With("事由", r => r.Name, b => b.Name, "name")
        .With("开始日期", r => r.From, b => b.Period.From, "from")
        .With("结束日期", r => r.To, b => b.Period.To, "to")
        .With("登记单位", r => r.Organisation, b => b.Organisation.SortKey, "organisation");

    [HttpGet("")]
    public async Task<IActionResult> Index(ListQuery query)
    {
        var blackouts = Db.Blackouts.AsNoTracking();
        if (query.Sought is { } sought) blackouts = blackouts.Where(b => b.Name.Contains(sought) || b.Organisation.SearchText.Contains(sought));
        if (query.WantsWorkbook) return (await Columns.WorkbookAsync(blackouts, query, T, Stop)).ToFile(T["禁排期"]);
        return View(new BlackoutIndex(await Columns.PageAsync(blackouts, query, Stop), Viewer.Path));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New() => View(await FormAsync(new BlackoutForm { Key = Guid.NewGuid(), OrganisationId = Viewer.OrganisationId }));

    [HttpPost("")]
    public Task<IActionResult> Create(BlackoutForm form) => Create(
        form.Key, already: () => Db.Blackouts.SingleOrDefaultAsync(b => b.IdempotencyKey == form.Key, Stop),
        make: async () => new Blackout(
            await Bodies().SingleOrDefaultAsync(o => o.Id == form.OrganisationId, Stop) ?? throw new RuleBroken("请选择您管理范围内的单位"), new Period(form.From!.Value, form.To!.Value), form.Name, form.Key),
        done: _ => RedirectToAction(nameof(Index)), "禁排期已登记", again: async () => View("New", await FormAsync(form)));

    [HttpPost("{id:int}/removal")]
    public Task<IActionResult> Remove(int id) => Submit(
        () => Db.Blackouts.SingleOrDefaultAsync(b => b.Id == id && b.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null, blackout => { Db.Remove(blackout); },
        _ => RedirectToAction(nameof(Index)), "禁排期已删除", () => Index(new ListQuery()));

    private IQueryable<Organisation> Bodies() => Db.Organisations.Where(o => o.Path.StartsWith(Viewer.Path) && (o.Kind != OrganisationKind.School || o.Id == Viewer.OrganisationId));

    private async Task<BlackoutForm> FormAsync(BlackoutForm form) => form with
    {
        Bodies = await Bodies().OrderBy(o => o.Path).Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Stop),
    };
}

public sealed record BlackoutRow(int Id, string Name, DateOnly From, DateOnly To, string Organisation, string Path);

/// <param name="Reach">Only those within it may be removed; those of the bodies above hold for one's own all the same.</param>
public sealed record BlackoutIndex(ListPage<BlackoutRow> Blackouts, string Reach)
{
    public bool MayRemove(BlackoutRow row) => row.Path.StartsWith(Reach, StringComparison.Ordinal);
}

public sealed record BlackoutForm
{
    [Required, StringLength(Blackout.NameLength), Display(Name = "事由")]
    public string? Name { get; init; }

    [Required, Display(Name = "开始日期")]
    public DateOnly? From { get; init; }

    [Required, Display(Name = "结束日期")]
    public DateOnly? To { get; init; }

    [Required, Display(Name = "适用单位")]
    public int? OrganisationId { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Bodies { get; init; } = [];
}
