using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Completion;

/// <summary>结业: by the completion list. Whoever is 不合格 there does not complete; nobody may be 待定.</summary>
[Route("cohorts/{id:int}/closure"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class ClosureController(Concluding concluding) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> New(int id) => await PageAsync(id) is { } page ? View("Closure", page) : NotFound();

    [HttpPost("")]
    public Task<IActionResult> Create(int id, ClosureForm form) => Submit(
        Find(id), form.Version, cohort => concluding.CloseAsync(cohort, Today, Stop),
        _ => Redirect($"/cohorts/{id}/certificates"), "培训班已结业，可以发证", async () => View("Closure", await PageAsync(id)));

    private Func<Task<Cohort?>> Find(int id) => () => Db.Cohorts.SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private async Task<ClosurePage?> PageAsync(int id) =>
        await Find(id)() is { } cohort && await CohortSummary.OfAsync(Db, id, Stop) is { } summary
            ? new(summary, await CompletionList.OfAsync(Db, cohort, Today, Stop), await new Absences(Db).ForfeitingAsync(cohort, Stop)) : null;
}

public sealed record ClosureForm
{
    [HiddenInput]
    public int Version { get; init; }
}

/// <param name="Forfeiting">Who missed so much that, by the hour rules, no hours of this class will count.</param>
public sealed record ClosurePage(CohortSummary Cohort, CompletionList List, IReadOnlyList<int> Forfeiting);
