using System.Numerics;

namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>
/// Puts a timetable to the core in numbers and reads its draft back. Every session is a course of one lecture. Beside the venues each online
/// session has a room of its own, which nobody else may enter; so has one that is pinned to a venue after another on the same half-day.
/// </summary>
internal sealed class TimetableModel
{
    private readonly TimetableProblem problem;
    private readonly Dictionary<HalfDay, int> moments;
    private readonly Dictionary<int, int> venues;
    private readonly Dictionary<int, int> ownRooms;

    public TimetableModel(TimetableProblem problem)
    {
        this.problem = problem;
        moments = problem.Window.HalfDays.Index().ToDictionary(h => h.Item, h => h.Index);
        venues = problem.Venues.Index().ToDictionary(v => v.Item.Key, v => v.Index);
        ownRooms = problem.Sessions.Index().Where(s => s.Item.IsOnline || problem.Sessions.Take(s.Index).Any(o => o.IsPinnedApartFrom(s.Item) && o.Pin!.VenueKey == s.Item.Pin!.VenueKey)).Select(s => s.Item).Index().ToDictionary(s => s.Item.Key, s => venues.Count + s.Index);
        var days = problem.Window.HalfDays.Select(h => h.Day).Distinct().Index().ToDictionary(d => d.Item, d => d.Index);
        Problem = new([.. problem.Window.HalfDays.Select(h => new Moment(days[h.Day], (int)h.Part))], venues.Count + ownRooms.Count, [.. problem.Sessions.Select(CourseOf)])
        {
            Conflicts = [.. Pairs().Where(p => TimetableClashes.Exclude(problem, problem.Sessions[p.One], problem.Sessions[p.Other]))],
            Groups = [.. GroupsOfClasses(), .. GroupsOfTrainers()],
            Order = [.. Pairs().SelectMany(p => OrderOf(p.One, p.Other))],
            Taken = [.. from venue in problem.Venues from half in venue.Busy where moments.ContainsKey(half) select new Placement(moments[half], venues[venue.Key])],
            Pins = problem.Sessions.Index().Select(s => (s.Index, Place: PlacementOf(s.Item, s.Item.Pin))).Where(s => s.Place is not null).ToDictionary(s => s.Index, s => s.Place!.Value),
        };
    }

    public Problem Problem { get; }

    /// <summary>What is announced, as a draft to begin with; null where nothing is.</summary>
    public Draft? Published => problem.Sessions.Any(s => s.Published is not null) ? new([.. problem.Sessions.Select(s => PlacementOf(s, s.Published))], Hard: 0, Soft: 0) : null;

    public IReadOnlyDictionary<int, TimetablePlace?> PlacesOf(Draft draft) => draft.Placements.Index().ToDictionary(p => problem.Sessions[p.Index].Key, p => p.Item is { } place
        ? new TimetablePlace(problem.Window.HalfDays[place.Moment], place.Room < problem.Venues.Count ? problem.Venues[place.Room].Key : VenueBeside(problem.Sessions[p.Index]))
        : null);

    private static int? VenueBeside(TimetableSession session) => session.IsOnline ? null : session.Pin?.VenueKey;

    private Placement? PlacementOf(TimetableSession session, TimetablePlace? place)
    {
        if (place is null || !moments.TryGetValue(place.Half, out var moment)) return null;
        if (ownRooms.TryGetValue(session.Key, out var own)) return new(moment, own);
        return place.VenueKey is { } key && venues.TryGetValue(key, out var room) ? new(moment, room) : null;
    }

    private Course CourseOf(TimetableSession session)
    {
        int[] rooms = [.. Enumerable.Repeat(Course.Forbidden, venues.Count + ownRooms.Count)];
        var hasOwn = ownRooms.TryGetValue(session.Key, out var own);
        if (hasOwn) rooms[own] = 0;
        else foreach (var venue in problem.VenuesFor(session)) rooms[venues[venue.Key]] = session.Published?.VenueKey is { } published && published != venue.Key ? Cost(TimetableWish.LeastChange) : 0;
        return new(1, rooms, [.. problem.Window.HalfDays.Select(h => problem.Opens(session, h))])
        {
            MomentCosts = [.. problem.Window.HalfDays.Select(h => TimetableCosts.OfTime(problem, session, h).Sum(c => c.Cost))],
            Home = hasOwn ? null : session.Classes.Select(c => problem.Classes.Index().First(k => k.Item.Key == c).Index).First(),
            RoomChangeCost = Cost(TimetableWish.SameVenue),
        };
    }

    private IEnumerable<(int One, int Other)> Pairs() => from one in Enumerable.Range(0, problem.Sessions.Count) from other in Enumerable.Range(one + 1, problem.Sessions.Count - one - 1) select (one, other);

    private IEnumerable<Precedence> OrderOf(int one, int other)
    {
        if (Cost(TimetableWish.Order) == 0) return [];
        return TimetableCosts.Order(problem.Sessions[one], problem.Sessions[other]) switch
        {
            < 0 => [new(one, other, Cost(TimetableWish.Order))],
            > 0 => [new(other, one, Cost(TimetableWish.Order))],
            _ => [],
        };
    }

    private IEnumerable<Group> GroupsOfClasses()
    {
        int[] costs = [.. Masks().Select(m => (m == 0 ? 0 : Cost(TimetableWish.FewDays)) + (Cost(TimetableWish.NoLonelyHalfDay) * BitOperations.PopCount((uint)(m & ~(m << 1) & ~(m >> 1)))))];
        return problem.Classes.Select(c => new Group(Numbers(s => s.Classes.Contains(c.Key)), costs));
    }

    private IEnumerable<Group> GroupsOfTrainers()
    {
        int[] costs = [.. Masks().Select(m => Cost(TimetableWish.SpreadTrainer) * Math.Max(0, BitOperations.PopCount((uint)m) - 1))];
        return problem.Trainers.Select(t => new Group(Numbers(s => s.TrainerKey == t.Key), costs));
    }

    private IEnumerable<int> Masks() => Enumerable.Range(0, 1 << (problem.Window.HalfDays.Select(h => (int)h.Part).DefaultIfEmpty(0).Max() + 1));

    private List<int> Numbers(Func<TimetableSession, bool> isIn) => [.. problem.Sessions.Index().Where(s => isIn(s.Item)).Select(s => s.Index)];

    private int Cost(TimetableWish wish) => problem.Wishes.CostOf(wish);
}
