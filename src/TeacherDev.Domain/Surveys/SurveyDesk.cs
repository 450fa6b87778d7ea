using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Surveys;

/// <summary>Opens the survey of a class, and knows who has not answered yet.</summary>
public sealed class SurveyDesk(TeacherDevDb db)
{
    /// <exception cref="RuleBroken">No question set is loaded for this region, or the days do not fit.</exception>
    public async Task<Survey> OpenAsync(Cohort cohort, Period open, DateOnly today, CancellationToken stop = default)
    {
        if (cohort.Occupied == 0) throw new RuleBroken("“{0}”没有学员，不能发问卷", cohort.Name);
        var path = await db.Organisations.Where(o => o.Id == cohort.OrganisationId).Select(o => o.Path).SingleAsync(stop);
        var questions = SurveyQuestionSet.Governing(await db.SurveyQuestionSets.AsNoTracking().ToListAsync(stop), path, today) ?? throw new RuleBroken("没有适用的问卷题目，请先载入本地区的问卷");
        return new Survey(cohort, questions, await TrainersAsync(cohort.Id, stop), open, today);
    }

    /// <summary>Whoever taught a session of the class that was held, in the order of their first lesson.</summary>
    public async Task<IReadOnlyList<Taught>> TrainersAsync(int cohortId, CancellationToken stop = default)
    {
        var taught = await (from session in db.AllSessions.IgnoreAutoIncludes().OfClass(db, cohortId)
                            where session.State == SessionState.Closed
                            join trainer in db.AllTrainers on session.TrainerId equals trainer.Id
                            orderby session.Day, session.Id
                            select new Taught(trainer.Id, trainer.Name)).ToListAsync(stop);
        return [.. taught.DistinctBy(t => t.TrainerId)];
    }

    /// <summary>Members of the class who have not answered, by name.</summary>
    public IQueryable<PersonCard> Missing(Survey survey)
    {
        var (id, cohort) = (survey.Id, survey.CohortId);
        return db.PersonCards.Where(c => db.Set<Enrolment>().Any(e => e.CohortId == cohort && e.PersonId == c.Id && e.LeftOn == null) && !db.Set<SurveyParticipation>().Any(p => p.SurveyId == id && p.PersonId == c.Id))
            .OrderBy(c => c.SortKey).ThenBy(c => c.Id);
    }
}
