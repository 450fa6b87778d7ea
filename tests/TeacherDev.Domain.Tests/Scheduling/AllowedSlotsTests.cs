using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

/// <summary>
/// Whatever a crowded week holds: the check finds exactly the kinds of clashes that counting the minutes of every pair finds. So a slot that it
/// allows never yields one, and a slot that yields none is allowed.
/// </summary>
public sealed class AllowedSlotsTests : IAsyncLifetime
{
    private const int Weeks = 3;
    private const int PlansAWeek = 80;
    private static readonly DateOnly Monday = new(2026, 7, 13);
    private static readonly (int From, int To)[] Parts = [(0, 13 * 60), (13 * 60, 18 * 60), (18 * 60, 24 * 60)];

    private static readonly Gen<Slot> Slots =
        from day in Gen.Choose(0, 3)
        from part in Gen.Elements(Enum.GetValues<DayPart>())
        from hour in Gen.Choose(0, 4)
        from length in Gen.Choose(0, 2)
        let start = new TimeOnly(part switch { DayPart.Morning => 8, DayPart.Afternoon => 13, _ => 18 } + hour, 0)
        select length == 0 || start.Hour + length > 23 ? new Slot(Monday.AddDays(day), part) : new Slot(Monday.AddDays(day), part, start, start.AddHours(length));

    private static readonly Gen<HalfDays> Stretches =
        from day in Gen.Choose(0, 3)
        from length in Gen.Choose(0, 1)
        from part in Gen.Elements<DayPart?>(null, DayPart.Morning, DayPart.Afternoon)
        from isWeekly in Gen.Elements(true, false)
        let first = Monday.AddDays(day)
        select new HalfDays(first, first.AddDays(length), isWeekly ? first.Weekday : null, part);

    private static readonly Gen<(Slot Slot, int Class, int Trainer, int Venue, int Equipment, int Beside)> Plans =
        from slot in Slots
        from cohort in Gen.Choose(0, 2)
        from trainer in Gen.Choose(-1, 2)
        from venue in Gen.Choose(-1, 3)
        from equipment in Gen.Choose(0, 2)
        from beside in Gen.Choose(0, 6)
        select (slot, cohort, trainer, venue, equipment, beside);

    private City city = null!;

    public async ValueTask InitializeAsync() => city = await City.BuildAsync();

    public ValueTask DisposeAsync()
    {
        city.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_the_check_finds_is_what_every_pair_minute_by_minute_yields()
    {
        var seen = new HashSet<ClashKind>();
        var allowed = 0;
        for (var week = 0; week < Weeks; week++)
        {
            var crowd = await CrowdAsync(week);
            foreach (var (slot, cohort, trainer, venue, equipment, beside) in Plans.Sample(PlansAWeek, PlansAWeek))
            {
                SessionPlan plan = new(null, crowd.Classes[cohort].Id, null, In(week, slot), trainer < 0 ? null : crowd.Trainers[trainer].Id, venue < 0 ? null : crowd.Venues[venue].Id, equipment == 0 ? null : equipment == 1 ? "投影" : "投影、机房") { Beside = [.. Beside(cohort, beside).Select(c => crowd.Classes[c].Id)] };
                await using var db = city.Open();
                var found = (await new Clashes(db).OfAsync(plan)).Clashes.Select(c => c.Kind).Distinct().Order().ToList();
                var yielded = crowd.Yielded(plan).Distinct().Order().ToList();
                Assert.True(found.SequenceEqual(yielded), $"{plan}: found {string.Join(' ', found)}, counting yields {string.Join(' ', yielded)}");
                seen.UnionWith(found);
                if (found.Count == 0) allowed++;
            }
        }
        // The samples reach every kind, and leave slots that are allowed.
        Assert.Equal([ClashKind.Trainer, ClashKind.Venue, ClashKind.Cohort, ClashKind.Closure, ClashKind.Absence, ClashKind.Person, ClashKind.Capacity, ClashKind.Equipment, ClashKind.Travel], seen.Order());
        Assert.True(allowed > 0);
    }

    /// <summary>Three classes that share people, three trainers two of whom are one person, four venues, three of them at a site of its own, and sessions in between.</summary>
    private async Task<Crowd> CrowdAsync(int week)
    {
        List<Cohort> classes = [await city.ClassAsync($"甲{week}", city.District, members: [0, 1, 2]), await city.ClassAsync($"乙{week}", city.District, members: [2, 3]), await city.ClassAsync($"丙{week}", city.OtherDistrict, members: [4])];
        List<Trainer> trainers =
        [
            week == 0 ? Trainer.Inside(city.District.Id, city.Teachers[9].Id, "教师癸", "江川一中", Guid.NewGuid()) : Trainer.Outside(city.District.Id, $"甲{week}", "大学", Guid.NewGuid()),
            week == 0 ? Trainer.Inside(city.Bureau.Id, city.Teachers[9].Id, "教师癸", "江川一中", Guid.NewGuid()) : Trainer.Outside(city.Bureau.Id, $"乙{week}", "大学", Guid.NewGuid()),
            Trainer.Outside(city.Bureau.Id, $"丙{week}", "大学", Guid.NewGuid()),
        ];
        List<Venue> venues =
        [
            new(city.Bureau.Id, $"北{week}", null, 2, Guid.NewGuid(), "北校区", "投影"), new(city.Bureau.Id, $"南{week}", null, 60, Guid.NewGuid(), "南校区", "投影、机房"), new(city.Bureau.Id, $"东{week}", null, null, Guid.NewGuid(), "东校区"), new(city.Bureau.Id, $"别处{week}", null, null, Guid.NewGuid()),
        ];
        foreach (var when in Stretches.Sample(10, 2).Distinct()) venues[1].Close(In(week, when), "检修");
        foreach (var when in Stretches.Sample(10, 2).Distinct()) trainers[0].Excuse(In(week, when), "出差");
        foreach (var trainer in trainers) await city.AddAsync(trainer);
        foreach (var venue in venues) await city.AddAsync(venue);
        var sessions = new List<Session>();
        foreach (var (slot, cohort, trainer, venue, _, beside) in Plans.Sample(10, 24))
            sessions.Add(await city.LessonAsync(classes[cohort], In(week, slot), trainer: trainer < 0 ? null : trainers[trainer], venue: venue < 0 ? null : venues[venue], beside: [.. Beside(cohort, beside).Select(c => classes[c])]));
        return new(classes, trainers, venues, sessions);
    }

    /// <summary>Mostly a class is alone; else one or both of the others sit with it.</summary>
    private static IEnumerable<int> Beside(int cohort, int choice) => Enumerable.Range(0, 3).Where(c => c != cohort && ((choice == 6) || (choice == 5 && c == (cohort + 1) % 3) || (choice == 4 && c == (cohort + 2) % 3)));

    private static Slot In(int week, Slot slot) => new(slot.Day.AddDays(7 * week), slot.Part, slot.From, slot.To);

    private static HalfDays In(int week, HalfDays when) => new(when.From.AddDays(7 * week), when.To.AddDays(7 * week), when.Weekday, when.Part);

    private sealed record Crowd(List<Cohort> Classes, List<Trainer> Trainers, List<Venue> Venues, List<Session> Sessions)
    {
        /// <summary>Every kind of clash that some pair of the plan and a row yields.</summary>
        public IEnumerable<ClashKind> Yielded(SessionPlan plan)
        {
            var (cohorts, trainer, venue) = (Classes.Where(c => plan.CohortId == c.Id || plan.Beside.Contains(c.Id)).ToList(), Trainers.Find(t => t.Id == plan.TrainerId), Venues.Find(v => v.Id == plan.VenueId));
            var people = cohorts.SelectMany(People).ToHashSet();
            foreach (var session in Sessions.Where(s => s.Day == plan.Slot.Day))
            {
                var isSameTime = Minutes(session.Slot).Intersect(Minutes(plan.Slot)).Any();
                var isSameTrainer = trainer is not null && Trainers.Find(t => t.Id == session.TrainerId) is { } other && (other == trainer || (trainer.PersonId is not null && other.PersonId == trainer.PersonId));
                if (isSameTime && isSameTrainer) yield return ClashKind.Trainer;
                if (isSameTime && venue is not null && session.VenueId == venue.Id) yield return ClashKind.Venue;
                var there = Classes.Where(c => session.Classes.Any(s => s.CohortId == c.Id)).ToList();
                var isSameClass = there.Intersect(cohorts).Any();
                if (isSameTime && isSameClass) yield return ClashKind.Cohort;
                // Of whom a class of their own is in both, that class says so.
                if (isSameTime && there.SelectMany(People).Any(p => people.Contains(p) && !there.Intersect(cohorts).Any(c => People(c).Contains(p)))) yield return ClashKind.Person;
                var site = Venues.Find(v => v.Id == session.VenueId)?.Site;
                if (!isSameTime && session.Part == plan.Slot.Part && (isSameTrainer || isSameClass) && site is not null && venue?.Site is not null && site != venue.Site) yield return ClashKind.Travel;
            }
            if (venue?.Closures.Any(c => Takes(c.When, plan.Slot)) == true) yield return ClashKind.Closure;
            if (Trainers.Where(t => t == trainer || (trainer?.PersonId is not null && t.PersonId == trainer.PersonId)).Any(t => t.Absences.Any(a => Takes(a.When, plan.Slot)))) yield return ClashKind.Absence;
            if (venue?.Capacity < people.Count) yield return ClashKind.Capacity;
            if (venue is not null && plan.Equipment is not null && plan.Equipment.Split('、').Any(e => venue.Equipment?.Split('、').Contains(e) != true)) yield return ClashKind.Equipment;
        }

        private static HashSet<int> People(Cohort cohort) => [.. cohort.Enrolments.Select(e => e.PersonId)];

        private static bool Takes(HalfDays when, Slot slot) => Enumerable.Range(0, when.To.DayNumber - when.From.DayNumber + 1).Select(when.From.AddDays)
            .Any(day => day == slot.Day && (when.Weekday is null || day.DayOfWeek.ToString() == when.Weekday.ToString()) && (when.Part is not { } part || Minutes(slot).Any(m => Parts[(int)part].From <= m && m < Parts[(int)part].To)));

        private static IEnumerable<int> Minutes(Slot slot)
        {
            var (from, to) = slot.From is { } start && slot.To is { } end ? ((start.Hour * 60) + start.Minute, (end.Hour * 60) + end.Minute) : Parts[(int)slot.Part];
            return Enumerable.Range(from, to - from);
        }
    }
}
