using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Surveys;

namespace TeacherDev.Domain.Demonstration;

/// <summary>
/// The class that is over has its survey, with a second trainer whom only a few judged, and its certificates: one revoked, one issued again.
/// The teacher's class is being asked right now, and some assignments are recorded.
/// </summary>
internal sealed class DemonstrationCompletion(TeacherDevDb db)
{
    private const int AnswersOfOver = 30;
    private const int AnswersSoFar = 12;
    private const int JudgesOfSecond = 3;
    private static readonly string[] Wishes =
        ["案例贴近课堂，希望多安排现场观摩。", "单元设计的工作坊最有收获。", "午休时间可以再长一点。", "建议把课件提前发给学员。", "希望后续有跟踪指导。", "小组研讨时间略紧。", "教室的投影需要更新。"];

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var over = await db.Cohorts.IgnoreAutoIncludes().Where(c => c.State == CohortState.Completed).Select(c => c.Id).SingleAsync(stop);
        var me = city.Players["teacher"].Id;
        var running = await db.Cohorts.IgnoreAutoIncludes().Where(c => c.Enrolments.Any(e => e.PersonId == me)).Select(c => c.Id).SingleAsync(stop);
        await SurveyAsync(city, over, new Period(city.Today.AddDays(-9), city.Today.AddDays(-3)), AnswersOfOver, stop);
        await SurveyAsync(city, running, new Period(city.Today.AddDays(-2), city.Today.AddDays(5)), AnswersSoFar, stop, except: me);
        await RecordAsync(city, running, stop);
        await CertifyAsync(city, over, stop);
    }

    private async Task SurveyAsync(City city, int cohortId, Period open, int answers, CancellationToken stop, int? except = null)
    {
        db.ChangeTracker.Clear();
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == cohortId, stop);
        var survey = await new SurveyDesk(db).OpenAsync(cohort, open, open.From, stop);
        db.Add(survey);
        await db.SaveChangesAsync(stop);
        var (surveyId, items) = (survey.Id, survey.InOrder.Select(i => (i.Id, i.IsOfTrainer)).ToList());
        var second = items.LastOrDefault(i => i.IsOfTrainer).Id;
        var answering = new Answering(db);
        foreach (var (personId, at) in cohort.Enrolments.Select(e => e.PersonId).Where(p => p != except).Order().Take(answers).Select((p, at) => (p, at)).ToList())
        {
            var scores = items.Where(i => i.Id != second || items.Count(x => x.IsOfTrainer) < 2 || at < JudgesOfSecond).ToDictionary(i => i.Id, _ => ScoreOf(city.Dice));
            await answering.AnswerAsync(surveyId, personId, scores, at < Wishes.Length ? Wishes[at] : null, open.From, stop);
        }
        db.ChangeTracker.Clear();
    }

    private async Task RecordAsync(City city, int cohortId, CancellationToken stop)
    {
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == cohortId, stop);
        var completion = new ClassCompletion(cohort);
        foreach (var (personId, at) in cohort.Enrolments.Select(e => e.PersonId).Order().Take(20).Select((p, at) => (p, at))) completion.Record(cohort, personId, city.Today.AddDays(-4), at != 7, city.Today);
        completion.Rule(cohort, cohort.Enrolments.Select(e => e.PersonId).Order().First(), CompletionVerdict.Qualified, "出差期间在省级培训中完成同等学时，已交证明。", accountId: null, city.Now.AddDays(-1));
        db.Add(completion);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private async Task CertifyAsync(City city, int cohortId, CancellationToken stop)
    {
        var issuing = new Issuing(db);
        var people = await db.Set<Enrolment>().Where(e => e.CohortId == cohortId && e.Outcome == EnrolmentOutcome.Completed).Select(e => e.PersonId).ToListAsync(stop);
        await issuing.IssueAsync(cohortId, people, Certificate.UsualGrade, city.Today, stop);
        db.ChangeTracker.Clear();
        var first = await db.Certificates.AsNoTracking().Where(c => c.CohortId == cohortId).OrderBy(c => c.Number).Take(2).Select(c => new { c.Id, c.Name }).ToListAsync(stop);
        await issuing.ReissueAsync(first[0].Id, first[0].Name, "原证书遗失，本人申请补发。", city.Today, stop);
        db.ChangeTracker.Clear();
        (await db.Certificates.SingleAsync(c => c.Id == first[1].Id, stop)).Revoke("经核查，考勤由他人代签。", city.Today);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private static Score ScoreOf(Dice dice) => dice.Below(100) switch { < 62 => Score.VeryGood, < 82 => Score.Good, < 96 => Score.Fair, < 99 => Score.Poor, _ => Score.VeryPoor };
}
