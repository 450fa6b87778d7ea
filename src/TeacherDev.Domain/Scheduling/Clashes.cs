using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// Finds what speaks against a session before it is saved, or against all planned sessions of a class. Looks beyond the viewer's reach, but
/// names nothing that lies there. Whether what is found refuses or warns is the organisation's to decide (<see cref="ClashPolicy"/>).
/// </summary>
public sealed class Clashes(TeacherDevDb db)
{
    private const int Suggestions = 3;

    public async Task<ClashReport> OfAsync(SessionPlan plan, CancellationToken stop = default)
    {
        var agenda = await new AgendaReader(db).ReadAsync([plan], stop);
        var clashes = Found(plan, agenda);
        var needsVenue = plan.VenueId is null || clashes.Exists(c => c.Kind is ClashKind.Venue or ClashKind.Closure or ClashKind.Capacity or ClashKind.Equipment or ClashKind.Travel);
        return new(
            clashes,
            clashes.Count > 0 && needsVenue ? await FreeVenuesAsync(plan, agenda, stop) : [],
            clashes.Exists(c => c.Kind is ClashKind.Trainer or ClashKind.Venue or ClashKind.Cohort or ClashKind.Closure or ClashKind.Absence) ? FreeParts(plan, agenda) : [],
            agenda.Calendar.IsProvisional(plan.Slot.Day.Year));
    }

    /// <summary>The planned sessions of a class that something speaks against, in the order they come: read once, whatever their number.</summary>
    public async Task<IReadOnlyList<SessionClashes>> OfCohortAsync(int cohortId, CancellationToken stop = default)
    {
        var planned = await db.Sessions.AsNoTracking().IgnoreAutoIncludes().Where(s => s.CohortId == cohortId && s.State == SessionState.Planned).OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.Id).ToListAsync(stop);
        if (planned.Count == 0) return [];
        var plans = planned.ConvertAll(SessionPlan.Of);
        var agenda = await new AgendaReader(db).ReadAsync(plans, stop);
        return [.. planned.Zip(plans).Select(p => new SessionClashes(p.First.Id, p.First.Topic, p.First.Slot, Found(p.Second, agenda))).Where(c => c.Clashes.Count > 0)];
    }

    private static List<Clash> Found(SessionPlan plan, Agenda agenda)
    {
        var here = agenda.Here(plan).ToList();
        Clash[] all =
        [
            .. OfTrainer(plan, agenda, here),
            .. OfVenue(plan, agenda, here),
            .. here.Where(s => s.IsOf(plan) && plan.CohortId is not null).Select(s => new Clash(ClashKind.Cohort, "“{0}”在 {1:M月d日} {2}已有“{3}”", agenda.Owner.Name, s.Slot.Day, s.Slot.Part, s.Topic)),
            .. OfWindow(agenda.Owner, plan.Slot.Day),
            .. OfCalendar(agenda.Calendar, plan.Slot.Day),
            .. OfBlackouts(plan, agenda),
            .. OfTravel(plan, agenda),
            .. OfPeople(plan, agenda, here),
            .. OfSchools(plan, agenda),
        ];
        return [.. all.Where(c => agenda.Rules.Of(c.Kind) != ClashEffect.Off).Select(c => c with { Blocks = agenda.Rules.Of(c.Kind) == ClashEffect.Block })];
    }

    private static IEnumerable<Clash> OfTrainer(SessionPlan plan, Agenda agenda, List<Taken> here)
    {
        if (agenda.TrainerOf(plan) is not { } trainer) yield break;
        foreach (var other in here.Where(trainer.Is))
        {
            yield return agenda.Visible.Contains(other.Id)
                ? new(ClashKind.Trainer, "授课专家{0}在 {1:M月d日} {2}已为“{3}”讲“{4}”", trainer.Name, other.Slot.Day, other.Slot.Part, other.Owner, other.Topic)
                : new(ClashKind.Trainer, "授课专家{0}在 {1:M月d日} {2}已有别的单位的安排", trainer.Name, other.Slot.Day, other.Slot.Part);
        }
        foreach (var away in trainer.Away.Where(a => a.When.Meets(plan.Slot)))
        {
            yield return agenda.Shows(away.Path)
                ? new(ClashKind.Absence, "授课专家{0}在 {1:M月d日} {2}不能授课：{3}", trainer.Name, plan.Slot.Day, plan.Slot.Part, away.Reason)
                : new(ClashKind.Absence, "授课专家{0}在 {1:M月d日} {2}不能授课", trainer.Name, plan.Slot.Day, plan.Slot.Part);
        }
    }

    private static IEnumerable<Clash> OfVenue(SessionPlan plan, Agenda agenda, List<Taken> here)
    {
        if (agenda.VenueOf(plan) is not { } venue) yield break;
        foreach (var other in here.Where(s => s.VenueId == venue.Id))
        {
            yield return agenda.Visible.Contains(other.Id)
                ? new(ClashKind.Venue, "{0}在 {1:M月d日} {2}已由“{3}”的“{4}”使用", venue.Name, other.Slot.Day, other.Slot.Part, other.Owner, other.Topic)
                : new(ClashKind.Venue, "{0}在 {1:M月d日} {2}已由别的单位使用", venue.Name, other.Slot.Day, other.Slot.Part);
        }
        foreach (var (_, reason) in venue.Closed.Where(c => c.When.Meets(plan.Slot)))
            yield return new(ClashKind.Closure, "{0}在 {1:M月d日} {2}关闭：{3}", venue.Name, plan.Slot.Day, plan.Slot.Part, reason);
        if (venue.Capacity is { } seats && Headcount(plan, agenda) is var people && people > seats)
            yield return new(ClashKind.Capacity, "{0}只有 {1} 个座位，“{2}”当天有 {3} 人", venue.Name, seats, agenda.Owner.Name, people);
        if (Tags.Missing(plan.Equipment, venue.Equipment) is { Count: > 0 } missing)
            yield return new(ClashKind.Equipment, "{0}没有所需的设备：{1}", venue.Name, string.Join('、', missing));
    }

    private static IEnumerable<Clash> OfWindow(AgendaOwner owner, DateOnly day)
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

    private static IEnumerable<Clash> OfBlackouts(SessionPlan plan, Agenda agenda)
    {
        foreach (var barred in agenda.Blackouts.Where(b => b.Period.Includes(plan.Slot.Day)))
        {
            var isOwn = agenda.Owner.Path.StartsWith(barred.Path, StringComparison.Ordinal);
            var wanted = agenda.SeatsOf(plan).Count(s => agenda.Schools[s.OrganisationId].Path.StartsWith(barred.Path, StringComparison.Ordinal));
            if (!isOwn && wanted == 0) continue;
            yield return !agenda.Shows(barred.Path) ? new(ClashKind.Blackout, "{0:yyyy-MM-dd} 是 {1} 名学员所在地区的禁排期", plan.Slot.Day, wanted)
                : isOwn ? new(ClashKind.Blackout, "{0:yyyy-MM-dd} 在{1}“{2}”禁排期内（{3:yyyy-MM-dd} 至 {4:yyyy-MM-dd}）", plan.Slot.Day, barred.Organisation, barred.Name, barred.Period.From, barred.Period.To)
                : new(ClashKind.Blackout, "{0:yyyy-MM-dd} 在{1}“{2}”禁排期内（{3:yyyy-MM-dd} 至 {4:yyyy-MM-dd}），涉及 {5} 名学员", plan.Slot.Day, barred.Organisation, barred.Name, barred.Period.From, barred.Period.To, wanted);
        }
    }

    /// <summary>Two places on one half-day, one after the other: the way between them takes time.</summary>
    private static IEnumerable<Clash> OfTravel(SessionPlan plan, Agenda agenda)
    {
        if (agenda.VenueOf(plan)?.Site is not { } site) yield break;
        var trainer = agenda.TrainerOf(plan);
        foreach (var other in agenda.Others(plan).Where(s => s.Slot.Part == plan.Slot.Part && !s.Slot.Overlaps(plan.Slot) && s.Site is not null && s.Site != site))
        {
            if (other.IsOf(plan) && plan.CohortId is not null)
                yield return new(ClashKind.Travel, "“{0}”在 {1:M月d日} {2}还要在“{3}”上“{4}”，与“{5}”不在一处，请留出路上时间", agenda.Owner.Name, other.Slot.Day, other.Slot.Part, other.Site, other.Topic, site);
            if (trainer?.Is(other) != true) continue;
            yield return agenda.Visible.Contains(other.Id)
                ? new(ClashKind.Travel, "授课专家{0}在 {1:M月d日} {2}还要在“{3}”讲“{4}”，与“{5}”不在一处，请留出路上时间", trainer.Name, other.Slot.Day, other.Slot.Part, other.Site, other.Topic, site)
                : new(ClashKind.Travel, "授课专家{0}在 {1:M月d日} {2}还要到别处上课，请留出路上时间", trainer.Name, other.Slot.Day, other.Slot.Part);
        }
    }

    private static IEnumerable<Clash> OfPeople(SessionPlan plan, Agenda agenda, List<Taken> here)
    {
        var mine = agenda.SeatsOf(plan).Select(s => s.PersonId).ToHashSet();
        foreach (var other in here.Where(s => !s.IsOf(plan)))
        {
            var names = agenda.SeatsOf(other.By, plan.Slot.Day).Where(s => mine.Contains(s.PersonId)).Select(s => s.Name).ToList();
            if (names.Count == 0) continue;
            var few = string.Join('、', names.Take(Suggestions));
            yield return agenda.Visible.Contains(other.Id)
                ? new(ClashKind.Person, "{0} 名学员同一时段还要参加“{1}”的“{2}”：{3}", names.Count, other.Owner, other.Topic, few)
                : new(ClashKind.Person, "{0} 名学员同一时段在别的单位还有安排：{1}", names.Count, few);
        }
    }

    /// <summary>Too many teachers of one school, or of one subject in it, away from lessons; the schools with most of them are named.</summary>
    private static IEnumerable<Clash> OfSchools(SessionPlan plan, Agenda agenda)
    {
        var day = plan.Slot.Day;
        if (agenda.Terms?.IsTaught(day) != true || !agenda.Calendar.IsWorkday(day)) return [];
        var halfDay = plan.Slot.HalfDay;
        var meeting = agenda.Others(plan).Where(s => s.Slot.Overlaps(halfDay)).Select(s => s.By).Append(Held.By(plan)).Distinct();
        var mine = agenda.SeatsOf(plan).Select(s => s.OrganisationId).ToHashSet();
        var crowded = meeting.SelectMany(by => agenda.SeatsOf(by, day))
            .Where(s => mine.Contains(s.OrganisationId) && agenda.Schools[s.OrganisationId].Kind == OrganisationKind.School)
            .DistinctBy(s => s.PersonId).GroupBy(s => agenda.Schools[s.OrganisationId])
            .Select(g => (Count: g.Count(), Clash: OfSchool(g.Key, [.. g], plan.Slot, agenda.Rules))).Where(c => c.Clash is not null)
            .OrderByDescending(c => c.Count).ToList();
        return crowded.Count <= Suggestions ? crowded.Select(c => c.Clash!)
            : crowded.Take(Suggestions).Select(c => c.Clash!).Append(new(ClashKind.SchoolLoad, "另有 {0} 所学校外出培训的教师也超过规定人数", crowded.Count - Suggestions));
    }

    private static Clash? OfSchool(School school, List<Seat> away, Slot slot, ClashRules rules)
    {
        if (away.Count > rules.SchoolTeachers)
            return new(ClashKind.SchoolLoad, "{0}在 {1:M月d日} {2}共有 {3} 名教师外出培训，超过 {4} 名", school.Name, slot.Day, slot.Part, away.Count, rules.SchoolTeachers);
        var subject = away.Where(s => s.Subject is not null).GroupBy(s => s.Subject, StringComparer.Ordinal).OrderByDescending(g => g.Count()).FirstOrDefault();
        return subject?.Count() > rules.SubjectTeachers
            ? new(ClashKind.SchoolLoad, "{0}在 {1:M月d日} {2}共有 {3} 名{4}教师外出培训，超过 {5} 名", school.Name, slot.Day, slot.Part, subject.Count(), subject.Key, rules.SubjectTeachers)
            : null;
    }

    private static int Headcount(SessionPlan plan, Agenda agenda) => agenda.SeatsOf(plan).Count();

    private async Task<List<FreeVenue>> FreeVenuesAsync(SessionPlan plan, Agenda agenda, CancellationToken stop)
    {
        var (day, headcount) = (plan.Slot.Day, Headcount(plan, agenda));
        var taken = agenda.Here(plan).Select(s => s.VenueId).OfType<int>()
            .Concat((await db.Set<VenueClosure>().AsNoTracking().Where(c => c.When.From <= day && c.When.To >= day).ToListAsync(stop)).Where(c => c.When.Meets(plan.Slot)).Select(c => c.VenueId)).Distinct().ToList();
        var free = await db.Venues.Where(v => !taken.Contains(v.Id) && (v.Capacity == null || v.Capacity >= headcount))
            .OrderBy(v => v.Capacity == null).ThenBy(v => v.Capacity).ThenBy(v => v.Id).Select(v => new { Venue = new FreeVenue(v.Id, v.Name, v.Capacity), v.Equipment }).ToListAsync(stop);
        return [.. free.Where(v => Tags.Missing(plan.Equipment, v.Equipment).Count == 0).Select(v => v.Venue).Take(Suggestions)];
    }

    private static List<DayPart> FreeParts(SessionPlan plan, Agenda agenda)
    {
        var (trainer, venue) = (agenda.TrainerOf(plan), agenda.VenueOf(plan));
        return [.. Enum.GetValues<DayPart>().Select(part => new Slot(plan.Slot.Day, part)).Where(slot => !IsBusy(slot)).Select(slot => slot.Part)];

        bool IsBusy(Slot slot) => agenda.Others(plan).Any(s => s.Slot.Overlaps(slot) && (trainer?.Is(s) == true || (venue is not null && s.VenueId == venue.Id) || (plan.CohortId is not null && s.IsOf(plan))))
            || trainer?.Away.Any(a => a.When.Meets(slot)) == true || venue?.Closed.Any(c => c.When.Meets(slot)) == true;
    }
}
