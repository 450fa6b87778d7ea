using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>候补: who waits for a seat, and how earlier waiting ended.</summary>
[Route("cohorts/{id:int}/waiting")]
public sealed class WaitingController(Enrolling enrolling) : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Index(int id, WaitingQuery query)
    {
        if (await CohortSummary.OfAsync(Db, id, Stop) is not { } cohort) return NotFound();
        if (!await cohort.IsLookedAfterAsync(Db, Stop)) return await Deny();
        if (query.WantsWorkbook) return (await WaitingPage.Columns().WorkbookAsync(query.Of(Db, id), query, T, Stop)).ToFile($"{cohort.Name} {T["候补名单"]}");
        return View("Waiting", await WaitingPage.OfAsync(Db, cohort, query, names: null, Stop));
    }

    [HttpPost(""), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public Task<IActionResult> Create(int id, WaitingForm form) => Submit(
        () => Db.ManagedAsync(id, Stop), seen: null,
        async _ =>
        {
            var found = await new NameList(Db).FindAsync(form.Names, Stop);
            if (found.Problems is [var problem, ..]) throw new RuleBroken(problem.Text, [.. problem.Arguments]);
            if (found.Ids.Count == 0) throw new RuleBroken("请填写要候补的人");
            await enrolling.WaitAsync(id, found.Ids, Today, Stop);
        },
        _ => Redirect($"/cohorts/{id}/waiting"), "已列入候补", () => AgainAsync(id, form.Names));

    [HttpPost("removal"), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public Task<IActionResult> Remove(int id, WaitingRemovalForm form) => Submit(
        () => Db.ManagedAsync(id, Stop), seen: null, _ => enrolling.StopWaitingAsync(id, form.PersonId!.Value, Today, Stop),
        _ => Redirect($"/cohorts/{id}/waiting"), "已移出候补", () => AgainAsync(id, names: null));

    private async Task<IActionResult> AgainAsync(int id, string? names) => View("Waiting", await WaitingPage.OfAsync(Db, (await CohortSummary.OfAsync(Db, id, Stop))!, new WaitingQuery(), names, Stop));
}

public sealed record WaitingQuery : ListQuery
{
    /// <summary>Those whose waiting has ended too.</summary>
    [FromQuery(Name = "all")]
    public bool All { get; init; }

    public IQueryable<Waiter> Of(TeacherDevDb db, int cohortId)
    {
        var waiters = from entry in db.Set<WaitingEntry>().AsNoTracking()
                      where entry.CohortId == cohortId && (All || entry.State == WaitingState.Waiting)
                      join card in db.PersonCards on entry.PersonId equals card.Id
                      select new Waiter { Entry = entry, Card = card, Place = db.Set<WaitingEntry>().Count(before => before.CohortId == cohortId && before.State == WaitingState.Waiting && before.Position <= entry.Position) };
        return Sought is { } sought ? waiters.Where(w => w.Card.SearchText.Contains(sought)) : waiters;
    }
}

/// <summary>An entry of the list with the person's card, as one thing to search and sort.</summary>
public sealed class Waiter
{
    public required WaitingEntry Entry { get; init; }

    public required PersonCard Card { get; init; }

    public required int Place { get; init; }
}

/// <param name="Place">The place in line, from 1; null where the waiting has ended.</param>
public sealed record WaitingRow(int PersonId, string Name, string? StaffNumber, string School, string? Subject, int? Place, DateOnly Since, bool IsOwn, WaitingState State, DateOnly? EndedOn, string? BusyWith);

/// <param name="Names">What was typed and refused.</param>
public sealed record WaitingPage(CohortSummary Cohort, ListPage<WaitingRow> Waiting, WaitingQuery Query, string? Names, bool MayManage)
{
    public static List<Waiter, WaitingRow> Columns() => new List<Waiter, WaitingRow>(
            w => new WaitingRow(w.Card.Id, w.Card.Name, w.Card.StaffNumber, w.Card.School, w.Card.Subject, w.Entry.State == WaitingState.Waiting ? w.Place : null, w.Entry.Since, w.Entry.IsOwn, w.Entry.State, w.Entry.EndedOn, w.Entry.BusyWith),
            w => w.Entry.Position, w => w.Entry.Id)
        .With("顺序", r => r.Place, isNumber: true)
        .With("姓名", r => r.Name, w => w.Card.SortKey, "name")
        .With("教师编号", r => r.StaffNumber, onPage: false)
        .With("单位", r => r.School, w => w.Card.School, "school")
        .With("候补日期", r => r.Since, w => w.Entry.Since, "since")
        .With("自主报名", r => r.IsOwn, onPage: false)
        .With("状态", r => r.State, w => w.Entry.State, "state")
        .With("办理日期", r => r.EndedOn, onPage: false)
        .With("同期培训班", r => r.BusyWith, onPage: false);

    public static async Task<WaitingPage> OfAsync(TeacherDevDb db, CohortSummary cohort, WaitingQuery query, string? names, CancellationToken stop) =>
        new(cohort, await Columns().PageAsync(query.Of(db, cohort.Id), query, stop), query, names,
            db.Viewer.May(Permission.ManageCohorts) && cohort.OrganisationPath.StartsWith(db.Viewer.Path, StringComparison.Ordinal) && cohort.State.IsOpen);
}

public sealed record WaitingForm
{
    [Required, StringLength(60_000), Display(Name = "名单")]
    public string? Names { get; init; }
}

public sealed record WaitingRemovalForm
{
    [Required, Display(Name = "教师")]
    public int? PersonId { get; init; }
}
