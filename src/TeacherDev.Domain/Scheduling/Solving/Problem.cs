namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>
/// A timetable to be found, in numbers only: courses hold lectures, each lecture wants a moment and a room. It knows no names, no people and
/// no database; whoever asks keeps the names under the same indexes. Lectures are numbered course by course in the order of <see cref="Courses"/>.
/// </summary>
/// <param name="Moments">The periods in which something can take place, in the order of time.</param>
/// <param name="Rooms">How many rooms there are; one room holds one lecture at a moment.</param>
public sealed record Problem(IReadOnlyList<Moment> Moments, int Rooms, IReadOnlyList<Course> Courses)
{
    /// <summary>Pairs of courses of which no two lectures share a moment: the same teacher, the same people.</summary>
    public IReadOnlyList<(int One, int Other)> Conflicts { get; init; } = [];

    /// <summary>What is judged by the day: a curriculum, a class, a teacher.</summary>
    public IReadOnlyList<Group> Groups { get; init; } = [];

    public IReadOnlyList<Precedence> Order { get; init; } = [];

    /// <summary>Rooms that are taken by others at a moment.</summary>
    public IReadOnlyList<Placement> Taken { get; init; } = [];

    /// <summary>Lectures that stay where they are, by lecture.</summary>
    public IReadOnlyDictionary<int, Placement> Pins { get; init; } = new Dictionary<int, Placement>();

    public int Lectures => Courses.Sum(c => c.Lectures);

    public int Days => Moments.Count == 0 ? 0 : Moments.Max(m => m.Day) + 1;

    /// <summary>How many places a day has, 1–16.</summary>
    public int PlacesADay => Moments.Count == 0 ? 1 : Moments.Max(m => m.Place) + 1;
}

/// <summary>The day a period lies on and its place in that day, both from 0. Places that follow each other are neighbours.</summary>
public readonly record struct Moment(int Day, int Place);

/// <summary>Where a lecture stands: indexes of <see cref="Problem.Moments"/> and of a room.</summary>
public readonly record struct Placement(int Moment, int Room);

/// <summary>Lectures that can be exchanged for each other. No two of them share a moment.</summary>
/// <param name="Lectures">How many there are, 1 or more.</param>
/// <param name="RoomCosts">By room: what a lecture there costs; <see cref="Forbidden"/> where it cannot be.</param>
/// <param name="Opens">By moment: whether it may take place then.</param>
public sealed record Course(int Lectures, IReadOnlyList<int> RoomCosts, IReadOnlyList<bool> Opens)
{
    public const int Forbidden = int.MaxValue;

    /// <summary>By moment: what a lecture then costs; empty where every moment is as good.</summary>
    public IReadOnlyList<int> MomentCosts { get; init; } = [];

    /// <summary>Lectures of fewer days than this cost <see cref="MissingDayCost"/> for each day missing.</summary>
    public int LeastDays { get; init; }

    public int MissingDayCost { get; init; }

    /// <summary>Courses of the same home should share one room: each room beyond the first costs <see cref="RoomChangeCost"/>. Null where it has a home of its own.</summary>
    public int? Home { get; init; }

    /// <summary>The same for all courses of a home.</summary>
    public int RoomChangeCost { get; init; }
}

/// <summary>Courses whose days are judged together.</summary>
/// <param name="DayCosts">What a day costs by the places taken on it, as a bit mask: 2^places entries, nothing taken costs nothing.</param>
public sealed record Group(IReadOnlyList<int> Courses, IReadOnlyList<int> DayCosts);

/// <summary>A lecture of one course that does not come before a lecture of another costs this.</summary>
public readonly record struct Precedence(int Before, int After, int Cost);
