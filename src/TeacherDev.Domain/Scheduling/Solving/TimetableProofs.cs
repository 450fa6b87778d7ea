using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>Reasons for which no timetable can exist, each of which holds whatever is tried. That none is found proves nothing.</summary>
internal sealed class TimetableProofs(TimetableProblem problem)
{
    private const int NamedTopics = 5;

    public IReadOnlyList<Because> All()
    {
        List<Because> first = [.. Contradictions().Select(c => c.Why), .. problem.Sessions.SelectMany(OfSession)];
        if (first.Count > 0) return first;
        List<Because> counted = [.. problem.Classes.SelectMany(OfClass), .. problem.Trainers.SelectMany(OfTrainer)];
        return counted.Count > 0 ? counted : [.. OfVenues()];
    }

    /// <summary>The pinned sessions of which some cannot be where they are pinned; as long as there are any, no other pin is to blame.</summary>
    public IReadOnlyList<TimetableSession> ContradictedPins() => [.. Contradictions().SelectMany(c => c.Pinned).Distinct()];

    private IEnumerable<(Because Why, IReadOnlyList<TimetableSession> Pinned)> Contradictions()
    {
        var pinned = problem.Sessions.Where(s => s.Pin is not null).ToList();
        return
        [
            .. from one in pinned
               from clash in TimetableClashes.OfPlace(problem, one, one.Pin!)
               select (new Because("{0}（已固定）", clash), (IReadOnlyList<TimetableSession>)[one]),
            .. from one in pinned.Index()
               from other in pinned.Skip(one.Index + 1)
               where one.Item.Pin!.Half == other.Pin!.Half
               from clash in TimetableClashes.OfPair(problem, one.Item, other, one.Item.Pin!, other.Pin!)
               select (new Because("{0}（都已固定）", clash), (IReadOnlyList<TimetableSession>)[one.Item, other]),
        ];
    }

    private IEnumerable<Because> OfSession(TimetableSession session)
    {
        if (session.Pin is null && !problem.Window.HalfDays.Any(h => problem.Opens(session, h))) yield return new("“{0}”没有一个半天是班级和授课专家都有空的", session.Topic);
        if (session.IsOnline || problem.VenuesFor(session).Any()) yield break;
        if (problem.Venues.Count == 0) yield return new("“{0}”要用场地，但没有可用的场地", session.Topic);
        else if (!problem.Venues.Any(v => v.Holds(problem.Headcount(session)))) yield return TooSmall(session, problem.Venues.MaxBy(v => v.Capacity)!);
        else if (session.Pin is null) yield return new("“{0}”有 {1} 人，需要“{2}”，能用的场地里没有坐得下又有这些设备的", session.Topic, problem.Headcount(session), session.Equipment);
    }

    private Because TooSmall(TimetableSession session, TimetableVenue largest) => new("“{0}”有 {1} 人，坐不下：最大的场地“{2}”有 {3} 座", session.Topic, problem.Headcount(session), largest.Name, largest.Capacity);

    private IEnumerable<Because> OfClass(TimetableClass one)
    {
        var (mine, free) = (Counted(s => s.Classes.Contains(one.Key)), problem.Window.HalfDays.Count(h => !one.Busy.Contains(h)));
        if (mine.Count > free) yield return new("“{0}”要上 {1} 个半天，{2:M月d日}至 {3:M月d日}只有 {4} 个半天可用，缺 {5} 个", one.Name, mine.Count, problem.Window.Days.From, problem.Window.Days.To, free, mine.Count - free);
        else if (Short(mine) is var (some, halves)) yield return new("“{0}”的 {1} 节课只能排在 {2} 个半天里，缺 {3} 个：{4}", one.Name, some.Count, halves, some.Count - halves, Topics(some));
    }

    private IEnumerable<Because> OfTrainer(TimetableTrainer trainer)
    {
        var (mine, free) = (Counted(s => s.TrainerKey == trainer.Key), problem.Window.HalfDays.Count(h => !trainer.Busy.Contains(h)));
        if (mine.Count > free) yield return new("授课专家“{0}”要讲 {1} 个半天，{2:M月d日}至 {3:M月d日}只有 {4} 个半天有空，缺 {5} 个", trainer.Name, mine.Count, problem.Window.Days.From, problem.Window.Days.To, free, mine.Count - free);
        else if (Short(mine) is var (some, halves)) yield return new("授课专家“{0}”的 {1} 节课只能排在 {2} 个半天里，缺 {3} 个：{4}", trainer.Name, some.Count, halves, some.Count - halves, Topics(some));
    }

    /// <summary>Those that each want a half-day; of several that are pinned to one, one after the other, the first.</summary>
    private List<TimetableSession> Counted(Func<TimetableSession, bool> isIn)
    {
        var mine = problem.Sessions.Where(isIn).ToList();
        return [.. mine.Index().Where(s => !mine.Take(s.Index).Any(o => o.IsPinnedApartFrom(s.Item))).Select(s => s.Item)];
    }

    /// <summary>Sessions that all want other half-days.</summary>
    private (IReadOnlyList<TimetableSession> Some, int Halves)? Short(IReadOnlyList<TimetableSession> sessions)
    {
        var halves = problem.Window.HalfDays;
        var choices = sessions.Select(s => Enumerable.Range(0, halves.Count).Where(h => problem.Opens(s, halves[h])).ToList()).ToList();
        return new Hall(choices, halves.Count).Shortage() is var (some, things) ? ([.. some.Select(s => sessions[s])], things.Count) : null;
    }

    /// <summary>All sessions that want a venue, each another pair of half-day and venue.</summary>
    private IEnumerable<Because> OfVenues()
    {
        var (halves, venues) = (problem.Window.HalfDays, problem.Venues);
        var sessions = Counted(s => !s.IsOnline);
        var choices = sessions.Select(s => Choices(s).ToList()).ToList();
        if (new Hall(choices, halves.Count * venues.Count).Shortage() is not var (some, things)) yield break;
        var (short1, used) = (some.Select(s => sessions[s]).ToList(), things.Select(t => venues[t % venues.Count]).Distinct().ToList());
        yield return new("{0} 节课只能用“{1}”，{2:M月d日}至 {3:M月d日}能用的只有 {4} 个半天，缺 {5} 个：{6}",
            short1.Count, string.Join('、', used.Select(v => v.Name)), problem.Window.Days.From, problem.Window.Days.To, things.Count, short1.Count - things.Count, Topics(short1));

        IEnumerable<int> Choices(TimetableSession session)
        {
            var large = problem.VenuesFor(session).Select(v => v.Key).ToHashSet();
            return from half in Enumerable.Range(0, halves.Count)
                   where problem.Opens(session, halves[half])
                   from venue in Enumerable.Range(0, venues.Count)
                   where large.Contains(venues[venue].Key) && !venues[venue].Busy.Contains(halves[half])
                   select (half * venues.Count) + venue;
        }
    }

    private static string Topics(IReadOnlyList<TimetableSession> sessions) => string.Join('、', sessions.Take(NamedTopics).Select(s => s.Topic)) + (sessions.Count > NamedTopics ? "…" : "");
}
