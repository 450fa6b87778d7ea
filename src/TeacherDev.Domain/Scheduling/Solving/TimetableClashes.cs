using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>What speaks against a timetable, found by looking at every session and every pair: no cost and no index of the core is believed.</summary>
internal static class TimetableClashes
{
    public static IReadOnlyList<Because> In(TimetableProblem problem, IReadOnlyDictionary<int, TimetablePlace?> places) =>
    [
        .. problem.Sessions.Where(s => places[s.Key] is null).Select(s => new Because("“{0}”没有排上：找不到班级、授课专家和场地都空着的半天", s.Topic)),
        .. problem.Sessions.SelectMany(s => places[s.Key] is { } place ? OfPlace(problem, s, place) : []),
        .. from one in problem.Sessions.Index()
           from other in problem.Sessions.Skip(one.Index + 1)
           where places[one.Item.Key] is { } here && places[other.Key] is { } there && here.Half == there.Half
           from clash in OfPair(problem, one.Item, other, places[one.Item.Key]!, places[other.Key]!)
           select clash,
    ];

    /// <summary>Whether the two can never be at once, wherever they are.</summary>
    public static bool Exclude(TimetableProblem problem, TimetableSession one, TimetableSession other) =>
        !one.IsPinnedApartFrom(other)
        && ((one.TrainerKey is not null && one.TrainerKey == other.TrainerKey) || one.Classes.Any(c => other.Classes.Any(d => c == d || problem.SharePeople(c, d))));

    /// <summary>Why a session cannot be at a place, apart from all others.</summary>
    public static IEnumerable<Because> OfPlace(TimetableProblem problem, TimetableSession session, TimetablePlace place)
    {
        var (day, part) = (place.Half.Day, place.Half.Part);
        if (!problem.Window.HalfDays.Contains(place.Half)) yield return new("“{0}”在 {1:M月d日} {2}，那半天不在可以排课的时间里", session.Topic, day, part);
        foreach (var busy in session.Classes.Select(problem.Class).Where(c => c.Busy.Contains(place.Half))) yield return new("“{0}”在 {1:M月d日} {2}，那半天“{3}”没有空", session.Topic, day, part, busy.Name);
        if (problem.Trainer(session.TrainerKey) is { } trainer && trainer.Busy.Contains(place.Half)) yield return new("“{0}”在 {1:M月d日} {2}，那半天授课专家“{3}”没有空", session.Topic, day, part, trainer.Name);
        if (session.IsOnline || problem.Venue(place.VenueKey) is not { } venue) yield break;
        if (venue.Busy.Contains(place.Half)) yield return new("“{0}”在 {1:M月d日} {2}，那半天“{3}”已有别的安排", session.Topic, day, part, venue.Name);
        if (!venue.Holds(problem.Headcount(session))) yield return new("“{0}”有 {1} 人，“{2}”只有 {3} 座", session.Topic, problem.Headcount(session), venue.Name, venue.Capacity);
        if (venue.Lacks(session) is { Count: > 0 } lacks) yield return new("“{0}”需要“{1}”，“{2}”没有", session.Topic, string.Join('、', lacks), venue.Name);
    }

    /// <summary>Why two sessions cannot be on one half-day, each at its place.</summary>
    public static IEnumerable<Because> OfPair(TimetableProblem problem, TimetableSession one, TimetableSession other, TimetablePlace here, TimetablePlace there)
    {
        if (one.IsPinnedApartFrom(other)) yield break;
        var (day, part) = (here.Half.Day, here.Half.Part);
        if (problem.Trainer(one.TrainerKey) is { } trainer && one.TrainerKey == other.TrainerKey) yield return new("“{0}”和“{1}”都在 {2:M月d日} {3}，授课专家都是“{4}”", one.Topic, other.Topic, day, part, trainer.Name);
        if (here.VenueKey is not null && here.VenueKey == there.VenueKey && problem.Venue(here.VenueKey) is { } venue) yield return new("“{0}”和“{1}”都在 {2:M月d日} {3}，场地都是“{4}”", one.Topic, other.Topic, day, part, venue.Name);
        foreach (var shared in one.Classes.Intersect(other.Classes)) yield return new("“{0}”和“{1}”都在 {2:M月d日} {3}，都是“{4}”的课", one.Topic, other.Topic, day, part, problem.Class(shared).Name);
        foreach (var (c, d) in from c in one.Classes from d in other.Classes where c != d && problem.SharePeople(c, d) select (c, d))
            yield return new("“{0}”和“{1}”都在 {2:M月d日} {3}，“{4}”和“{5}”有共同的学员", one.Topic, other.Topic, day, part, problem.Class(c).Name, problem.Class(d).Name);
    }
}
