using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Surveys;

/// <summary>
/// Takes one person's answers: counts them, and notes that the person has answered, in one transaction and without a link between the two
/// (docs/decisions/0027). The survey is held meanwhile, so that of answers at the same moment none is lost and nobody answers twice.
/// </summary>
public sealed class Answering(TeacherDevDb db)
{
    /// <param name="scores">By item.</param>
    /// <param name="remark">What was written into the open question; empty where nothing was.</param>
    /// <exception cref="RuleBroken">Not open, not of the class, answered before, or a standing question left out.</exception>
    public Task<bool> AnswerAsync(int surveyId, int personId, IReadOnlyDictionary<int, Score> scores, string? remark, DateOnly today, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await db.HoldAsync<Survey>(surveyId, stop);
        db.ChangeTracker.Clear();
        var survey = await db.Surveys.AsNoTracking().SingleAsync(s => s.Id == surveyId, stop);
        survey.MustTakeAnswers(today);
        if (!await db.Set<Enrolment>().AnyAsync(e => e.CohortId == survey.CohortId && e.PersonId == personId && e.LeftOn == null, stop)) throw new RuleBroken("只有本班学员可以填写问卷");
        if (await db.Set<SurveyParticipation>().AnyAsync(p => p.SurveyId == surveyId && p.PersonId == personId, stop)) throw new RuleBroken("您已经填写过这份问卷，每人只填一次");
        if (scores.Values.Any(s => !Enum.IsDefined(s)) || scores.Keys.Except(survey.Items.Select(i => i.Id)).Any()) throw new RuleBroken("问卷刚刚有变动，请刷新页面后重新填写");
        if (survey.InOrder.FirstOrDefault(i => !i.IsOfTrainer && !scores.ContainsKey(i.Id)) is { } left) throw new RuleBroken("请给“{0}”打分", left.Text);
        var tallies = await db.Set<SurveyTally>().Where(t => scores.Keys.Contains(t.ItemId)).ToListAsync(stop);
        foreach (var (item, score) in scores) tallies.Single(t => t.ItemId == item && t.Score == score).Add();
        if (!string.IsNullOrWhiteSpace(remark)) (await db.Set<SurveyRemarks>().SingleAsync(r => r.SurveyId == surveyId, stop)).Add(Naming.Prose(remark, "意见和建议", SurveyRemarks.RemarkLength));
        db.Add(new SurveyParticipation(surveyId, personId));
        await db.SaveChangesAsync(stop);
        return true;
    }, stop);
}
