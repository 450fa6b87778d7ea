using System.Numerics;
using System.Runtime.CompilerServices;

namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>
/// A draft while it is worked on. Every lecture stands in a room at a moment or is parked; a room holds one lecture at a moment, and nothing is
/// put where its course cannot be. All counts, and with them <see cref="Hard"/> and <see cref="Soft"/>, follow each step.
/// </summary>
internal sealed partial class Board
{
    public const int Empty = -1;
    public const int Parked = -1;
    private const int Blocked = -2;

    private readonly int days;
    private readonly int words;
    private readonly int[] dayOf;
    private readonly int[] placeOf;
    private readonly int[] courseOf;
    private readonly bool[] isPinned;
    private readonly ulong[] rivals;
    private readonly bool[] opens;
    private readonly int[] roomCosts;
    private readonly int[] leastRoomCosts;
    private readonly int[] momentCosts;
    private readonly int[] leastDays;
    private readonly int[] missingDayCosts;
    private readonly int[] homeOf;
    private readonly int[] roomChangeCosts;
    private readonly int[][] groupsOf;
    private readonly ulong[] members;
    private readonly int groupWords;
    private readonly int[] dayCosts;
    private readonly int[] dayCostsOf;
    private readonly (int Other, bool IsFirst, int Cost)[][] orderOf;
    private readonly bool hasMomentCosts;
    private readonly bool hasOrder;

    private readonly int[] lectureAt;
    private readonly int[] momentOf;
    private readonly int[] roomOf;
    private readonly int[] lectureOf;
    private readonly ulong[] present;
    private readonly int[] courseDays;
    private readonly int[] daysUsed;
    private readonly int[] homeRooms;
    private readonly int[] roomsUsed;
    private readonly int[] groupCounts;
    private readonly int[] groupMasks;
    private readonly int[] groupMarks;
    private readonly int[] marked = new int[256];

    public Board(Problem problem)
    {
        (Problem, Rooms, Moments, days) = (problem, problem.Rooms, problem.Moments.Count, problem.Days);
        var courses = problem.Courses;
        words = (courses.Count + 63) / 64;
        groupWords = (problem.Groups.Count + 63) / 64;
        dayOf = [.. problem.Moments.Select(m => m.Day)];
        placeOf = [.. problem.Moments.Select(m => m.Place)];
        courseOf = [.. courses.Index().SelectMany(c => Enumerable.Repeat(c.Index, c.Item.Lectures))];
        isPinned = [.. Enumerable.Range(0, courseOf.Length).Select(problem.Pins.ContainsKey)];
        opens = [.. courses.SelectMany(c => c.Opens)];
        roomCosts = [.. courses.SelectMany(c => c.RoomCosts)];
        RoomsOf = [.. courses.Select(c => Enumerable.Range(0, Rooms).Where(r => c.RoomCosts[r] != Course.Forbidden).ToArray())];
        leastRoomCosts = [.. courses.Select(c => c.RoomCosts.DefaultIfEmpty(0).Min())];
        hasMomentCosts = courses.Any(c => c.MomentCosts.Count > 0);
        momentCosts = hasMomentCosts ? [.. courses.SelectMany(c => c.MomentCosts.Count > 0 ? c.MomentCosts : new int[Moments])] : [];
        leastDays = [.. courses.Select(c => c.LeastDays)];
        missingDayCosts = [.. courses.Select(c => c.MissingDayCost)];
        var homes = courses.Select(c => c.Home).OfType<int>().DefaultIfEmpty(-1).Max() + 1;
        homeOf = [.. courses.Select((c, i) => c.Home ?? homes + i)];
        roomChangeCosts = [.. courses.Select(c => c.RoomChangeCost)];
        rivals = RivalsOf(problem, words);
        groupsOf = [.. courses.Index().Select(c => problem.Groups.Index().Where(g => g.Item.Courses.Contains(c.Index)).Select(g => g.Index).ToArray())];
        members = new ulong[courses.Count * groupWords];
        foreach (var (course, groups) in groupsOf.Index())
            foreach (var group in groups) members[(course * groupWords) + (group >> 6)] |= 1UL << (group & 63);
        var tables = problem.Groups.Select(g => g.DayCosts).Distinct().ToList();
        dayCosts = [.. tables.SelectMany(t => t)];
        dayCostsOf = [.. problem.Groups.Select(g => tables.IndexOf(g.DayCosts) << problem.PlacesADay)];
        groupMarks = new int[problem.Groups.Count];
        hasOrder = problem.Order.Count > 0;
        orderOf = OrderOf(problem);

        lectureAt = new int[Moments * Rooms];
        Array.Fill(lectureAt, Empty);
        foreach (var (moment, room) in problem.Taken) lectureAt[(moment * Rooms) + room] = Blocked;
        momentOf = new int[courseOf.Length];
        Array.Fill(momentOf, Parked);
        roomOf = new int[courseOf.Length];
        lectureOf = new int[courses.Count * Moments];
        present = new ulong[Moments * words];
        courseDays = new int[courses.Count * days];
        daysUsed = new int[courses.Count];
        homeRooms = new int[(homes + courses.Count) * Rooms];
        roomsUsed = new int[homes + courses.Count];
        groupCounts = new int[problem.Groups.Count * Moments];
        groupMasks = new int[problem.Groups.Count * days];
        Hard = courseOf.Length;
        Soft = courses.Sum(c => c.LeastDays * c.MissingDayCost);
    }

    public Problem Problem { get; }

    public int Rooms { get; }

    public int Moments { get; }

    public int Hard { get; private set; }

    public int Soft { get; private set; }

    /// <summary>By course: the rooms it may be in.</summary>
    public int[][] RoomsOf { get; }

    public int Lectures => momentOf.Length;

    public int CourseOf(int lecture) => courseOf[lecture];

    public bool IsPinned(int lecture) => isPinned[lecture];

    /// <summary>The moment a lecture stands at, or <see cref="Parked"/>.</summary>
    public int MomentOf(int lecture) => momentOf[lecture];

    public int RoomOf(int lecture) => roomOf[lecture];

    /// <summary>The lecture there; negative where there is none or where others are.</summary>
    public int LectureAt(int moment, int room) => lectureAt[(moment * Rooms) + room];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Opens(int course, int moment) => opens[(course * Moments) + moment];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(int course, int moment) => (present[(moment * words) + (course >> 6)] >> (course & 63) & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AreRivals(int course, int other) => (rivals[(course * words) + (other >> 6)] >> (other & 63) & 1) != 0;

    /// <summary>How many lectures of that moment the course collides with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Collisions(int course, int moment)
    {
        var mine = rivals.AsSpan(course * words, words);
        var there = present.AsSpan(moment * words, mine.Length);
        var count = 0;
        for (var w = 0; w < mine.Length; w++) count += BitOperations.PopCount(mine[w] & there[w]);
        return count;
    }

    /// <summary>What a lecture of the course costs in that room, apart from all others; <see cref="Course.Forbidden"/> where it cannot be.</summary>
    public int RoomCost(int course, int room) => roomCosts[(course * Rooms) + room];

    /// <summary>The same, and what a further room of its home costs.</summary>
    public int RoomCostWithHome(int course, int room) =>
        roomCosts[(course * Rooms) + room] + (homeRooms[(homeOf[course] * Rooms) + room] == 0 && roomsUsed[homeOf[course]] > 0 ? roomChangeCosts[course] : 0);

    /// <summary>What a first lecture of that day saves, positive, if its course still misses days.</summary>
    public int MissingDaySaved(int course, int moment) =>
        courseDays[(course * days) + dayOf[moment]] == 0 && daysUsed[course] < leastDays[course] ? missingDayCosts[course] : 0;

    /// <summary>The lectures of that moment the course collides with.</summary>
    /// <returns>How many there are; those that find no room in the span are left out.</returns>
    public int Rivals(int course, int moment, Span<int> lectures)
    {
        var count = 0;
        for (var w = 0; w < words; w++)
            for (var there = rivals[(course * words) + w] & present[(moment * words) + w]; there != 0; there &= there - 1, count++)
                if (count < lectures.Length) lectures[count] = lectureOf[(((w << 6) + BitOperations.TrailingZeroCount(there)) * Moments) + moment];
        return count;
    }

    /// <summary>Puts a parked lecture into an empty room.</summary>
    public void Put(int lecture, int moment, int room)
    {
        var course = courseOf[lecture];
        var (day, bit) = (dayOf[moment], 1 << placeOf[moment]);
        Hard += Collisions(course, moment) - 1;
        var soft = roomCosts[(course * Rooms) + room];
        if (hasMomentCosts) soft += momentCosts[(course * Moments) + moment];
        if (hasOrder) soft += OrderCost(lecture, moment, Parked, Parked);
        (lectureAt[(moment * Rooms) + room], lectureOf[(course * Moments) + moment]) = (lecture, lecture);
        (momentOf[lecture], roomOf[lecture]) = (moment, room);
        present[(moment * words) + (course >> 6)] |= 1UL << (course & 63);
        var home = homeOf[course];
        if (homeRooms[(home * Rooms) + room]++ == 0 && roomsUsed[home]++ > 0) soft += roomChangeCosts[course];
        if (courseDays[(course * days) + day]++ == 0 && daysUsed[course]++ < leastDays[course]) soft -= missingDayCosts[course];
        foreach (var group in groupsOf[course])
        {
            if (groupCounts[(group * Moments) + moment]++ > 0) continue;
            ref var mask = ref groupMasks[(group * days) + day];
            soft += dayCosts[dayCostsOf[group] + (mask | bit)] - dayCosts[dayCostsOf[group] + mask];
            mask |= bit;
        }
        Soft += soft;
    }

    /// <summary>Parks a lecture that stands somewhere.</summary>
    public void Take(int lecture)
    {
        var (course, moment, room) = (courseOf[lecture], momentOf[lecture], roomOf[lecture]);
        var (day, bit) = (dayOf[moment], 1 << placeOf[moment]);
        Hard -= Collisions(course, moment) - 1;
        var soft = roomCosts[(course * Rooms) + room];
        if (hasMomentCosts) soft += momentCosts[(course * Moments) + moment];
        (lectureAt[(moment * Rooms) + room], momentOf[lecture]) = (Empty, Parked);
        if (hasOrder) soft += OrderCost(lecture, moment, Parked, Parked);
        present[(moment * words) + (course >> 6)] &= ~(1UL << (course & 63));
        var home = homeOf[course];
        if (--homeRooms[(home * Rooms) + room] == 0 && --roomsUsed[home] > 0) soft += roomChangeCosts[course];
        if (--courseDays[(course * days) + day] == 0 && --daysUsed[course] < leastDays[course]) soft -= missingDayCosts[course];
        foreach (var group in groupsOf[course])
        {
            if (--groupCounts[(group * Moments) + moment] > 0) continue;
            ref var mask = ref groupMasks[(group * days) + day];
            soft += dayCosts[dayCostsOf[group] + mask] - dayCosts[dayCostsOf[group] + (mask & ~bit)];
            mask &= ~bit;
        }
        Soft -= soft;
    }

    /// <summary>The draft as it stands, to be kept.</summary>
    public Draft Snapshot() => new([.. momentOf.Select((m, l) => m == Parked ? (Placement?)null : new Placement(m, roomOf[l]))], Hard, Soft);

    private static ulong[] RivalsOf(Problem problem, int words)
    {
        var sets = new ulong[problem.Courses.Count * words];
        foreach (var (one, other) in problem.Conflicts)
        {
            sets[(one * words) + (other >> 6)] |= 1UL << (other & 63);
            sets[(other * words) + (one >> 6)] |= 1UL << (one & 63);
        }
        return sets;
    }

    private (int Other, bool IsFirst, int Cost)[][] OrderOf(Problem problem)
    {
        if (!hasOrder) return [];
        var lectures = courseOf.Index().ToLookup(c => c.Item, c => c.Index);
        var pairs = problem.Order.SelectMany(o => from before in lectures[o.Before] from after in lectures[o.After] select (before, after, o.Cost)).ToList();
        var all = pairs.Select(p => (Mine: p.before, Entry: (p.after, true, p.Cost))).Concat(pairs.Select(p => (Mine: p.after, Entry: (p.before, false, p.Cost)))).ToLookup(p => p.Mine, p => p.Entry);
        return [.. Enumerable.Range(0, courseOf.Length).Select(l => all[l].ToArray())];
    }
}
