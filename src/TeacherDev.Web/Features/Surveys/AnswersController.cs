using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Surveys;

namespace TeacherDev.Web.Features.Surveys;

/// <summary>A member of the class answers its survey, once, on a phone.</summary>
[Route("surveys/{id:int}/answer"), Authorize(Policy = nameof(Permission.ReadCohorts))]
public sealed class AnswersController(Answering answering) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> New(int id)
    {
        if (await Find(id) is not { } survey) return NotFound();
        return await IsMember(survey) ? View("Answer", await PageAsync(survey, new AnswerForm())) : await Deny();
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, AnswerForm form)
    {
        if (await Find(id) is not { } found) return NotFound();
        if (!await IsMember(found)) return await Deny();
        return await Submit(
            () => Find(id), seen: null, _ => (Task)answering.AnswerAsync(id, Viewer.PersonId!.Value, form.Given(), form.Remark, Today, Stop),
            survey => Redirect($"/cohorts/{survey.CohortId}"), "谢谢，问卷已提交", async () => View("Answer", await PageAsync(found, form)));
    }

    private Task<Survey?> Find(int id) => Db.Surveys.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, Stop);

    private Task<bool> IsMember(Survey survey) => Db.Set<Enrolment>().AnyAsync(e => e.CohortId == survey.CohortId && e.PersonId == Viewer.PersonId && e.LeftOn == null, Stop);

    private async Task<AnswerPage> PageAsync(Survey survey, AnswerForm form) => new(
        survey, await Db.Cohorts.Where(c => c.Id == survey.CohortId).Select(c => c.Name).SingleAsync(Stop), form,
        await Db.Set<SurveyParticipation>().AnyAsync(p => p.SurveyId == survey.Id && p.PersonId == Viewer.PersonId, Stop), Today);
}

/// <param name="HasAnswered">Then there is nothing more to fill in, and nothing to be read.</param>
public sealed record AnswerPage(Survey Survey, string Cohort, AnswerForm Form, bool HasAnswered, DateOnly Today)
{
    public bool IsOpen => Survey.IsOpenOn(Today) && !HasAnswered;
}
