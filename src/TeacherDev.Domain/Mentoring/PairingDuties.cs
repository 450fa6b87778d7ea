using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Observations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Mentoring;

/// <summary>One thing that one pairing owes in a term.</summary>
/// <param name="Owed">Pro rata where the pairing held for a part of the term.</param>
/// <param name="Done">Confirmed by the other side.</param>
/// <param name="Waiting">Logged, and not answered yet.</param>
public sealed record PairingDuty(int PairingId, MentoringRule Rule, int Owed, int Done, int Waiting)
{
    public int Lacking => Math.Max(0, Owed - Done);
}

/// <param name="Comment">Null where none was written, or the rules show the grade alone.</param>
public sealed record MenteesWord(MentoringGrade Grade, string? Comment, DateTime SaidAt);

/// <summary>What pairings owe and did in a term: as many statements however many pairings.</summary>
public sealed class PairingDuties(TeacherDevDb db, TimeProvider clock)
{
    /// <summary>The rules of a region: of the nearest body that has any, in the newest version. Null where none has.</summary>
    public async Task<MentoringRuleSet?> RulesAsync(string organisationPath, CancellationToken stop = default) => Nearest(await db.MentoringRuleSets.AsNoTracking().ToListAsync(stop), organisationPath);

    /// <summary>What the mentor may read of the mentee's word about a term: nothing before the term is over, then as much as the region's rules say.</summary>
    /// <param name="pairing">With the mentee's school.</param>
    /// <returns>Null where nothing was said or may be read.</returns>
    public async Task<MenteesWord?> MenteesWordAsync(Pairing pairing, Term term, CancellationToken stop = default)
    {
        if (clock.Today <= term.Period.To || (await RulesAsync(pairing.Organisation.Path, stop))?.MenteeReview is not { } reading || reading == ReviewReading.Hidden) return null;
        var isWhole = reading == ReviewReading.All;
        return await db.AllPairingReviews.Where(r => r.PairingId == pairing.Id && r.Year == term.Year && r.Season == term.Season && r.Side == ReviewSide.MenteeOnMentor)
            .Select(r => new MenteesWord(r.Grade, isWhole ? r.Comment : null, r.SaidAt)).SingleOrDefaultAsync(stop);
    }

    /// <param name="pairings">With the mentee's school.</param>
    public async Task<ILookup<int, PairingDuty>> OfAsync(IReadOnlyCollection<Pairing> pairings, Term term, CancellationToken stop = default)
    {
        var sets = await db.MentoringRuleSets.AsNoTracking().ToListAsync(stop);
        var counts = await CountsAsync(pairings, term.Period, stop);
        return pairings.SelectMany(pairing =>
        {
            var days = pairing.State is PairingState.Proposed or PairingState.Cancelled ? 0 : pairing.Period.Intersect(term.Period)?.Days ?? 0;
            return (Nearest(sets, pairing.Organisation.Path)?.Rules ?? []).Where(r => r.IsOf(pairing.Kind)).Select(r => new PairingDuty(
                pairing.Id, r, r.OwedFor(days, term.Period.Days), counts.GetValueOrDefault((pairing.Id, r.Work, AnswerState.Confirmed)), counts.GetValueOrDefault((pairing.Id, r.Work, AnswerState.Logged))));
        }).ToLookup(d => d.PairingId);
    }

    private async Task<Dictionary<(int, MentoringWork, AnswerState), int>> CountsAsync(IReadOnlyCollection<Pairing> pairings, Period term, CancellationToken stop)
    {
        var ids = pairings.Select(p => p.Id).ToList();
        var entries = await db.PairingEntries.AsNoTracking().Where(e => ids.Contains(e.PairingId) && e.Day >= term.From && e.Day <= term.To && (e.State == AnswerState.Confirmed || e.State == AnswerState.Logged))
            .GroupBy(e => new { e.PairingId, e.Work, e.State }).Select(g => new { g.Key.PairingId, g.Key.Work, g.Key.State, Count = g.Count() }).ToListAsync(stop);
        var heard = await HeardAsync(pairings, term, stop);
        return entries.Select(e => ((e.PairingId, e.Work, e.State), e.Count)).Concat(heard.CountBy(h => h).Select(h => (h.Key, h.Value))).ToDictionary(c => c.Item1, c => c.Item2);
    }

    /// <summary>Lessons that one of a pair heard of the other while they were one; past the viewer's scope, for a school of the mentee's does not see what is heard at the mentor's.</summary>
    private async Task<List<(int, MentoringWork, AnswerState)>> HeardAsync(IReadOnlyCollection<Pairing> pairings, Period term, CancellationToken stop)
    {
        var people = pairings.SelectMany(p => new[] { p.MentorId, p.MenteeId }).Distinct().ToList();
        var heard = await db.AllLessonObservations.Where(o => o.Day >= term.From && o.Day <= term.To && (o.State == AnswerState.Confirmed || o.State == AnswerState.Logged) && people.Contains(o.ObserverId) && people.Contains(o.TeacherId))
            .Select(o => new { o.ObserverId, o.TeacherId, o.Day, o.State }).ToListAsync(stop);
        var of = heard.ToLookup(h => (h.ObserverId, h.TeacherId));
        return [.. pairings.SelectMany(p =>
            of[(p.MenteeId, p.MentorId)].Where(h => p.Period.Includes(h.Day)).Select(h => (p.Id, MentoringWork.MenteeObserves, h.State))
            .Concat(of[(p.MentorId, p.MenteeId)].Where(h => p.Period.Includes(h.Day)).Select(h => (p.Id, MentoringWork.MentorObserves, h.State))))];
    }

    private static MentoringRuleSet? Nearest(IEnumerable<MentoringRuleSet> sets, string path) =>
        sets.Where(s => path.StartsWith(s.Path, StringComparison.Ordinal)).OrderByDescending(s => s.Path.Length).ThenByDescending(s => s.VersionText, StringComparer.Ordinal).FirstOrDefault();
}
