using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Assessment;

[Route("assessments")]
public sealed class AssessmentsController : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadAssessments))]
    public async Task<IActionResult> Index(ListQuery query)
    {
        if (!query.WantsWorkbook) return View(await AssessmentIndex.OfAsync(Db, query, Stop));
        return (Viewer.HasReach
            ? await CycleList.Columns(Db).WorkbookAsync(CycleList.Of(Db, query), query, T, Stop)
            : await OwnResultList.Columns(Db).WorkbookAsync(OwnResultList.Of(Db, query), query, T, Stop)).ToFile(T["年度考核"]);
    }

    [HttpGet("new"), Authorize(Policy = nameof(Permission.ManageAssessments))]
    public async Task<IActionResult> New() => View(await FormAsync(new CycleForm { Year = Today.Year, From = new(Today.Year, 1, 1), To = new(Today.Year, 12, 31), Key = Guid.NewGuid() }));

    [HttpPost(""), Authorize(Policy = nameof(Permission.ManageAssessments))]
    public Task<IActionResult> Create(CycleForm form) => Create(
        form.Key, already: () => Db.AssessmentCycles.SingleOrDefaultAsync(c => c.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            var scheme = await Db.AssessmentSchemes.SingleOrDefaultAsync(s => s.Id == form.SchemeId, Stop) ?? throw new RuleBroken("请选择考核办法");
            return new AssessmentCycle(form.Year!.Value, Viewer.OrganisationId ?? throw new RuleBroken("请以单位身份开启考核"), scheme, new Period(form.From!.Value, form.To!.Value), form.Key);
        },
        done: cycle => RedirectToAction(nameof(Show), new { id = cycle.Id }), "考核已开启，可以汇总", again: async () => View("New", await FormAsync(form)));

    [HttpGet("{id:int}"), Authorize(Policy = nameof(Permission.ReadAssessments))]
    public async Task<IActionResult> Show(int id, ResultQuery query)
    {
        var results = query.Of(Db, Db.AssessmentResults.AsNoTracking().Where(r => r.CycleId == id));
        if (!query.WantsWorkbook) return await CyclePage.OfAsync(Db, id, results, query, Stop) is { } page ? View(page) : NotFound();
        if (await Db.AssessmentCycles.Where(c => c.Id == id).Select(c => (int?)c.Year).SingleOrDefaultAsync(Stop) is not { } year) return NotFound();
        return (await ResultList.Columns(Db).WorkbookAsync(results, query, T, Stop)).ToFile(T["{0} 年度工作室考核结果", year.ToString(CultureInfo.InvariantCulture)]);
    }

    private async Task<CycleForm> FormAsync(CycleForm form) => form with
    {
        Schemes = await Db.AssessmentSchemes.OrderBy(s => s.Code).ThenByDescending(s => s.VersionText).Select(s => new SelectListItem($"{s.Name}（{s.VersionText}）", s.Id.ToString())).ToListAsync(Stop),
    };
}
