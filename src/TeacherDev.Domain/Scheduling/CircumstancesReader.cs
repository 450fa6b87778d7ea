using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// Reads an <see cref="Circumstances"/> in a fixed number of commands, however many sessions are planned and however many people they have. Looks
/// beyond the viewer's reach, because a hall is taken whoever took it.
/// </summary>
internal sealed class CircumstancesReader(TeacherDevDb db)
{
    /// <param name="plans">Of classes, or of one activity; at least one.</param>
    /// <param name="movable">Sessions that are about to be put elsewhere.</param>
    public async Task<Circumstances> ReadAsync(IReadOnlyList<SessionPlan> plans, IReadOnlySet<int> movable, CancellationToken stop)
    {
        var owners = await OwnersAsync(plans, stop);
        var rules = await RulesAsync([.. plans.Select(p => owners[Held.By(p)[0]].Path).Distinct()], stop);
        var days = plans.Select(p => p.Slot.Day).Distinct().Order().ToList();
        var span = new Period(days[0], days[^1]);
        var taken = (await TakenAsync(days, stop)).ToLookup(s => s.Slot.Day);
        var countsSchools = rules.Values.Any(r => r.Of(ClashKind.SchoolLoad) != ClashEffect.Off);
        var (seats, schools) = await SeatsAsync(plans, owners.Keys, taken, span, countsSchools, stop);
        var calendar = await new Calendars(db).WorkingDaysAsync(span, stop);
        var terms = await new Calendars(db).TermWeeksAsync(span, stop);
        return new Circumstances
        {
            Reach = db.Viewer.Path,
            Owners = owners,
            Rules = rules,
            Days = taken,
            Movable = movable,
            Visible = taken.Count == 0 ? new HashSet<int>() : [.. await db.Sessions.Where(s => days.Contains(s.Day)).Select(s => s.Id).ToListAsync(stop)],
            Trainers = await TrainersAsync([.. plans.Select(p => p.TrainerId).OfType<int>().Distinct()], span, stop),
            Venues = await VenuesAsync([.. plans.Select(p => p.VenueId).OfType<int>().Distinct()], span, stop),
            Calendar = calendar,
            Terms = terms,
            Lessons = rules.Values.All(r => r.Of(ClashKind.Teaching) == ClashEffect.Off) ? Lessons.None : await new TeachingPeriods(db).OfAsync(PeopleOf(plans), days, terms, calendar, stop),
            Blackouts = await BlackoutsAsync(span, stop),
            Seats = seats.ToLookup(s => new Held(s.CohortId, s.ActivityId)),
            Schools = schools,
        };
    }

    /// <inheritdoc cref="ReadAsync(IReadOnlyList{SessionPlan}, IReadOnlySet{int}, CancellationToken)"/>
    public Task<Circumstances> ReadAsync(IReadOnlyList<SessionPlan> plans, CancellationToken stop) => ReadAsync(plans, new HashSet<int>(), stop);

    private async Task<Dictionary<Held, PlanOwner>> OwnersAsync(IReadOnlyList<SessionPlan> plans, CancellationToken stop)
    {
        var owners = new Dictionary<Held, PlanOwner>();
        if (plans.SelectMany(p => p.Classes).Distinct().ToList() is { Count: > 0 } cohorts)
        {
            var found = await (from cohort in db.AllCohorts
                               where cohorts.Contains(cohort.Id)
                               join year in db.AllProgrammeYears on cohort.ProgrammeYearId equals year.Id
                               join track in db.Set<TrackYear>() on cohort.TrackYearId equals (int?)track.Id into tracks
                               from track in tracks.DefaultIfEmpty()
                               select new { cohort.Id, Owner = new PlanOwner(cohort.Name, cohort.Organisation.Path, track == null ? year.Programme.Name : track.Name, track == null ? null : track.Window, year.Window) }).ToListAsync(stop);
            foreach (var cohort in found) owners.Add(new(cohort.Id, null), cohort.Owner);
        }
        else
        {
            var activity = await db.AllActivities.Where(a => a.Id == plans[0].ActivityId).Select(a => new { a.Id, Owner = new PlanOwner(a.Title, a.Organisation.Path, "", null, null) }).SingleAsync(stop);
            owners.Add(new(null, activity.Id), activity.Owner);
        }
        return owners;
    }

    private async Task<Dictionary<string, ClashRules>> RulesAsync(List<string> paths, CancellationToken stop)
    {
        var policies = db.AllClashPolicies.Include(p => p.Organisation);
        // One body leads nearly always; several do where classes of several bodies sit together.
        var found = paths is [var path] ? await policies.Where(p => path.StartsWith(p.Organisation.Path)).ToListAsync(stop) : await policies.ToListAsync(stop);
        return paths.ToDictionary(p => p, p => new ClashRules(found, p), StringComparer.Ordinal);
    }

    private async Task<List<Taken>> TakenAsync(List<DateOnly> days, CancellationToken stop) =>
        (await (from session in db.AllSessions.IgnoreAutoIncludes()
                where days.Contains(session.Day) && session.State != SessionState.Cancelled
                join trainer in db.AllTrainers on session.TrainerId equals (int?)trainer.Id into trainers
                from trainer in trainers.DefaultIfEmpty()
                join venue in db.AllVenues on session.VenueId equals (int?)venue.Id into venues
                from venue in venues.DefaultIfEmpty()
                join seat in db.Set<SessionClass>() on session.Id equals seat.SessionId into seats
                from seat in seats.DefaultIfEmpty()
                join cohort in db.AllCohorts on seat.CohortId equals cohort.Id into cohorts
                from cohort in cohorts.DefaultIfEmpty()
                join activity in db.AllActivities on session.ActivityId equals (int?)activity.Id into activities
                from activity in activities.DefaultIfEmpty()
                orderby session.Day, session.Part, session.Id, seat.CohortId == session.CohortId ? 0 : 1, seat.CohortId
                select new
                {
                    session.Id,
                    session.Day,
                    session.Part,
                    session.From,
                    session.To,
                    session.Topic,
                    CohortId = seat == null ? (int?)null : seat.CohortId,
                    session.ActivityId,
                    session.VenueId,
                    Site = venue == null ? null : venue.Site,
                    session.TrainerId,
                    TrainerPersonId = trainer == null ? null : trainer.PersonId,
                    Owner = cohort == null ? activity!.Title : cohort.Name,
                }).ToListAsync(stop))
        .GroupBy(s => s.Id).Select(rows => (First: rows.First(), Rows: rows))
        .Select(s => new Taken(
            s.First.Id, new Slot(s.First.Day, s.First.Part, s.First.From, s.First.To), s.First.Topic, string.Join('、', s.Rows.Select(r => r.Owner)),
            [.. s.Rows.Select(r => new Held(r.CohortId, r.ActivityId))], s.First.VenueId, s.First.Site, s.First.TrainerId, s.First.TrainerPersonId)).ToList();

    private async Task<Dictionary<int, Teaches>> TrainersAsync(List<int> ids, Period span, CancellationToken stop)
    {
        if (ids.Count == 0) return [];
        var trainers = await db.AllTrainers.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.PersonId, t.Name }).ToListAsync(stop);
        var people = trainers.Select(t => t.PersonId).OfType<int>().ToList();
        var away = await (from absence in db.Set<TrainerAbsence>()
                          where absence.When.From <= span.To && absence.When.To >= span.From
                          join trainer in db.AllTrainers on absence.TrainerId equals trainer.Id
                          where ids.Contains(trainer.Id) || (trainer.PersonId != null && people.Contains(trainer.PersonId.Value))
                          orderby absence.Id
                          select new { trainer.Id, trainer.PersonId, absence.When, absence.Reason, trainer.Organisation.Path }).ToListAsync(stop);
        return trainers.ToDictionary(t => t.Id, t => new Teaches(t.Id, t.PersonId, t.Name,
            [.. away.Where(a => a.Id == t.Id || (t.PersonId is not null && a.PersonId == t.PersonId)).Select(a => new Away(a.When, a.Reason, a.Path))]));
    }

    private async Task<Dictionary<int, Place>> VenuesAsync(List<int> ids, Period span, CancellationToken stop)
    {
        if (ids.Count == 0) return [];
        var venues = await db.AllVenues.Where(v => ids.Contains(v.Id)).Select(v => new { v.Id, v.Name, v.Capacity, v.Site, v.Equipment }).ToListAsync(stop);
        var closed = (await db.Set<VenueClosure>().AsNoTracking().Where(c => ids.Contains(c.VenueId) && c.When.From <= span.To && c.When.To >= span.From).OrderBy(c => c.Id).ToListAsync(stop)).ToLookup(c => c.VenueId);
        return venues.ToDictionary(v => v.Id, v => new Place(v.Id, v.Name, v.Capacity, v.Site, v.Equipment, [.. closed[v.Id].Select(c => (c.When, c.Reason))]));
    }

    /// <summary>Whoever is taught or teaches.</summary>
    private IQueryable<int> PeopleOf(IReadOnlyList<SessionPlan> plans)
    {
        var (cohorts, activityId, trainers) = (plans.SelectMany(p => p.Classes).Distinct().ToList(), plans[0].ActivityId, plans.Select(p => p.TrainerId).OfType<int>().Distinct().ToList());
        var taught = cohorts.Count > 0 ? db.Set<Enrolment>().Where(e => cohorts.Contains(e.CohortId)).Select(e => e.PersonId) : db.Set<Invitation>().Where(i => i.ActivityId == activityId).Select(i => i.PersonId);
        return taught.Union(db.AllTrainers.Where(t => trainers.Contains(t.Id) && t.PersonId != null).Select(t => t.PersonId!.Value));
    }

    private Task<List<Barred>> BlackoutsAsync(Period span, CancellationToken stop) =>
        db.AllBlackouts.Where(b => b.Period.From <= span.To && b.Period.To >= span.From).OrderBy(b => b.Period.From).ThenBy(b => b.Id)
            .Select(b => new Barred(b.Name, b.Path, b.Period, b.Organisation.Name)).ToListAsync(stop);

    private async Task<(List<Seat> Seats, Dictionary<int, School> Schools)> SeatsAsync(IReadOnlyList<SessionPlan> plans, ICollection<Held> owners, ILookup<DateOnly, Taken> taken, Period span, bool countsSchools, CancellationToken stop)
    {
        var mine = await SeatsAsync(owners, schools: null, span, stop);
        var homes = mine.Select(s => s.OrganisationId).Distinct().ToList();
        if (homes.Count == 0) return ([], []);
        var schools = await db.Organisations.Where(o => homes.Contains(o.Id)).Select(o => new School(o.Id, o.Name, o.Path, o.Kind)).ToDictionaryAsync(s => s.Id, stop);
        var others = plans.SelectMany(p => taken[p.Slot.Day].Where(s => s.Slot.Overlaps(p.Slot) || (countsSchools && s.Slot.Overlaps(p.Slot.HalfDay)))).SelectMany(s => s.By).Distinct().Except(owners).ToList();
        var theirs = await SeatsAsync(others, homes, span, stop);
        return ([.. mine, .. theirs], schools);
    }

    /// <param name="schools">Only people of these; null for everybody.</param>
    private async Task<List<Seat>> SeatsAsync(ICollection<Held> by, List<int>? schools, Period span, CancellationToken stop)
    {
        var (cohorts, activities) = (by.Select(b => b.CohortId).OfType<int>().ToList(), by.Select(b => b.ActivityId).OfType<int>().ToList());
        var cards = schools is null ? db.PersonCards : db.PersonCards.Where(c => schools.Contains(c.OrganisationId));
        List<Seat> seats = cohorts.Count == 0 ? [] : await (
            from seat in db.Set<Enrolment>()
            where cohorts.Contains(seat.CohortId) && seat.EnrolledOn <= span.To && (seat.LeftOn == null || seat.LeftOn > span.From)
            join card in cards on seat.PersonId equals card.Id
            orderby card.SortKey, card.Id
            select new Seat(seat.CohortId, null, card.Id, card.Name, card.Subject, card.OrganisationId, seat.EnrolledOn, seat.LeftOn)).ToListAsync(stop);
        if (activities.Count == 0) return seats;
        return
        [
            .. seats, .. await (
                from seat in db.Set<Invitation>()
                where activities.Contains(seat.ActivityId) && seat.InvitedOn <= span.To && (seat.WithdrawnOn == null || seat.WithdrawnOn > span.From)
                join card in cards on seat.PersonId equals card.Id
                orderby card.SortKey, card.Id
                select new Seat(null, seat.ActivityId, card.Id, card.Name, card.Subject, card.OrganisationId, seat.InvitedOn, seat.WithdrawnOn)).ToListAsync(stop),
        ];
    }
}
