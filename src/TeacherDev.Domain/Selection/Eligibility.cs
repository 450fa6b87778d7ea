using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Selection;

/// <summary>How candidates stand to the rules of a call, counted on its cut-off day: one query for the people, one for their hours.</summary>
public sealed class Eligibility(TeacherDevDb db, FieldCipher cipher)
{
    private const int RecentYears = 5;

    /// <summary>By person; for those who may see the person or are the person.</summary>
    public async Task<IReadOnlyDictionary<int, IReadOnlyList<Judgement>>> JudgeAsync(Call call, IReadOnlyCollection<int> personIds, CancellationToken stop = default)
    {
        var people = await db.People.AsNoTracking().Where(p => personIds.Contains(p.Id)).ToListAsync(stop);
        var hours = call.Rules.Any(r => r.Criterion == Criterion.RecentHours) ? await HoursAsync([.. people.Select(p => p.Id)], call.CutOff, stop) : [];
        return people.ToDictionary(p => p.Id, p => Judge(call, FactsOf(p, call.CutOff, Kernel.Hours.OfTenths(hours.GetValueOrDefault(p.Id)))));
    }

    /// <summary>Of somebody whose file an expert scores, seen or not: how each rule stands and nothing it was judged by.</summary>
    internal async Task<IReadOnlyList<Judgement>> JudgeApplicantAsync(Call call, Application application, CancellationToken stop)
    {
        if (call.Rules.Count == 0) return [];
        var person = await db.AllPeople.SingleAsync(p => p.Id == application.PersonId, stop);
        var hours = call.Rules.Any(r => r.Criterion == Criterion.RecentHours) ? await HoursAsync([person.Id], call.CutOff, stop) : [];
        return Judge(call, FactsOf(person, call.CutOff, Kernel.Hours.OfTenths(hours.GetValueOrDefault(person.Id))));
    }

    internal static IReadOnlyList<Judgement> Judge(Call call, CandidateFacts facts) =>
        [.. call.Rules.OrderBy(r => r.Criterion).Select(r => new Judgement(r.Sentence(call.CutOff), r.IsHard, r.Judge(facts, call.CutOff)))];

    private CandidateFacts FactsOf(Person person, DateOnly day, Kernel.Hours recent) => new(person.TeachingSince, person.BornOn(cipher), person.Rank, person.TierOn(day), recent);

    private Task<Dictionary<int, int>> HoursAsync(List<int> personIds, DateOnly cutOff, CancellationToken stop)
    {
        var since = cutOff.AddYears(-RecentYears);
        return db.LedgersOf(personIds).Where(e => e.Day > since && e.Day <= cutOff).GroupBy(e => e.PersonId).Select(g => new { g.Key, Tenths = g.Sum(e => e.Hours.Tenths) }).ToDictionaryAsync(g => g.Key, g => g.Tenths, stop);
    }
}
