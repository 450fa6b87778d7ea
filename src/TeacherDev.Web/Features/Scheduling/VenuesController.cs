using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Scheduling;

[Route("venues"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class VenuesController : FeatureController
{
    private static List<Venue, VenueRow> Columns { get; } = new List<Venue, VenueRow>(v => new VenueRow(v.Id, v.Name, v.Address, v.Site, v.Capacity, v.Equipment, v.Organisation.Name), v => v.SortKey, v => v.Id)
        .With("场地名称", r => r.Name, v => v.SortKey, "name")
        .With("地址", r => r.Address)
        .With("校区（地点）", r => r.Site, v => v.Site, "site")
        .With("座位数", r => r.Capacity, v => v.Capacity, "capacity", isNumber: true)
        .With("设备", r => r.Equipment)
        .With("单位", r => r.Organisation, v => v.Organisation.SortKey, "organisation");

    [HttpGet("")]
    public async Task<IActionResult> Index(ListQuery query)
    {
        var venues = Db.Venues.AsNoTracking();
        if (query.Sought is { } sought) venues = venues.Where(v => v.SearchText.Contains(sought));
        if (query.WantsWorkbook) return (await Columns.WorkbookAsync(venues, query, T, Stop)).ToFile(T["场地"]);
        return View(await Columns.PageAsync(venues, query, Stop));
    }

    [HttpGet("new")]
    public IActionResult New(string? returnUrl) => View(new VenueForm { Key = Guid.NewGuid(), ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null });

    [HttpPost("")]
    public Task<IActionResult> Create(VenueForm form) => Create(
        form.Key, already: () => Db.Venues.SingleOrDefaultAsync(v => v.IdempotencyKey == form.Key, Stop),
        make: () => Task.FromResult(new Venue(Viewer.OrganisationId ?? throw new RuleBroken("请以机构的身份新增场地"), form.Name, form.Address, form.Capacity, form.Key, form.Site, form.Equipment, form.Place())),
        done: venue => Url.IsLocalUrl(form.ReturnUrl) ? LocalRedirect(QueryHelpers.AddQueryString(form.ReturnUrl, "venue", $"{venue.Id}")) : RedirectToAction(nameof(Index)), "场地已保存", again: () => Task.FromResult<IActionResult>(View("New", form)));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, WeekChoice choice) => await VenuePage.OfAsync(Db, id, new HalfDaysForm(), choice, Today, Stop) is { } page ? View(page) : NotFound();

    [HttpGet("{id:int}/edit")]
    public async Task<IActionResult> Edit(int id) => await Find(id) is { } venue ? View("New", VenueForm.Of(venue)) : NotFound();

    [HttpPost("{id:int}")]
    public Task<IActionResult> Update(int id, VenueForm form) => Submit(
        () => Find(id), form.Version, venue => venue.Revise(form.Name, form.Address, form.Capacity, form.Site, form.Equipment, form.Place()),
        _ => RedirectToAction(nameof(Show), new { id }), "场地已保存", () => Task.FromResult<IActionResult>(View("New", form with { Id = id })));

    private Task<Venue?> Find(int id) => Db.Venues.SingleOrDefaultAsync(v => v.Id == id && v.Organisation.Path.StartsWith(Viewer.Path), Stop);
}

public sealed record VenueRow(int Id, string Name, string? Address, string? Site, int? Capacity, string? Equipment, string Organisation);
