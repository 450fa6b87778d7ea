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
        var around = await new CircumstancesReader(db).ReadAsync([plan], stop);
        var clashes = Found(plan, around);
        var needsVenue = plan.VenueId is null || clashes.Exists(c => c.Kind is ClashKind.Venue or ClashKind.Closure or ClashKind.Capacity or ClashKind.Equipment or ClashKind.Travel);
        return new(
            clashes,
            clashes.Count > 0 && needsVenue ? await FreeVenuesAsync(plan, around, stop) : [],
            clashes.Exists(c => c.Kind is ClashKind.Trainer or ClashKind.Venue or ClashKind.Cohort or ClashKind.Closure or ClashKind.Absence) ? FreeParts(plan, around) : [],
            around.Calendar.IsProvisional(plan.Slot.Day.Year));
    }

    /// <summary>What would speak against each of several sessions, or one session at several times: read once, whatever their number.</summary>
    public async Task<IReadOnlyList<Opening>> OfEachAsync(IReadOnlyList<SessionPlan> plans, CancellationToken stop = default)
    {
        if (plans.Count == 0) return [];
        var around = await new CircumstancesReader(db).ReadAsync(plans, stop);
        return [.. plans.Select(p => new Opening(p.Slot, Found(p, around)))];
    }

    /// <summary>The planned sessions of a class that something speaks against, in the order they come: read once, whatever their number.</summary>
    public async Task<IReadOnlyList<SessionClashes>> OfCohortAsync(int cohortId, CancellationToken stop = default)
    {
        var planned = await db.Sessions.AsNoTracking().IgnoreAutoIncludes().Include(s => s.Classes).Include(s => s.Organisation).OfClass(db, cohortId).Where(s => s.State == SessionState.Planned).OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.Id).ToListAsync(stop);
        if (planned.Count == 0) return [];
        var plans = planned.ConvertAll(SessionPlan.Of);
        var around = await new CircumstancesReader(db).ReadAsync(plans, stop);
        return [.. planned.Zip(plans).Select(p => new SessionClashes(p.First.Id, p.First.Topic, p.First.Slot, Found(p.Second, around), p.First.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal))).Where(c => c.Clashes.Count > 0)];
    }

    internal static List<Clash> Found(SessionPlan plan, Circumstances around)
    {
        var here = around.Here(plan).ToList();
        Clash[] all =
        [
            .. OfTrainer(plan, around, here),
            .. OfVenue(plan, around, here),
            .. OfClasses(plan, around, here),
            .. OfPast(plan),
            .. OfWindow(plan, around),
            .. OfCalendar(around.Calendar, plan.Slot.Day),
            .. OfBlackouts(plan, around),
            .. OfTravel(plan, around),
            .. OfPeople(plan, around, here),
            .. OfLessons(plan, around),
            .. OfSchools(plan, around),
        ];
        var rules = around.RulesOf(plan);
        return [.. all.Where(c => rules.Of(c.Kind) != ClashEffect.Off).Select(c => c with { Blocks = rules.Of(c.Kind) == ClashEffect.Block })];
    }

    private static IEnumerable<Clash> OfTrainer(SessionPlan plan, Circumstances around, List<Taken> here)
    {
        if (around.TrainerOf(plan) is not { } trainer) yield break;
        foreach (var other in here.Where(trainer.Is))
        {
            yield return around.Visible.Contains(other.Id)
                ? new(ClashKind.Trainer, "授课专家{0}在 {1:M月d日} {2}已为“{3}”讲“{4}”", trainer.Name, other.Slot.Day, other.Slot.Part, other.Owner, other.Topic)
                : new(ClashKind.Trainer, "授课专家{0}在 {1:M月d日} {2}已有别的单位的安排", trainer.Name, other.Slot.Day, other.Slot.Part);
        }
        foreach (var away in trainer.Away.Where(a => a.When.Meets(plan.Slot)))
        {
            yield return around.Shows(away.Path)
                ? new(ClashKind.Absence, "授课专家{0}在 {1:M月d日} {2}不能授课：{3}", trainer.Name, plan.Slot.Day, plan.Slot.Part, away.Reason)
                : new(ClashKind.Absence, "授课专家{0}在 {1:M月d日} {2}不能授课", trainer.Name, plan.Slot.Day, plan.Slot.Part);
        }
    }

    private static IEnumerable<Clash> OfVenue(SessionPlan plan, Circumstances around, List<Taken> here)
    {
        if (around.VenueOf(plan) is not { } venue) yield break;
        foreach (var other in here.Where(s => s.VenueId == venue.Id))
        {
            yield return around.Visible.Contains(other.Id)
                ? new(ClashKind.Venue, "{0}在 {1:M月d日} {2}已由“{3}”的“{4}”使用", venue.Name, other.Slot.Day, other.Slot.Part, other.Owner, other.Topic)
                : new(ClashKind.Venue, "{0}在 {1:M月d日} {2}已由别的单位使用", venue.Name, other.Slot.Day, other.Slot.Part);
        }
        foreach (var (_, reason) in venue.Closed.Where(c => c.When.Meets(plan.Slot)))
            yield return new(ClashKind.Closure, "{0}在 {1:M月d日} {2}关闭：{3}", venue.Name, plan.Slot.Day, plan.Slot.Part, reason);
        if (venue.Capacity is { } seats && Headcount(plan, around) is var people && people > seats)
            yield return new(ClashKind.Capacity, "{0}只有 {1} 个座位，“{2}”当天有 {3} 人", venue.Name, seats, around.NameOf(plan), people);
        if (Tags.Missing(plan.Equipment, venue.Equipment) is { Count: > 0 } missing)
            yield return new(ClashKind.Equipment, "{0}没有所需的设备：{1}", venue.Name, string.Join('、', missing));
    }

    /// <summary>A class that is taught already, alone or with others. Two classes of one session are in nobody's way.</summary>
    private static IEnumerable<Clash> OfClasses(SessionPlan plan, Circumstances around, List<Taken> here) =>
        here.Where(s => plan.CohortId is not null && s.IsOf(plan)).Select(s => around.Visible.Contains(s.Id)
            ? new Clash(ClashKind.Cohort, "“{0}”在 {1:M月d日} {2}已有“{3}”", around.NameOfShared(plan, s), s.Slot.Day, s.Slot.Part, s.Topic)
            : new Clash(ClashKind.Cohort, "“{0}”在 {1:M月d日} {2}已有别的课", around.NameOfShared(plan, s), s.Slot.Day, s.Slot.Part));

    /// <summary>What was held and forgotten is entered afterwards; the rest is a slip of the pen.</summary>
    private static IEnumerable<Clash> OfPast(SessionPlan plan)
    {
        if (plan.Slot.Day < plan.PlannedOn) yield return new(ClashKind.Past, "{0:yyyy-MM-dd} 已经过去：补记已经上过的课才保存，否则请改日期", plan.Slot.Day);
    }

    private static IEnumerable<Clash> OfWindow(SessionPlan plan, Circumstances around)
    {
        var day = plan.Slot.Day;
        foreach (var owner in around.OwnersOf(plan).DistinctBy(o => (o.Plan, o.Window)))
            if (owner.Window is { } window && !window.Includes(day)) yield return new(ClashKind.Window, "{0:yyyy-MM-dd} 不在“{1}”的培训时间内（{2:yyyy-MM-dd} 至 {3:yyyy-MM-dd}）", day, owner.Plan, window.From, window.To);
    }

    private static IEnumerable<Clash> OfCalendar(WorkingDays calendar, DateOnly day)
    {
        if (calendar.IsStatutoryHoliday(day)) yield return new(ClashKind.Holiday, "{0:yyyy-MM-dd} 是{1}法定节假日，不能安排", day, calendar.NameOf(day));
        else if (calendar.NameOf(day) is { } name && !calendar.IsWorkday(day)) yield return new(ClashKind.Weekend, "{0:yyyy-MM-dd} 在{1}放假期间", day, name);
        else if (!calendar.IsWorkday(day)) yield return new(ClashKind.Weekend, "{0:yyyy-MM-dd} 是周末，不是调休上班日", day);
    }

    private static IEnumerable<Clash> OfBlackouts(SessionPlan plan, Circumstances around)
    {
        foreach (var barred in around.Blackouts.Where(b => b.Period.Includes(plan.Slot.Day)))
        {
            var isOwn = around.OwnersOf(plan).Any(o => o.Path.StartsWith(barred.Path, StringComparison.Ordinal));
            var wanted = around.SeatsOf(plan).Count(s => around.Schools[s.OrganisationId].Path.StartsWith(barred.Path, StringComparison.Ordinal));
            if (!isOwn && wanted == 0) continue;
            yield return !around.Shows(barred.Path) ? new(ClashKind.Blackout, "{0:yyyy-MM-dd} 是 {1} 名学员所在地区的禁排期", plan.Slot.Day, wanted)
                : isOwn ? new(ClashKind.Blackout, "{0:yyyy-MM-dd} 在{1}“{2}”禁排期内（{3:yyyy-MM-dd} 至 {4:yyyy-MM-dd}）", plan.Slot.Day, barred.Organisation, barred.Name, barred.Period.From, barred.Period.To)
                : new(ClashKind.Blackout, "{0:yyyy-MM-dd} 在{1}“{2}”禁排期内（{3:yyyy-MM-dd} 至 {4:yyyy-MM-dd}），涉及 {5} 名学员", plan.Slot.Day, barred.Organisation, barred.Name, barred.Period.From, barred.Period.To, wanted);
        }
    }

    /// <summary>Two places on one half-day, one after the other: the way between them takes time.</summary>
    private static IEnumerable<Clash> OfTravel(SessionPlan plan, Circumstances around)
    {
        if (around.VenueOf(plan)?.Site is not { } site) yield break;
        var trainer = around.TrainerOf(plan);
        foreach (var other in around.Others(plan).Where(s => s.Slot.Part == plan.Slot.Part && !s.Slot.Overlaps(plan.Slot) && s.Site is not null && s.Site != site))
        {
            if (other.IsOf(plan) && plan.CohortId is not null)
            {
                yield return around.Visible.Contains(other.Id)
                    ? new(ClashKind.Travel, "“{0}”在 {1:M月d日} {2}还要在“{3}”上“{4}”，与“{5}”不在一处，请留出路上时间", around.NameOfShared(plan, other), other.Slot.Day, other.Slot.Part, other.Site, other.Topic, site)
                    : new(ClashKind.Travel, "“{0}”在 {1:M月d日} {2}还要到别处上课，请留出路上时间", around.NameOfShared(plan, other), other.Slot.Day, other.Slot.Part);
            }
            if (trainer?.Is(other) != true) continue;
            yield return around.Visible.Contains(other.Id)
                ? new(ClashKind.Travel, "授课专家{0}在 {1:M月d日} {2}还要在“{3}”讲“{4}”，与“{5}”不在一处，请留出路上时间", trainer.Name, other.Slot.Day, other.Slot.Part, other.Site, other.Topic, site)
                : new(ClashKind.Travel, "授课专家{0}在 {1:M月d日} {2}还要到别处上课，请留出路上时间", trainer.Name, other.Slot.Day, other.Slot.Part);
        }
    }

    /// <summary>People who are to be in two places; of whom their own class says so already, nothing more is said.</summary>
    private static IEnumerable<Clash> OfPeople(SessionPlan plan, Circumstances around, List<Taken> here)
    {
        var mine = around.SeatsOf(plan).Select(s => s.PersonId).ToHashSet();
        foreach (var other in here.Where(s => !s.By.All(by => by.IsIn(plan))))
        {
            var told = around.SeatsOf(other.By.Where(by => by.IsIn(plan)), plan.Slot.Day).Select(s => s.PersonId).ToHashSet();
            var names = around.SeatsOf(other.By, plan.Slot.Day).Where(s => mine.Contains(s.PersonId) && !told.Contains(s.PersonId)).Select(s => s.Name).ToList();
            if (names.Count == 0) continue;
            var few = string.Join('、', names.Take(Suggestions));
            yield return around.Visible.Contains(other.Id)
                ? new(ClashKind.Person, "{0} 名学员同一时段还要参加“{1}”的“{2}”：{3}", names.Count, other.Owner, other.Topic, few)
                : new(ClashKind.Person, "{0} 名学员同一时段在别的单位还有安排：{1}", names.Count, few);
        }
    }

    /// <summary>Lessons at their own school that somebody else would have to take.</summary>
    private static IEnumerable<Clash> OfLessons(SessionPlan plan, Circumstances around)
    {
        var teaching = around.Lessons.On(plan.Slot.Day, plan.Slot.Part).ToHashSet();
        if (teaching.Count == 0) yield break;
        if (around.TrainerOf(plan) is { PersonId: { } trainer, Name: var name } && teaching.Contains(trainer)) yield return new(ClashKind.Teaching, "授课专家{0}在 {1:M月d日} {2}要上自己的课", name, plan.Slot.Day, plan.Slot.Part);
        var names = around.SeatsOf(plan).Where(s => teaching.Contains(s.PersonId)).Select(s => s.Name).ToList();
        if (names.Count > 0) yield return new(ClashKind.Teaching, "{0} 名学员在 {1:M月d日} {2}要上自己的课：{3}", names.Count, plan.Slot.Day, plan.Slot.Part, string.Join('、', names.Take(Suggestions)));
    }

    /// <summary>Too many teachers of one school, or of one subject in it, away from lessons; the schools with most of them are named.</summary>
    private static IEnumerable<Clash> OfSchools(SessionPlan plan, Circumstances around)
    {
        var day = plan.Slot.Day;
        if (!around.Terms.IsTaught(day) || !around.Calendar.IsWorkday(day)) return [];
        var (halfDay, rules) = (plan.Slot.HalfDay, around.RulesOf(plan));
        var meeting = around.Others(plan).Where(s => s.Slot.Overlaps(halfDay)).SelectMany(s => s.By).Concat(Held.By(plan)).Distinct();
        var mine = around.SeatsOf(plan).Select(s => s.OrganisationId).ToHashSet();
        var crowded = around.SeatsOf(meeting, day)
            .Where(s => mine.Contains(s.OrganisationId) && around.Schools[s.OrganisationId].Kind == OrganisationKind.School)
            .GroupBy(s => around.Schools[s.OrganisationId])
            .Select(g => (Count: g.Count(), Clash: OfSchool(g.Key, [.. g], plan.Slot, rules))).Where(c => c.Clash is not null)
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

    private static int Headcount(SessionPlan plan, Circumstances around) => around.SeatsOf(plan).Count();

    private async Task<List<FreeVenue>> FreeVenuesAsync(SessionPlan plan, Circumstances around, CancellationToken stop)
    {
        var (day, headcount) = (plan.Slot.Day, Headcount(plan, around));
        var taken = around.Here(plan).Select(s => s.VenueId).OfType<int>()
            .Concat((await db.Set<VenueClosure>().AsNoTracking().Where(c => c.When.From <= day && c.When.To >= day).ToListAsync(stop)).Where(c => c.When.Meets(plan.Slot)).Select(c => c.VenueId)).Distinct().ToList();
        var free = await db.Venues.Where(v => !taken.Contains(v.Id) && (v.Capacity == null || v.Capacity >= headcount))
            .OrderBy(v => v.Capacity == null).ThenBy(v => v.Capacity).ThenBy(v => v.Id).Select(v => new { Venue = new FreeVenue(v.Id, v.Name, v.Capacity), v.Equipment }).ToListAsync(stop);
        return [.. free.Where(v => Tags.Missing(plan.Equipment, v.Equipment).Count == 0).Select(v => v.Venue).Take(Suggestions)];
    }

    private static List<DayPart> FreeParts(SessionPlan plan, Circumstances around)
    {
        var (trainer, venue) = (around.TrainerOf(plan), around.VenueOf(plan));
        return [.. Enum.GetValues<DayPart>().Select(part => new Slot(plan.Slot.Day, part)).Where(slot => !IsBusy(slot)).Select(slot => slot.Part)];

        bool IsBusy(Slot slot) => around.Others(plan).Any(s => s.Slot.Overlaps(slot) && (trainer?.Is(s) == true || (venue is not null && s.VenueId == venue.Id) || (plan.CohortId is not null && s.IsOf(plan))))
            || trainer?.Away.Any(a => a.When.Meets(slot)) == true || venue?.Closed.Any(c => c.When.Meets(slot)) == true;
    }
}
