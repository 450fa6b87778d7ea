using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>结业: everyone still in the class has completed, except those unticked.</summary>
[Route("cohorts/{id:int}/closure"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class ClosureController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> New(int id) => await PageAsync(id, new ClosureForm()) is { } page ? View("Closure", page) : NotFound();

    [HttpPost("")]
    public Task<IActionResult> Create(int id, ClosureForm form) => Submit(
        Find(id), form.Version,
        cohort => new CohortClosure(Db).CloseAsync(cohort, Today, [.. cohort.Enrolments.Where(e => e.TakesSeat).Select(e => e.PersonId).Except(form.Completed ?? [])], Stop),
        _ => Redirect($"/cohorts/{id}"),
        "培训班已结业", async () => View("Closure", await PageAsync(id, form)));

    private Func<Task<Cohort?>> Find(int id) => () => Db.Cohorts.SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private async Task<ClosureForm?> PageAsync(int id, ClosureForm form)
    {
        if (await Find(id)() is not { } cohort || await CohortSummary.OfAsync(Db, id, Stop) is not { } summary) return null;
        var members = await MemberList.Members(Db, id, leftToo: false).OrderBy(m => m.Card.SortKey).ThenBy(m => m.Card.Id).Select(MemberList.Row(Db, id)).ToListAsync(Stop);
        return form with { Cohort = summary, Members = members, Forfeiting = await new Absences(Db).ForfeitingAsync(cohort, Stop), Version = cohort.Version };
    }
}

public sealed record ClosureForm
{
    /// <summary>Who completed; null before anything was sent, when everyone is ticked.</summary>
    public IReadOnlyList<int>? Completed { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    [BindNever]
    public CohortSummary? Cohort { get; init; }

    [BindNever]
    public IReadOnlyList<MemberRow> Members { get; init; } = [];

    /// <summary>Who missed so much that, by the hour rules, no hours of this class will count.</summary>
    [BindNever]
    public IReadOnlyList<int> Forfeiting { get; init; } = [];
}
