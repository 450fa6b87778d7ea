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
    /// <param name="plans">Of one class or one activity; at least one.</param>
    /// <param name="movable">Sessions that are about to be put elsewhere.</param>
    public async Task<Circumstances> ReadAsync(IReadOnlyList<SessionPlan> plans, IReadOnlySet<int> movable, CancellationToken stop)
    {
        var owner = await OwnerAsync(plans[0], stop);
        var rules = new ClashRules(await db.AllClashPolicies.Include(p => p.Organisation).Where(p => owner.Path.StartsWith(p.Organisation.Path)).ToListAsync(stop), owner.Path);
        var days = plans.Select(p => p.Slot.Day).Distinct().Order().ToList();
        var span = new Period(days[0], days[^1]);
        var taken = (await TakenAsync(days, stop)).ToLookup(s => s.Slot.Day);
        var countsSchools = rules.Of(ClashKind.SchoolLoad) != ClashEffect.Off;
        var (seats, schools) = await SeatsAsync(plans, taken, span, countsSchools, stop);
        var calendar = await new Calendars(db).WorkingDaysAsync(span, stop);
        var terms = await new Calendars(db).TermWeeksAsync(span, stop);
        return new Circumstances
        {
            Reach = db.Viewer.Path,
            Owner = owner,
            Rules = rules,
            Days = taken,
            Movable = movable,
            Visible = taken.Count == 0 ? new HashSet<int>() : [.. await db.Sessions.Where(s => days.Contains(s.Day)).Select(s => s.Id).ToListAsync(stop)],
            Trainers = await TrainersAsync([.. plans.Select(p => p.TrainerId).OfType<int>().Distinct()], span, stop),
            Venues = await VenuesAsync([.. plans.Select(p => p.VenueId).OfType<int>().Distinct()], span, stop),
            Calendar = calendar,
            Terms = terms,
            Lessons = rules.Of(ClashKind.Teaching) == ClashEffect.Off ? Lessons.None : await new TeachingPeriods(db).OfAsync(PeopleOf(plans), days, terms, calendar, stop),
            Blackouts = await BlackoutsAsync(span, stop),
            Seats = seats.ToLookup(s => new Held(s.CohortId, s.ActivityId)),
            Schools = schools,
        };
    }

    /// <inheritdoc cref="ReadAsync(IReadOnlyList{SessionPlan}, IReadOnlySet{int}, CancellationToken)"/>
    public Task<Circumstances> ReadAsync(IReadOnlyList<SessionPlan> plans, CancellationToken stop) => ReadAsync(plans, new HashSet<int>(), stop);

    private async Task<PlanOwner> OwnerAsync(SessionPlan plan, CancellationToken stop) => plan.CohortId is { } cohortId
        ? await (from cohort in db.AllCohorts
                 where cohort.Id == cohortId
                 join year in db.AllProgrammeYears on cohort.ProgrammeYearId equals year.Id
                 join track in db.Set<TrackYear>() on cohort.TrackYearId equals (int?)track.Id into tracks
                 from track in tracks.DefaultIfEmpty()
                 select new PlanOwner(cohort.Name, cohort.Organisation.Path, track == null ? year.Programme.Name : track.Name, track == null ? null : track.Window, year.Window)).SingleAsync(stop)
        : await db.AllActivities.Where(a => a.Id == plan.ActivityId).Select(a => new PlanOwner(a.Title, a.Organisation.Path, "", null, null)).SingleAsync(stop);

    private async Task<List<Taken>> TakenAsync(List<DateOnly> days, CancellationToken stop) =>
        (await (from session in db.AllSessions.IgnoreAutoIncludes()
                where days.Contains(session.Day) && session.State != SessionState.Cancelled
                join trainer in db.AllTrainers on session.TrainerId equals (int?)trainer.Id into trainers
                from trainer in trainers.DefaultIfEmpty()
                join venue in db.AllVenues on session.VenueId equals (int?)venue.Id into venues
                from venue in venues.DefaultIfEmpty()
                join cohort in db.AllCohorts on session.CohortId equals (int?)cohort.Id into cohorts
                from cohort in cohorts.DefaultIfEmpty()
                join activity in db.AllActivities on session.ActivityId equals (int?)activity.Id into activities
                from activity in activities.DefaultIfEmpty()
                orderby session.Day, session.Part, session.Id
                select new
                {
                    session.Id,
                    session.Day,
                    session.Part,
                    session.From,
                    session.To,
                    session.Topic,
                    session.CohortId,
                    session.ActivityId,
                    session.VenueId,
                    Site = venue == null ? null : venue.Site,
                    session.TrainerId,
                    TrainerPersonId = trainer == null ? null : trainer.PersonId,
                    Owner = cohort == null ? activity!.Title : cohort.Name,
                }).ToListAsync(stop))
        .ConvertAll(s => new Taken(s.Id, new Slot(s.Day, s.Part, s.From, s.To), s.Topic, s.Owner, s.CohortId, s.ActivityId, s.VenueId, s.Site, s.TrainerId, s.TrainerPersonId));

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
        var (cohortId, activityId, trainers) = (plans[0].CohortId, plans[0].ActivityId, plans.Select(p => p.TrainerId).OfType<int>().Distinct().ToList());
        var taught = cohortId is not null ? db.Set<Enrolment>().Where(e => e.CohortId == cohortId).Select(e => e.PersonId) : db.Set<Invitation>().Where(i => i.ActivityId == activityId).Select(i => i.PersonId);
        return taught.Union(db.AllTrainers.Where(t => trainers.Contains(t.Id) && t.PersonId != null).Select(t => t.PersonId!.Value));
    }

    private Task<List<Barred>> BlackoutsAsync(Period span, CancellationToken stop) =>
        db.AllBlackouts.Where(b => b.Period.From <= span.To && b.Period.To >= span.From).OrderBy(b => b.Period.From).ThenBy(b => b.Id)
            .Select(b => new Barred(b.Name, b.Path, b.Period, b.Organisation.Name)).ToListAsync(stop);

    private async Task<(List<Seat> Seats, Dictionary<int, School> Schools)> SeatsAsync(IReadOnlyList<SessionPlan> plans, ILookup<DateOnly, Taken> taken, Period span, bool countsSchools, CancellationToken stop)
    {
        var (cohortId, activityId) = (plans[0].CohortId, plans[0].ActivityId);
        var mine = await SeatsAsync(cohortId is { } cohort ? [cohort] : [], activityId is { } activity ? [activity] : [], schools: null, span, stop);
        var homes = mine.Select(s => s.OrganisationId).Distinct().ToList();
        if (homes.Count == 0) return ([], []);
        var schools = await db.Organisations.Where(o => homes.Contains(o.Id)).Select(o => new School(o.Id, o.Name, o.Path, o.Kind)).ToDictionaryAsync(s => s.Id, stop);
        var others = plans.SelectMany(p => taken[p.Slot.Day].Where(s => !s.IsOf(p) && (s.Slot.Overlaps(p.Slot) || (countsSchools && s.Slot.Overlaps(p.Slot.HalfDay))))).ToList();
        var theirs = await SeatsAsync([.. others.Select(s => s.CohortId).OfType<int>().Distinct()], [.. others.Select(s => s.ActivityId).OfType<int>().Distinct()], homes, span, stop);
        return ([.. mine, .. theirs], schools);
    }

    /// <param name="schools">Only people of these; null for everybody.</param>
    private async Task<List<Seat>> SeatsAsync(List<int> cohorts, List<int> activities, List<int>? schools, Period span, CancellationToken stop)
    {
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
