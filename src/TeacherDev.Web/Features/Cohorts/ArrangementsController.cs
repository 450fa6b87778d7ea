using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>分组、座次、住宿 of a class: proposed, moved by hand, printed.</summary>
[Route("cohorts/{id:int}"), Authorize(Policy = nameof(Permission.RunClasses))]
public sealed class ArrangementsController(FieldCipher cipher) : FeatureController
{
    [HttpGet("groups")]
    public async Task<IActionResult> Groups(int id) => await PageAsync(id) is { } page ? View("Groups", page) : NotFound();

    [HttpPost("groups")]
    public Task<IActionResult> Group(int id, GroupsForm form) => ChangeAsync(id, async arrangement => arrangement.Group(
        await Members(id).Select(p => new Groupable(p.Id, p.OrganisationId, p.Subject)).ToListAsync(Stop), form.Count!.Value, form.By), "groups", "分组已生成");

    [HttpPost("groups/moves")]
    public Task<IActionResult> MoveToGroup(int id, MoveForm form) => MoveAsync(id, form, a => a.MoveToGroup(form.PersonId!.Value, form.To), "groups");

    [HttpGet("seats")]
    public async Task<IActionResult> Seats(int id) => await PageAsync(id) is { } page ? View("Seats", page) : NotFound();

    [HttpPost("seats")]
    public Task<IActionResult> Seat(int id, SeatsForm form) => ChangeAsync(id, async arrangement => arrangement.Seat(
        await Members(id).OrderBy(p => p.SortKey).ThenBy(p => p.Id).Select(p => p.Id).ToListAsync(Stop), form.Rows!.Value, form.Columns!.Value), "seats", "座次已生成");

    [HttpPost("seats/moves")]
    public Task<IActionResult> MoveToSeat(int id, MoveForm form) => MoveAsync(id, form, a => a.MoveToSeat(form.PersonId!.Value, form.To ?? 0), "seats");

    [HttpGet("rooms")]
    public async Task<IActionResult> Rooms(int id) => await PageAsync(id) is { } page ? View("Rooms", page) : NotFound();

    /// <summary>Two to a room; the sex is read out of the sealed number, for the stated purpose, and not kept.</summary>
    [HttpPost("rooms"), Authorize(Policy = nameof(Permission.ManagePeople))]
    public Task<IActionResult> Lodge(int id, RoomsForm form) => ChangeAsync(id, async arrangement =>
    {
        var lodging = await Lodgers(id).ToListAsync(Stop);
        var ids = lodging.ConvertAll(l => l.PersonId);
        var people = await Db.People.AsNoTracking().IgnoreAutoIncludes().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, Stop);
        if (lodging.Count == 0) throw new RuleBroken("回执中没有人住宿");
        arrangement.Lodge([.. lodging.Select(l => new Lodger(l.PersonId, people.GetValueOrDefault(l.PersonId)?.IsMan(cipher), l.LodgesFrom, l.LodgesTo))], form.Purpose, Time.UtcNow);
    }, "rooms", "住宿已生成");

    [HttpPost("rooms/moves")]
    public Task<IActionResult> MoveToRoom(int id, MoveForm form) => MoveAsync(id, form, a => a.MoveToRoom(form.PersonId!.Value, form.To), "rooms");

    private Task<IActionResult> MoveAsync(int id, MoveForm form, Action<Arrangement> move, string place) => ChangeAsync(id, async arrangement =>
    {
        if (!await Members(id).AnyAsync(p => p.Id == form.PersonId, Stop)) throw new RuleBroken("请选择这个班的学员");
        move(arrangement);
    }, place, "已调整");

    private async Task<IActionResult> ChangeAsync(int id, Func<Arrangement, Task> change, string place, string notice)
    {
        if (await CohortSummary.OfAsync(Db, id, Stop) is not { } cohort || !await cohort.IsLookedAfterAsync(Db, Stop)) return NotFound();
        return await Submit(
            async () =>
            {
                if (await Db.Arrangements.SingleOrDefaultAsync(a => a.CohortId == id, Stop) is { } known) return known;
                var first = new Arrangement(id);
                if (ModelState.IsValid) Db.Add(first);
                return first;
            },
            seen: null,
            arrangement => cohort.State.IsOpen ? change(arrangement) : throw new RuleBroken("“{0}”{1}，不能再修改", cohort.Name, cohort.State),
            _ => Redirect($"/cohorts/{id}/{place}"), notice,
            async () => View(char.ToUpperInvariant(place[0]) + place[1..], await PageAsync(id)));
    }

    private IQueryable<PersonCard> Members(int id) => Db.PersonCards.Where(p => Db.Set<Enrolment>().Any(e => e.CohortId == id && e.PersonId == p.Id && e.LeftOn == null));

    private IQueryable<SlipLine> Lodgers(int id) => Db.ReturnSlips.AsNoTracking().IgnoreAutoIncludes().Where(s => s.CohortId == id).SelectMany(s => s.Lines).Where(l => l.Said == SlipAnswer.Comes && !l.IsDropped && l.LodgesFrom != null);

    private async Task<ArrangementPage?> PageAsync(int id)
    {
        if (await CohortSummary.OfAsync(Db, id, Stop) is not { } cohort || !await cohort.IsLookedAfterAsync(Db, Stop)) return null;
        var arrangement = await Db.Arrangements.AsNoTracking().SingleOrDefaultAsync(a => a.CohortId == id, Stop);
        var places = (arrangement?.People ?? []).ToDictionary(p => p.PersonId);
        var lodging = (await Lodgers(id).ToListAsync(Stop)).ToDictionary(l => l.PersonId);
        var cards = await Members(id).OrderBy(p => p.SortKey).ThenBy(p => p.Id).ToListAsync(Stop);
        return new(cohort, [.. cards.Select(c => new PlacedPerson(c.Id, c.Name, c.School, c.Subject, places.GetValueOrDefault(c.Id)?.Group, places.GetValueOrDefault(c.Id)?.Seat, places.GetValueOrDefault(c.Id)?.Room, lodging.GetValueOrDefault(c.Id)))],
            arrangement?.Rows ?? 0, arrangement?.Columns ?? 0, Viewer.May(Permission.ManagePeople), cohort.State.IsOpen);
    }
}

public sealed record ArrangementPage(CohortSummary Cohort, IReadOnlyList<PlacedPerson> People, int Rows, int Columns, bool MayOpenNumbers, bool IsOpen)
{
    public IEnumerable<PlacedPerson> Lodging => People.Where(p => p.Lodging is not null || p.Room is not null);
}

public sealed record PlacedPerson(int PersonId, string Name, string School, string? Subject, int? Group, int? Seat, int? Room, SlipLine? Lodging);

public sealed record GroupsForm
{
    [Required, Range(1, Arrangement.MostGroups), Display(Name = "组数")]
    public int? Count { get; init; }

    [Display(Name = "分组方式")]
    public GroupingBy By { get; init; }
}

public sealed record SeatsForm
{
    [Required, Range(1, Arrangement.MostSide), Display(Name = "排数")]
    public int? Rows { get; init; }

    [Required, Range(1, Arrangement.MostSide), Display(Name = "列数")]
    public int? Columns { get; init; }
}

public sealed record RoomsForm
{
    [Required, StringLength(Arrangement.PurposeLength), Display(Name = "用途")]
    public string? Purpose { get; init; }
}

public sealed record MoveForm
{
    [Required, Display(Name = "教师")]
    public int? PersonId { get; init; }

    [Display(Name = "调到")]
    public int? To { get; init; }
}
