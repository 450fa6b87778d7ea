using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling.Solving;

namespace TeacherDev.Domain.Scheduling.Proposing;

/// <summary>
/// Reads what a proposal asks as a problem for the engine. What blocks a session for the class's body (<see cref="ClashPolicy"/>) makes a
/// half-day impossible; what only warns does not. One session takes a whole half-day.
/// </summary>
public sealed class ProposalProblem(TeacherDevDb db)
{
    /// <summary>As far as the engine may offer to go on, beyond the days that were chosen.</summary>
    private const int DaysBeyond = 7;

    public async Task<TimetableProblem> OfAsync(TimetableProposal proposal, CancellationToken stop = default)
    {
        var ids = proposal.Sessions.Select(s => s.SessionId).ToHashSet();
        var sessions = await db.AllSessions.IgnoreAutoIncludes().Include(s => s.Classes).Where(s => ids.Contains(s.Id)).OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.Id).ToListAsync(stop);
        var window = await WindowAsync(proposal, stop);
        var trainers = await TrainersAsync(sessions, stop);
        var classes = new List<TimetableClass>();
        foreach (var cohort in proposal.Cohorts.OrderBy(c => c.CohortId)) classes.Add(await ClassAsync(cohort.CohortId, window, ids, stop));
        var told = await ToldAsync([.. classes.Select(c => c.Key)], stop);
        var steps = await db.Set<CohortModule>().AsNoTracking().Where(m => sessions.Select(s => s.ModuleId).Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Position, stop);
        return new(
            window, classes,
            await BusyTrainersAsync(proposal.CohortId, [.. trainers.Values.Distinct()], window, ids, stop),
            await VenuesAsync(proposal, window, ids, stop),
            [.. sessions.Select(s => SessionOf(s, proposal.Sessions.Single(p => p.SessionId == s.Id), told, trainers, steps))])
        {
            ClassesThatSharePeople = await SharedAsync([.. classes.Select(c => c.Key)], stop),
            Wishes = new(proposal.Wishes.ToDictionary(w => w.Wish, w => w.Strength)),
        };
    }

    private static TimetableSession SessionOf(Session session, ProposedSession asked, Dictionary<int, HalfDay> told, Dictionary<int, int> trainers, Dictionary<int, int> steps)
    {
        var here = new TimetablePlace(new(asked.Day, asked.Part), asked.VenueId);
        return new(session.Id, session.Topic, session.CohortIds, session.TrainerId is { } trainer ? trainers[trainer] : null, IsOnline: asked.VenueId is null, session.ModuleId is { } module ? steps[module] : null)
        {
            Phase = PhaseOf(session.Kind),
            Equipment = session.Equipment,
            Minutes = session is { From: { } from, To: { } to } ? (from, to) : null,
            Published = told.TryGetValue(session.Id, out var half) ? new(half, asked.VenueId) : null,
            Pin = asked.IsPinned ? here : null,
        };
    }

    private static TimetablePhase PhaseOf(SessionKind kind) => kind switch
    {
        SessionKind.Arrival => TimetablePhase.Arrival,
        SessionKind.Opening => TimetablePhase.Opening,
        SessionKind.Closing => TimetablePhase.Closing,
        _ => TimetablePhase.Lessons,
    };

    /// <summary>When the sessions are held as those they concern were told last; nobody counts on what was never published.</summary>
    private async Task<Dictionary<int, HalfDay>> ToldAsync(List<int> cohorts, CancellationToken stop)
    {
        var all = db.AllPublications;
        var told = await all.Where(p => cohorts.Contains(p.CohortId) && !all.Any(later => later.CohortId == p.CohortId && later.Number > p.Number))
            .SelectMany(p => p.Sessions).Where(s => !s.IsCancelled).ToListAsync(stop);
        // Classes that sit together publish each for itself; what was said last counts.
        return told.GroupBy(s => s.SessionId).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Id)!).ToDictionary(s => s.Key, s => new HalfDay(s.Value.Day, s.Value.Part));
    }

    private async Task<TimetableWindow> WindowAsync(TimetableProposal proposal, CancellationToken stop)
    {
        var span = new Period(proposal.Days.From, proposal.Days.To.AddDays(DaysBeyond));
        var calendar = await new Calendars(db).WorkingDaysAsync(span, stop);
        var weekdays = proposal.Weekdays.ToHashSet();
        // A weekend that is worked is a weekend; a working day off is off.
        bool IsClosed(DateOnly day) => !weekdays.Contains(day.Weekday) || (!calendar.IsWorkday(day) && !day.IsWeekend);
        return new(proposal.Days, proposal.Parts, span.EachDay().Where(IsClosed).ToHashSet(), span.EachDay().Where(calendar.IsStatutoryHoliday).ToHashSet());
    }

    private async Task<TimetableClass> ClassAsync(int cohortId, TimetableWindow window, HashSet<int> movable, CancellationToken stop)
    {
        var around = await AroundAsync([.. window.HalfDays.Select(h => PlanOf(h, cohortId))], movable, stop);
        var people = await db.Set<Enrolment>().CountAsync(e => e.CohortId == cohortId && e.LeftOn == null, stop);
        return new(cohortId, around.Owners[new(cohortId, null)].Name, people, Blocked(window, h => PlanOf(h, cohortId), around));
    }

    private async Task<List<TimetableTrainer>> BusyTrainersAsync(int cohortId, List<int> ids, TimetableWindow window, HashSet<int> movable, CancellationToken stop)
    {
        if (ids.Count == 0) return [];
        var around = await AroundAsync([.. from half in window.HalfDays from id in ids select PlanOf(half, cohortId, trainer: id)], movable, stop);
        return ids.ConvertAll(id => new TimetableTrainer(id, around.Trainers[id].Name, Blocked(window, h => PlanOf(h, cohortId, trainer: id), around, ClashKind.Trainer, ClashKind.Absence).Union(OwnLessons(around.Trainers[id])).ToHashSet()));

        // The kind tells of members' lessons too, and those are not the trainer's.
        IEnumerable<HalfDay> OwnLessons(Teaches trainer) => around.RulesOf(PlanOf(window.HalfDays[0], cohortId)).Of(ClashKind.Teaching) != ClashEffect.Block || trainer.PersonId is not { } person ? []
            : window.HalfDays.Where(h => around.Lessons.On(h.Day, h.Part).Contains(person));
    }

    private async Task<List<TimetableVenue>> VenuesAsync(TimetableProposal proposal, TimetableWindow window, HashSet<int> movable, CancellationToken stop)
    {
        var ids = proposal.Venues.Select(v => v.VenueId).Order().ToList();
        if (ids.Count == 0) return [];
        var around = await AroundAsync([.. from half in window.HalfDays from id in ids select PlanOf(half, proposal.CohortId, venue: id)], movable, stop);
        return ids.ConvertAll(id => new TimetableVenue(id, around.Venues[id].Name, around.Venues[id].Capacity, Blocked(window, h => PlanOf(h, proposal.CohortId, venue: id), around, ClashKind.Venue, ClashKind.Closure)) { Equipment = around.Venues[id].Equipment });
    }

    private Task<Circumstances> AroundAsync(List<SessionPlan> plans, HashSet<int> movable, CancellationToken stop) =>
        plans.Count == 0 ? throw new RuleBroken("所选的日期和星期里没有一个可以排课的半天，请放宽后再排") : new CircumstancesReader(db).ReadAsync(plans, movable, stop);

    private static SessionPlan PlanOf(HalfDay half, int cohortId, int? trainer = null, int? venue = null) => new(null, cohortId, null, new Slot(half.Day, half.Part), trainer, venue);

    /// <param name="kinds">Only these; none = all.</param>
    private static HashSet<HalfDay> Blocked(TimetableWindow window, Func<HalfDay, SessionPlan> plan, Circumstances around, params ClashKind[] kinds) =>
        [.. window.HalfDays.Where(h => Clashes.Found(plan(h), around).Exists(c => c.Blocks && (kinds.Length == 0 || kinds.Contains(c.Kind))))];

    /// <summary>One person is one trainer in whatever list: by every trainer's key, the key of the first of the same person.</summary>
    private async Task<Dictionary<int, int>> TrainersAsync(List<Session> sessions, CancellationToken stop)
    {
        var ids = sessions.Select(s => s.TrainerId).OfType<int>().Distinct().ToList();
        var trainers = await db.AllTrainers.Where(t => ids.Contains(t.Id)).OrderBy(t => t.Id).Select(t => new { t.Id, t.PersonId }).ToListAsync(stop);
        return trainers.ToDictionary(t => t.Id, t => t.PersonId is null ? t.Id : trainers.First(o => o.PersonId == t.PersonId).Id);
    }

    private async Task<List<(int One, int Other)>> SharedAsync(List<int> cohorts, CancellationToken stop)
    {
        var seats = db.Set<Enrolment>().Where(e => cohorts.Contains(e.CohortId) && e.LeftOn == null);
        var pairs = await (from one in seats join other in seats on one.PersonId equals other.PersonId where one.CohortId < other.CohortId select new { One = one.CohortId, Other = other.CohortId }).Distinct().ToListAsync(stop);
        return pairs.ConvertAll(p => (p.One, p.Other));
    }
}
