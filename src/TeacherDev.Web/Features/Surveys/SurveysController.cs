using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Surveys;
using TeacherDev.Web.Features.Cohorts;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Surveys;

/// <summary>满意度问卷 of a class: opened by those who look after it, closed by itself, read when it is over.</summary>
[Route("cohorts/{id:int}/survey"), Authorize(Policy = nameof(Permission.RunClasses))]
public sealed class SurveysController(SurveyDesk desk) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(int id, ListQuery query)
    {
        if (await PageAsync(id) is not { } page) return NotFound();
        return query.WantsWorkbook ? page.ToWorkbook(T).ToFile($"{page.Cohort.Name} {T["满意度问卷"]}") : View(page);
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, SurveyForm form)
    {
        if (await FindClass(id) is null) return NotFound();
        return await Create(
            key: null, already: () => Find(id), make: async () => await desk.OpenAsync((await FindClass(id))!, form.Open(), Today, Stop),
            done: _ => Redirect($"/cohorts/{id}/survey"), "问卷已发放", again: async () => View("Show", await PageAsync(id, form)));
    }

    /// <summary>Other days; trainers who have taught meanwhile are asked about too.</summary>
    [HttpPost("period")]
    public Task<IActionResult> Update(int id, SurveyForm form) => ChangeAsync(id, async survey => survey.Reschedule(form.Open(), await desk.TrainersAsync(id, Stop), Today), "问卷已保存", form);

    [HttpPost("closing")]
    public Task<IActionResult> Close(int id) => ChangeAsync(id, survey => { survey.Close(Today); return Task.CompletedTask; }, "问卷已结束，可以查看结果");

    private Task<IActionResult> ChangeAsync(int id, Func<Survey, Task> change, string notice, SurveyForm? form = null) => Submit(
        () => Find(id), seen: null, change, _ => Redirect($"/cohorts/{id}/survey"), notice, async () => View("Show", await PageAsync(id, form)));

    private async Task<Survey?> Find(int id) => await FindClass(id) is null ? null : await Db.Surveys.SingleOrDefaultAsync(s => s.CohortId == id, Stop);

    private Task<Cohort?> FindClass(int id) => Db.LookedAfterCohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, Stop);

    private Task<SurveyPage?> PageAsync(int id, SurveyForm? form = null) => SurveyPage.OfAsync(Db, desk, id, form, Today, Stop);
}
