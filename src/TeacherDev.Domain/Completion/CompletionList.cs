using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Surveys;

namespace TeacherDev.Domain.Completion;

/// <summary>
/// 结业名单: everyone in a class with each rule, what is there and what is asked, and the verdict: the rules' own, or what was decided by
/// hand. A handful of queries, however many people.
/// </summary>
/// <param name="Terms">Null where neither the class nor its region has rules.</param>
/// <param name="Source">The rule set that speaks; null where the class has terms of its own.</param>
/// <param name="Choices">The sets that the class may take over.</param>
public sealed record CompletionList(IReadOnlyList<CompletionLine> Lines, CompletionTerms? Terms, CompletionRuleSet? Source, IReadOnlyList<CompletionRuleSet> Choices)
{
    public IEnumerable<CompletionLine> Pending => Lines.Where(l => l.Verdict == CompletionVerdict.Pending);

    public int Count(CompletionVerdict verdict) => Lines.Count(l => l.Verdict == verdict);

    public static async Task<CompletionList> OfAsync(TeacherDevDb db, Cohort cohort, DateOnly today, CancellationToken stop = default)
    {
        var completion = await db.ClassCompletions.AsNoTracking().SingleOrDefaultAsync(c => c.CohortId == cohort.Id, stop);
        var choices = await ChoicesAsync(db, cohort, stop);
        var source = completion?.Terms is null ? choices.Governing : null;
        var terms = completion?.Terms ?? source?.Terms;
        var hours = await ClassHours.OfAsync(db, cohort, stop);
        var survey = await db.Surveys.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(s => s.CohortId == cohort.Id, stop);
        var answered = survey is null ? [] : await db.Set<SurveyParticipation>().Where(p => p.SurveyId == survey.Id).Select(p => p.PersonId).ToHashSetAsync(stop);
        var people = cohort.Enrolments.Where(e => e.TakesSeat).Select(e => e.PersonId).ToList();
        var cards = await db.PersonCards.Where(c => people.Contains(c.Id)).OrderBy(c => c.SortKey).ThenBy(c => c.Id).ToListAsync(stop);
        var lines = new List<CompletionLine>();
        foreach (var card in cards)
        {
            var enrolment = cohort.Enrolments.Single(e => e.PersonId == card.Id && e.TakesSeat);
            var (planned, missed, unknown) = hours.Of(enrolment);
            var assignment = completion?.Assignments.SingleOrDefault(a => a.PersonId == card.Id);
            bool? hasAnswered = answered.Contains(card.Id) ? true : survey?.IsOverOn(today) == true ? false : null;
            var facts = new Facts(planned, missed, unknown, hours.Credited(card.Id), assignment?.Passed, assignment?.HandedInOn, hasAnswered, survey is not null);
            lines.Add(new CompletionLine(card.Id, card.Name, card.School, card.SearchText, facts, terms is null ? [] : Judging.By(terms, facts), [.. (completion?.Rulings ?? []).Where(r => r.PersonId == card.Id).OrderBy(r => r.At).ThenBy(r => r.Id)], enrolment.Outcome, enrolment.ForfeitsHours));
        }
        return new CompletionList(lines, terms, source, choices.All);
    }

    private static async Task<(CompletionRuleSet? Governing, IReadOnlyList<CompletionRuleSet> All)> ChoicesAsync(TeacherDevDb db, Cohort cohort, CancellationToken stop)
    {
        var path = await db.Organisations.Where(o => o.Id == cohort.OrganisationId).Select(o => o.Path).SingleAsync(stop);
        var programme = await db.AllProgrammeYears.Where(y => y.Id == cohort.ProgrammeYearId).Select(y => y.Programme.Code).SingleAsync(stop);
        var sets = await db.CompletionRuleSets.AsNoTracking().ToListAsync(stop);
        return (CompletionRuleSet.Governing(sets, path, programme, cohort.Period.To), [.. CompletionRuleSet.For(sets, path, programme).OrderByDescending(s => s.Path.Length).ThenByDescending(s => s.EffectiveFrom)]);
    }
}

/// <param name="Rulings">What was decided by hand, oldest first.</param>
public sealed record CompletionLine(
    int PersonId, string Name, string School, string SearchText, Facts Facts, IReadOnlyList<Finding> Findings, IReadOnlyList<Ruling> Rulings, EnrolmentOutcome Outcome, bool ForfeitsHours)
{
    public CompletionVerdict ByRules => Judging.Of(Findings);

    /// <summary>The decision that stands; null where the rules speak.</summary>
    public Ruling? Ruling => Rulings.Count > 0 && Rulings[^1].Verdict is not null ? Rulings[^1] : null;

    public CompletionVerdict Verdict => Ruling?.Verdict ?? ByRules;
}
