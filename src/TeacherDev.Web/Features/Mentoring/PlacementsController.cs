using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>跟岗与交流: teachers recruited a year ahead, shadowing, exchange; each with where, until when and what came of it.</summary>
[Route("placements")]
public sealed class PlacementsController : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadPairings))]
    public async Task<IActionResult> Index(PlacementQuery query)
    {
        if (query.WantsWorkbook) return (await PlacementRow.Columns(Db).WorkbookAsync(query.Of(Db, Today), query, T, Stop)).ToFile(T["跟岗与交流"]);
        return View(new PlacementIndex(await PlacementRow.Columns(Db).PageAsync(query.Of(Db, Today), query, Stop), query, Viewer.May(Permission.ManagePairings), Today));
    }

    [HttpGet("{id:int}"), Authorize(Policy = nameof(Permission.ReadPairings))]
    public async Task<IActionResult> Show(int id) => await PlacementPage.OfAsync(Db, id, form: null, Today, Stop) is { } page ? View(page) : NotFound();

    [HttpGet("new"), Authorize(Policy = nameof(Permission.ManagePairings))]
    public async Task<IActionResult> New() => View(await new PlacementForm { Key = Guid.NewGuid(), Kind = PlacementKind.Shadowing, From = Today, To = Today.AddYears(1).AddDays(-1) }.WithHostsAsync(Db, Stop));

    [HttpPost(""), Authorize(Policy = nameof(Permission.ManagePairings))]
    public Task<IActionResult> Create(PlacementForm form) => Create(
        form.Key, already: () => Db.Placements.SingleOrDefaultAsync(p => p.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            var person = await PairingForm.PersonAsync(Db, form.Person!, "教师", Stop);
            var home = await Db.People.Where(p => p.Id == person).Select(p => (int?)p.OrganisationId).SingleOrDefaultAsync(Stop) ?? throw new RuleBroken("请选择您管理范围内的教师");
            var host = await Db.Organisations.Where(o => o.Id == form.HostId && o.Path.StartsWith(Viewer.Region)).Select(o => (int?)o.Id).SingleOrDefaultAsync(Stop) ?? throw new RuleBroken("请选择跟岗学校");
            var guide = string.IsNullOrWhiteSpace(form.Guide) ? (int?)null : await PairingForm.PersonAsync(Db, form.Guide, "带教教师", Stop);
            var period = form.ToPeriod();
            // Two at once would not see each other: whoever places holds all others until it is saved.
            return await Db.WriteAsync(async () =>
            {
                await Db.HoldAsync(Subject.Pairings, Stop);
                if (await Db.Placements.AnyAsync(p => p.PersonId == person && p.Period.From <= period.To && p.Period.To >= period.From, Stop)) throw new RuleBroken("这位教师在此期间已有跟岗或交流，请核对起止日期");
                var placement = Db.Add(new Placement(person, home, host, guide, form.Kind!.Value, period, form.Goal, form.Key)).Entity;
                await Db.SaveChangesAsync(Stop);
                return placement;
            }, Stop);
        },
        done: placement => RedirectToAction(nameof(Show), new { id = placement.Id }), "跟岗与交流已登记", again: async () => View("New", await form.WithHostsAsync(Db, Stop)));

    [HttpPost("{id:int}/ending"), Authorize(Policy = nameof(Permission.ManagePairings))]
    public Task<IActionResult> End(int id, PlacementEndForm form) => Submit(
        () => Db.Placements.SingleOrDefaultAsync(p => p.Id == id && (p.Organisation.Path.StartsWith(Viewer.Path) || p.Host.Path.StartsWith(Viewer.Path)), Stop), form.Version,
        placement => placement.End(form.On!.Value, form.Because!.Value, form.Note, Today), _ => RedirectToAction(nameof(Show), new { id }), "鉴定已保存",
        async () => View("Show", await PlacementPage.OfAsync(Db, id, form, Today, Stop)));
}
