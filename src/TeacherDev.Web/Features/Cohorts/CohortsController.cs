using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Cohorts;

[Route("cohorts")]
public sealed class CohortsController(TrainingWindows windows, Enrolling enrolling) : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Index(CohortQuery query)
    {
        var cohorts = query.Of(Db.Cohorts.AsNoTracking());
        var columns = CohortList.Columns(Db);
        if (query.WantsWorkbook) return (await columns.WorkbookAsync(cohorts, query, T, Stop)).ToFile(T["培训班"]);
        return View(new CohortIndex(await columns.PageAsync(cohorts, query, Stop), query, await CohortList.YearsAsync(Db, Stop), Viewer.May(Permission.ManageCohorts), Viewer.May(Permission.EnrolOneself)));
    }

    [HttpGet("{id:int}"), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Show(int id) => await CohortPage.OfAsync(Db, id, Today, Stop) is { } page ? View(page) : NotFound();

    [HttpGet("new"), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public async Task<IActionResult> New(int? year, int? track) =>
        View(await FormAsync(new CohortForm { Key = Guid.NewGuid(), Place = year is { } y ? CohortForm.PlaceOf(y, track) : null }));

    [HttpPost(""), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public Task<IActionResult> Create(CohortForm form) => Create(
        form.Key, already: () => Db.Cohorts.SingleOrDefaultAsync(c => c.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            (await WindowAsync(form)).MustInclude(form.Period());
            return new Cohort(Viewer.OrganisationId ?? throw new RuleBroken("请以机构的身份新建培训班"), form.ProgrammeYearId(), form.TrackYearId(), form.Name, form.Period(), form.Capacity!.Value, form.Plan(), form.Key);
        },
        done: cohort => RedirectToAction(nameof(Show), new { id = cohort.Id }), "培训班已建立", again: async () => View("New", await FormAsync(form)));

    [HttpGet("{id:int}/edit"), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public async Task<IActionResult> Edit(int id) => await Find(id) is { } cohort ? View(await FormAsync(CohortForm.Of(cohort))) : NotFound();

    [HttpPost("{id:int}"), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public Task<IActionResult> Update(int id, CohortForm form) => Submit(
        () => Find(id), form.Version,
        async cohort =>
        {
            var window = await WindowAsync(form);
            if (form.ProgrammeYearId() != cohort.ProgrammeYearId) throw new RuleBroken("培训班不能换到别的年度项目，请另建一个");
            // A window that was narrowed later does not bar a class from being edited, only from being moved.
            if ((form.TrackYearId(), form.Period()) != (cohort.TrackYearId, cohort.Period)) window.MustInclude(form.Period());
            cohort.Revise(form.TrackYearId(), form.Name, form.Period(), form.Capacity!.Value, form.Plan());
            await enrolling.FillAsync(cohort, Today, Stop);
        },
        cohort => RedirectToAction(nameof(Show), new { id = cohort.Id }), "培训班已保存", async () => View("Edit", await FormAsync(form with { Id = id })));

    private Task<Cohort?> Find(int id) => Db.Managed(id).WithWaiting().SingleOrDefaultAsync(Stop);

    private Task<TrainingWindow> WindowAsync(CohortForm form) => windows.OfAsync(form.ProgrammeYearId(), form.TrackYearId(), Stop);

    private async Task<CohortForm> FormAsync(CohortForm form) => form with { Places = await CohortList.PlacesAsync(Db, Stop) };
}
