using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>
/// 复制一天: all sessions of one day of a class once more on another day; all of them or none. A session of several classes is copied once, with
/// all of them; one that a body beyond the viewer's reach leads is left to that body.
/// </summary>
[Route("cohorts/{id:int}/day-copies"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class DayCopiesController : FeatureController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(int id, DateOnly? from) =>
        from is not null && await Find(id) is { } cohort ? View("DayCopy", await PageAsync(cohort, new DayCopyForm { From = from, Version = cohort.Version }, report: null)) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, DayCopyForm form)
    {
        if (await Find(id) is null) return NotFound();
        ClashReport? report = null;
        return await Submit(
            () => Find(id), form.Version,
            async cohort =>
            {
                var (from, to) = (form.From!.Value, form.To!.Value);
                if (from == to) throw new RuleBroken("请选择另一天，不能复制到同一天");
                var sessions = await OfDay(cohort.Id, from).ToListAsync(Stop);
                if (sessions.Count == 0) throw new RuleBroken("{0:yyyy-MM-dd} 没有课程可以复制", from);
                var copies = sessions.ConvertAll(s => s.CopyTo(to, Guid.NewGuid()));
                report = await new Booking(Db).ReserveAllAsync([.. copies.Select(s => SessionPlan.Of(s) with { PlannedOn = Today })], Stop);
                report.MustStand(form.Accepted);
                Db.AddRange(copies);
            },
            cohort => Redirect($"/cohorts/{cohort.Id}/timetable"),
            "课程已复制", async () => View("DayCopy", await PageAsync((await Find(id))!, form, report)));
    }

    private Task<Cohort?> Find(int id) => Db.Cohorts.SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private IQueryable<Session> OfDay(int cohortId, DateOnly day) =>
        Db.Sessions.AsNoTracking().OfClass(Db, cohortId).Where(s => s.Organisation.Path.StartsWith(Viewer.Path) && s.Day == day && s.State != SessionState.Cancelled).OrderBy(s => s.Part).ThenBy(s => s.From).ThenBy(s => s.Id);

    private async Task<DayCopyPage> PageAsync(Cohort cohort, DayCopyForm form, ClashReport? report) => new(
        (await CohortSummary.OfAsync(Db, cohort.Id, Stop))!, form, report,
        form.From is { } day ? await OfDay(cohort.Id, day).Select(SessionLine.Of(Db)).ToListAsync(Stop) : []);
}

public sealed record DayCopyForm
{
    [Required, Display(Name = "复制哪一天")]
    public DateOnly? From { get; init; }

    [Required, Display(Name = "复制到")]
    public DateOnly? To { get; init; }

    /// <summary>The warnings that were read and are meant, by their fingerprint.</summary>
    [StringLength(64)]
    public string? Accepted { get; init; }

    public int Version { get; init; }
}

/// <param name="Sessions">Of the day that is copied.</param>
public sealed record DayCopyPage(CohortSummary Cohort, DayCopyForm Form, ClashReport? Report, IReadOnlyList<SessionLine> Sessions);
