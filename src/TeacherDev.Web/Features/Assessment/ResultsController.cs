using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Assessment;

[Route("assessments/results/{id:int}")]
public sealed class ResultsController : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadAssessments))]
    public async Task<IActionResult> Show(int id) => await ResultPage.OfAsync(Db, id, Stop) is { } page ? View("Show", page) : NotFound();

    /// <summary>A manual indicator's points; they count from the next compiling on.</summary>
    [HttpPost("scores"), Authorize(Policy = nameof(Permission.ManageAssessments))]
    public async Task<IActionResult> Score(int id, ScoreForm form)
    {
        if (await Db.AssessmentResults.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, Stop) is not { } result) return NotFound();
        return await Submit(
            () => Db.AssessmentCycles.Include(c => c.Scheme).SingleOrDefaultAsync(c => c.Id == result.CycleId, Stop), form.Version,
            cycle =>
            {
                foreach (var (indicatorId, points) in form.Points ?? [])
                {
                    var indicator = cycle.Scheme.Indicators.SingleOrDefault(i => i.Id == indicatorId) ?? throw new RuleBroken("考核办法没有这项指标，请刷新页面");
                    if (points is not { } given) cycle.Unscore(result.StudioId, indicator);
                    else cycle.Score(result.StudioId, indicator, given < 0 ? throw new RuleBroken("“{0}”的分数不能是负数", indicator.Name) : Points.Of(given));
                }
            },
            _ => RedirectToAction(nameof(Show), new { id }), "评审分数已保存，重新汇总后计入", async () => View("Show", await ResultPage.OfAsync(Db, id, Stop)));
    }
}
