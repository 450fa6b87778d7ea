namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>What a wish that is not wholly met costs, and who is to blame.</summary>
/// <param name="Times">How often it is not met: days, half-days, pairs, as the wish counts.</param>
/// <param name="Sessions">Keys of the sessions that make it cost, in the order of the problem; none where it counts days.</param>
public sealed record WishCost(TimetableWish Wish, int Cost, int Times, IReadOnlyList<int> Sessions);

/// <summary>What a timetable costs by wish, counted from its places alone.</summary>
internal sealed class TimetableCosts(TimetableProblem problem, IReadOnlyDictionary<int, TimetablePlace?> places)
{
    private readonly List<(TimetableSession Session, TimetablePlace Place)> placed = [.. problem.Sessions.Where(s => places[s.Key] is not null).Select(s => (s, places[s.Key]!))];

    /// <summary>Only wishes that cost something, the dearest first.</summary>
    public IReadOnlyList<WishCost> ByWish() =>
        [.. Each().Where(e => e.Cost > 0).GroupBy(e => e.Wish).Select(w => new WishCost(w.Key, w.Sum(e => e.Cost), w.Count(), Blamed(w.SelectMany(e => e.Sessions)))).OrderByDescending(w => w.Cost).ThenBy(w => w.Wish)];

    /// <summary>What the time alone costs a session.</summary>
    public static IEnumerable<(TimetableWish Wish, int Cost)> OfTime(TimetableProblem problem, TimetableSession session, HalfDay half)
    {
        if (session.Classes.Any(c => problem.Class(c).PreferredDays is { Count: > 0 } days && !days.Contains(half.Day.DayOfWeek))) yield return (TimetableWish.PreferredDays, problem.Wishes.CostOf(TimetableWish.PreferredDays));
        if (session.Published is { } published && published.Half != half) yield return (TimetableWish.LeastChange, TimetableWishes.OtherTime * problem.Wishes.CostOf(TimetableWish.LeastChange));
    }

    /// <summary>Below 0 when the one should come before the other, above when after; 0 where it does not matter.</summary>
    public static int Order(TimetableSession one, TimetableSession other)
    {
        if (!one.Classes.Intersect(other.Classes).Any()) return 0;
        return one.Phase != other.Phase ? one.Phase.CompareTo(other.Phase) : one.Step is { } first && other.Step is { } second ? first.CompareTo(second) : 0;
    }

    private IEnumerable<(TimetableWish Wish, int Cost, IEnumerable<TimetableSession> Sessions)> Each() =>
    [
        .. placed.SelectMany(p => OfTime(problem, p.Session, p.Place.Half).Select(c => (c.Wish, c.Cost, One(p.Session)))),
        .. from p in placed where p.Session.Published?.VenueKey is { } venue && p.Place.VenueKey is not null && p.Place.VenueKey != venue select (TimetableWish.LeastChange, problem.Wishes.CostOf(TimetableWish.LeastChange), One(p.Session)),
        .. problem.Classes.SelectMany(c => OfDays(placed.Where(p => p.Session.Classes.Contains(c.Key)))),
        .. problem.Trainers.SelectMany(t => OfTrainer(placed.Where(p => p.Session.TrainerKey == t.Key))),
        .. placed.Where(p => p.Place.VenueKey is not null).GroupBy(p => p.Session.Classes[0]).SelectMany(OfVenues),
        .. from one in placed from other in placed where Order(one.Session, other.Session) < 0 && one.Place.Half >= other.Place.Half select (TimetableWish.Order, problem.Wishes.CostOf(TimetableWish.Order), (IEnumerable<TimetableSession>)[one.Session, other.Session]),
    ];

    private IEnumerable<(TimetableWish, int, IEnumerable<TimetableSession>)> OfDays(IEnumerable<(TimetableSession Session, TimetablePlace Place)> mine)
    {
        foreach (var day in mine.GroupBy(p => p.Place.Half.Day))
        {
            yield return (TimetableWish.FewDays, problem.Wishes.CostOf(TimetableWish.FewDays), []);
            var parts = day.Select(p => (int)p.Place.Half.Part).ToHashSet();
            foreach (var part in parts.Where(p => !parts.Contains(p - 1) && !parts.Contains(p + 1)))
                yield return (TimetableWish.NoLonelyHalfDay, problem.Wishes.CostOf(TimetableWish.NoLonelyHalfDay), day.Where(p => (int)p.Place.Half.Part == part).Select(p => p.Session));
        }
    }

    private IEnumerable<(TimetableWish, int, IEnumerable<TimetableSession>)> OfTrainer(IEnumerable<(TimetableSession Session, TimetablePlace Place)> mine) =>
        from day in mine.GroupBy(p => p.Place.Half.Day)
        let parts = day.Select(p => p.Place.Half.Part).Distinct().Count()
        where parts > 1
        select (TimetableWish.SpreadTrainer, problem.Wishes.CostOf(TimetableWish.SpreadTrainer) * (parts - 1), day.Select(p => p.Session));

    /// <summary>The venue most used is the class's own; the sessions elsewhere are to blame.</summary>
    private IEnumerable<(TimetableWish, int, IEnumerable<TimetableSession>)> OfVenues(IEnumerable<(TimetableSession Session, TimetablePlace Place)> mine) =>
        mine.GroupBy(p => p.Place.VenueKey).OrderByDescending(v => v.Count()).Skip(1).Select(v => (TimetableWish.SameVenue, problem.Wishes.CostOf(TimetableWish.SameVenue), v.Select(p => p.Session)));

    private List<int> Blamed(IEnumerable<TimetableSession> sessions)
    {
        var keys = sessions.Select(s => s.Key).ToHashSet();
        return [.. problem.Sessions.Select(s => s.Key).Where(keys.Contains)];
    }

    private static IEnumerable<TimetableSession> One(TimetableSession session) => [session];
}
