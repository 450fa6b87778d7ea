using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// Finds what speaks against a session before it is saved. Looks beyond the viewer's reach, because a hall is taken whoever took it, but
/// names nothing that lies there. A handful of commands, however many people the class has.
/// </summary>
public sealed class Clashes(TeacherDevDb db)
{
    private const int Suggestions = 3;

    public async Task<ClashReport> OfAsync(SessionPlan plan, CancellationToken stop = default)
    {
        var owner = await OwnerAsync(plan, stop);
        var day = await DayAsync(plan, stop);
        var here = day.Where(s => s.Slot.Overlaps(plan.Slot)).ToList();
        var trainer = plan.TrainerId is null ? null : await db.AllTrainers.Where(t => t.Id == plan.TrainerId).Select(t => new Teaches(t.Id, t.PersonId, t.Name)).SingleOrDefaultAsync(stop);
        var venue = plan.VenueId is null ? null : await db.Venues.Where(v => v.Id == plan.VenueId).Select(v => v.Name).SingleOrDefaultAsync(stop);
        var calendars = new WorkingDays(await db.WorkingCalendars.AsNoTracking().Where(c => c.Year == plan.Slot.Day.Year).ToListAsync(stop));
        var visible = await VisibleAsync(here, stop);

        List<Clash> clashes =
        [
            .. here.Where(s => trainer?.Is(s) == true).Select(s => OfTrainer(trainer!, s, visible)),
            .. here.Where(s => plan.VenueId is { } id && s.VenueId == id).Select(s => OfVenue(venue, s, visible)),
            .. here.Where(s => plan.CohortId is { } id && s.CohortId == id).Select(s => new Clash(ClashKind.Cohort, "“{0}”在 {1:M月d日} {2}已有“{3}”", owner.Name, s.Slot.Day, s.Slot.Part, s.Topic)),
            .. OfWindow(owner, plan.Slot.Day),
            .. OfCalendar(calendars, plan.Slot.Day),
            .. await OfPeopleAsync(plan, here, visible, stop),
        ];
        var needsVenue = plan.VenueId is null || clashes.Exists(c => c.Kind == ClashKind.Venue);
        return new(
            clashes,
            clashes.Count > 0 && needsVenue ? await FreeVenuesAsync(here, owner.Headcount, stop) : [],
            clashes.Exists(c => c.Kind is ClashKind.Trainer or ClashKind.Venue or ClashKind.Cohort) ? FreeParts(plan, trainer, day) : [],
            calendars.IsProvisional(plan.Slot.Day.Year));
    }

    private async Task<Owner> OwnerAsync(SessionPlan plan, CancellationToken stop) => plan.CohortId is { } cohortId
        ? await (from cohort in db.AllCohorts
                 where cohort.Id == cohortId
                 join year in db.AllProgrammeYears on cohort.ProgrammeYearId equals year.Id
                 join track in db.Set<TrackYear>() on cohort.TrackYearId equals (int?)track.Id into tracks
                 from track in tracks.DefaultIfEmpty()
                 select new Owner(cohort.Name, track == null ? year.Programme.Name : track.Name, track == null ? null : track.Window, year.Window, cohort.Enrolments.Count(e => e.LeftOn == null)))
            .SingleAsync(stop)
        : await db.AllActivities.Where(a => a.Id == plan.ActivityId)
            .Select(a => new Owner(a.Title, "", null, null, a.Invitations.Count(i => i.WithdrawnOn == null))).SingleAsync(stop);

    private async Task<List<Taken>> DayAsync(SessionPlan plan, CancellationToken stop) =>
        (await (from session in db.AllSessions
                where session.Day == plan.Slot.Day && session.State != SessionState.Cancelled && session.Id != (plan.SessionId ?? 0)
                join trainer in db.AllTrainers on session.TrainerId equals (int?)trainer.Id into trainers
                from trainer in trainers.DefaultIfEmpty()
                join cohort in db.AllCohorts on session.CohortId equals (int?)cohort.Id into cohorts
                from cohort in cohorts.DefaultIfEmpty()
                join activity in db.AllActivities on session.ActivityId equals (int?)activity.Id into activities
                from activity in activities.DefaultIfEmpty()
                orderby session.Part, session.Id
                select new
                {
                    session.Id,
                    session.Part,
                    session.From,
                    session.To,
                    session.Topic,
                    session.CohortId,
                    session.ActivityId,
                    session.VenueId,
                    session.TrainerId,
                    TrainerPersonId = trainer == null ? null : trainer.PersonId,
                    Owner = cohort == null ? activity!.Title : cohort.Name,
                }).ToListAsync(stop))
        .ConvertAll(s => new Taken(s.Id, new Slot(plan.Slot.Day, s.Part, s.From, s.To), s.Topic, s.Owner, s.CohortId, s.ActivityId, s.VenueId, s.TrainerId, s.TrainerPersonId));

    private async Task<HashSet<int>> VisibleAsync(List<Taken> here, CancellationToken stop)
    {
        if (here.Count == 0) return [];
        var ids = here.ConvertAll(s => s.Id);
        return [.. await db.Sessions.Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(stop)];
    }

    private static Clash OfTrainer(Teaches trainer, Taken other, HashSet<int> visible) => visible.Contains(other.Id)
        ? new(ClashKind.Trainer, "授课专家{0}在 {1:M月d日} {2}已为“{3}”讲“{4}”", trainer.Name, other.Slot.Day, other.Slot.Part, other.Owner, other.Topic)
        : new(ClashKind.Trainer, "授课专家{0}在 {1:M月d日} {2}已有别的单位的安排", trainer.Name, other.Slot.Day, other.Slot.Part);

    private static Clash OfVenue(string? venue, Taken other, HashSet<int> visible) => visible.Contains(other.Id)
        ? new(ClashKind.Venue, "{0}在 {1:M月d日} {2}已由“{3}”的“{4}”使用", venue, other.Slot.Day, other.Slot.Part, other.Owner, other.Topic)
        : new(ClashKind.Venue, "{0}在 {1:M月d日} {2}已由别的单位使用", venue, other.Slot.Day, other.Slot.Part);

    private static IEnumerable<Clash> OfWindow(Owner owner, DateOnly day)
    {
        if (owner.Window is { } window && !window.Includes(day))
            yield return new(ClashKind.Window, "{0:yyyy-MM-dd} 不在“{1}”的培训时间内（{2:yyyy-MM-dd} 至 {3:yyyy-MM-dd}）", day, owner.Plan, window.From, window.To);
    }

    private static IEnumerable<Clash> OfCalendar(WorkingDays calendar, DateOnly day)
    {
        if (calendar.IsStatutoryHoliday(day)) yield return new(ClashKind.Holiday, "{0:yyyy-MM-dd} 是{1}法定节假日，不能安排", day, calendar.NameOf(day));
        else if (calendar.NameOf(day) is { } name && !calendar.IsWorkday(day)) yield return new(ClashKind.Weekend, "{0:yyyy-MM-dd} 在{1}放假期间", day, name);
        else if (!calendar.IsWorkday(day)) yield return new(ClashKind.Weekend, "{0:yyyy-MM-dd} 是周末，不是调休上班日", day);
    }

    private async Task<IEnumerable<Clash>> OfPeopleAsync(SessionPlan plan, List<Taken> here, HashSet<int> visible, CancellationToken stop)
    {
        var others = here.Where(s => s.CohortId != plan.CohortId || s.ActivityId != plan.ActivityId).ToList();
        if (others.Count == 0) return [];
        var (cohorts, activities) = (others.Select(s => s.CohortId).OfType<int>().Distinct().ToList(), others.Select(s => s.ActivityId).OfType<int>().Distinct().ToList());
        var seats = SeatsOn(plan.Slot.Day);
        var twice = await (from mine in plan.CohortId is { } cohortId ? seats.Where(s => !s.OfActivity && s.OwnerId == cohortId) : seats.Where(s => s.OfActivity && s.OwnerId == plan.ActivityId)
                           join other in seats.Where(s => s.OfActivity ? activities.Contains(s.OwnerId) : cohorts.Contains(s.OwnerId)) on mine.PersonId equals other.PersonId
                           join card in db.PersonCards on mine.PersonId equals card.Id
                           orderby card.SortKey, card.Id
                           select new { other.OfActivity, other.OwnerId, card.Name }).ToListAsync(stop);
        return others
            .Select(s => (Session: s, Names: twice.Where(t => t.OwnerId == (t.OfActivity ? s.ActivityId : s.CohortId)).Select(t => t.Name).ToList()))
            .Where(c => c.Names.Count > 0)
            .Select(c => OfPeople(c.Session, c.Names, visible));
    }

    private static Clash OfPeople(Taken other, List<string> names, HashSet<int> visible)
    {
        var few = string.Join('、', names.Take(Suggestions));
        return visible.Contains(other.Id)
            ? new(ClashKind.Person, "{0} 名学员同一时段还要参加“{1}”的“{2}”：{3}", names.Count, other.Owner, other.Topic, few)
            : new(ClashKind.Person, "{0} 名学员同一时段在别的单位还有安排：{1}", names.Count, few);
    }

    private IQueryable<Seat> SeatsOn(DateOnly day) =>
        db.Set<Enrolment>().Where(e => e.EnrolledOn <= day && (e.LeftOn == null || day < e.LeftOn)).Select(e => new Seat { OfActivity = false, OwnerId = e.CohortId, PersonId = e.PersonId })
            .Concat(db.Set<Invitation>().Where(i => i.InvitedOn <= day && (i.WithdrawnOn == null || day < i.WithdrawnOn)).Select(i => new Seat { OfActivity = true, OwnerId = i.ActivityId, PersonId = i.PersonId }));

    private Task<List<FreeVenue>> FreeVenuesAsync(List<Taken> here, int headcount, CancellationToken stop)
    {
        var busy = here.Select(s => s.VenueId).OfType<int>().Distinct().ToList();
        return db.Venues.Where(v => !busy.Contains(v.Id) && (v.Capacity == null || v.Capacity >= headcount))
            .OrderBy(v => v.Capacity == null).ThenBy(v => v.Capacity).ThenBy(v => v.Id)
            .Select(v => new FreeVenue(v.Id, v.Name, v.Capacity)).Take(Suggestions).ToListAsync(stop);
    }

    private static List<DayPart> FreeParts(SessionPlan plan, Teaches? trainer, List<Taken> day) =>
        [.. Enum.GetValues<DayPart>().Where(part => !day.Exists(s => s.Slot.Overlaps(new Slot(plan.Slot.Day, part))
            && (trainer?.Is(s) == true || (plan.VenueId is { } venue && s.VenueId == venue) || (plan.CohortId is { } cohort && s.CohortId == cohort))))];

    /// <param name="Plan">The track's name, or the programme's where the class has no track.</param>
    private sealed record Owner(string Name, string Plan, Period? TrackWindow, Period? YearWindow, int Headcount)
    {
        public Period? Window => TrackWindow ?? YearWindow;
    }

    /// <summary>One trainer is one trainer in every list that names the same person.</summary>
    private sealed record Teaches(int Id, int? PersonId, string Name)
    {
        public bool Is(Taken other) => other.TrainerId == Id || (PersonId is not null && other.TrainerPersonId == PersonId);
    }

    private sealed record Taken(int Id, Slot Slot, string Topic, string Owner, int? CohortId, int? ActivityId, int? VenueId, int? TrainerId, int? TrainerPersonId);

    private sealed class Seat
    {
        public bool OfActivity { get; init; }

        public int OwnerId { get; init; }

        public int PersonId { get; init; }
    }
}
