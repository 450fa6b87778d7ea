using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>
/// A timetable to be found for one or more classes, in the words of the house. Everything it needs is in it; it asks nobody. Keys are those of
/// the entities behind it and are only handed back.
/// </summary>
public sealed record TimetableProblem(
    TimetableWindow Window, IReadOnlyList<TimetableClass> Classes, IReadOnlyList<TimetableTrainer> Trainers, IReadOnlyList<TimetableVenue> Venues, IReadOnlyList<TimetableSession> Sessions)
{
    /// <summary>Pairs of classes, by key, in which the same people sit.</summary>
    public IReadOnlyList<(int One, int Other)> ClassesThatSharePeople { get; init; } = [];

    public TimetableWishes Wishes { get; init; } = TimetableWishes.Usual;

    internal TimetableClass Class(int key) => Classes.First(c => c.Key == key);

    internal TimetableTrainer? Trainer(int? key) => Trainers.FirstOrDefault(t => t.Key == key);

    internal TimetableVenue? Venue(int? key) => Venues.FirstOrDefault(v => v.Key == key);

    internal int Headcount(TimetableSession session) => session.Classes.Sum(c => Class(c).Headcount);

    internal bool SharePeople(int one, int other) => ClassesThatSharePeople.Any(p => p == (one, other) || p == (other, one));

    /// <summary>Whether class and trainer are free and the pin, if any, agrees; venues are another question.</summary>
    internal bool Opens(TimetableSession session, HalfDay half) =>
        (session.Pin is not { } pin || pin.Half == half)
        && session.Classes.All(c => !Class(c).Busy.Contains(half))
        && Trainer(session.TrainerKey)?.Busy.Contains(half) != true;

    /// <summary>The venues that are large enough, have what is needed, and that the pin, if any, allows.</summary>
    internal IEnumerable<TimetableVenue> VenuesFor(TimetableSession session) =>
        session.IsOnline ? [] : Venues.Where(v => v.Holds(Headcount(session)) && v.Lacks(session).Count == 0 && (session.Pin?.VenueKey is not { } pinned || v.Key == pinned));
}

/// <summary>The half-days in which sessions can be put: those of the window that are not closed, in the order of time.</summary>
/// <param name="Parts">The half-days of a day that are taught in.</param>
/// <param name="Closed">Days that are not to be taught on, and could be: days of the week, exam weeks.</param>
/// <param name="Barred">Days on which nothing can be put whoever gives way: holidays by law. May reach beyond <paramref name="Days"/>.</param>
public sealed record TimetableWindow(Period Days, IReadOnlyList<DayPart> Parts, IReadOnlySet<DateOnly> Closed, IReadOnlySet<DateOnly> Barred)
{
    public TimetableWindow(Period days, IReadOnlyList<DayPart> parts, IReadOnlySet<DateOnly> closed) : this(days, parts, closed, new HashSet<DateOnly>()) { }

    public IReadOnlyList<HalfDay> HalfDays { get; } = [.. from day in Days.EachDay() where !Closed.Contains(day) && !Barred.Contains(day) from part in Parts.Distinct().Order() select new HalfDay(day, part)];

    public TimetableWindow Opening(DateOnly day) => new(Days, Parts, Closed.Where(d => d != day).ToHashSet(), Barred);

    public TimetableWindow Until(DateOnly day) => new(new(Days.From, day), Parts, Closed, Barred);
}

/// <summary>A day and the part of it.</summary>
public readonly record struct HalfDay(DateOnly Day, DayPart Part) : IComparable<HalfDay>
{
    public int CompareTo(HalfDay other) => Day == other.Day ? Part.CompareTo(other.Part) : Day.CompareTo(other.Day);

    public static bool operator <(HalfDay left, HalfDay right) => left.CompareTo(right) < 0;

    public static bool operator >(HalfDay left, HalfDay right) => left.CompareTo(right) > 0;

    public static bool operator <=(HalfDay left, HalfDay right) => left.CompareTo(right) <= 0;

    public static bool operator >=(HalfDay left, HalfDay right) => left.CompareTo(right) >= 0;
}

/// <summary>A class as the timetable needs it.</summary>
/// <param name="Busy">Half-days on which its people are elsewhere.</param>
public sealed record TimetableClass(int Key, string Name, int Headcount, IReadOnlySet<HalfDay> Busy)
{
    /// <summary>The days of the week it would rather come on; empty where all are as good.</summary>
    public IReadOnlyList<DayOfWeek> PreferredDays { get; init; } = [];
}

public sealed record TimetableTrainer(int Key, string Name, IReadOnlySet<HalfDay> Busy);

/// <param name="Capacity">Seats; null when nobody has counted them.</param>
/// <param name="Busy">Half-days given to others.</param>
public sealed record TimetableVenue(int Key, string Name, int? Capacity, IReadOnlySet<HalfDay> Busy)
{
    /// <summary><see cref="Tags"/>: what it has.</summary>
    public string? Equipment { get; init; }

    public bool Holds(int people) => Capacity is not { } seats || seats >= people;

    /// <summary>What the session needs and the venue has not.</summary>
    public IReadOnlyList<string> Lacks(TimetableSession session) => Tags.Missing(session.Equipment, Equipment);
}

/// <summary>One session to be put somewhere; it takes a whole half-day.</summary>
/// <param name="Classes">Keys of the classes that sit in it, one or more.</param>
/// <param name="TrainerKey">Null where no trainer is set yet.</param>
/// <param name="IsOnline">It needs no venue.</param>
/// <param name="Step">Sessions of a class with a lower step should come before those with a higher; null where the order does not matter.</param>
public sealed record TimetableSession(int Key, string Topic, IReadOnlyList<int> Classes, int? TrainerKey, bool IsOnline = false, int? Step = null)
{
    /// <summary>Before or after whatever else its classes do; the steps put in order what is in the same phase.</summary>
    public TimetablePhase Phase { get; init; } = TimetablePhase.Lessons;

    /// <summary><see cref="Tags"/>: what its venue must have.</summary>
    public string? Equipment { get; init; }

    /// <summary>Where it must be.</summary>
    public TimetablePlace? Pin { get; init; }

    /// <summary>The minutes it takes of its half-day; null for all of it. They count where it is pinned, beside others that are.</summary>
    public (TimeOnly From, TimeOnly To)? Minutes { get; init; }

    /// <summary>Where it is announced to be; a change costs by <see cref="TimetableWish.LeastChange"/>.</summary>
    public TimetablePlace? Published { get; init; }

    /// <summary>Whether both are pinned to one half-day, one after the other.</summary>
    internal bool IsPinnedApartFrom(TimetableSession other) =>
        Pin is { } pin && pin.Half == other.Pin?.Half && Minutes is { } mine && other.Minutes is { } theirs && (mine.To <= theirs.From || theirs.To <= mine.From);
}

/// <summary>A class arrives, is opened, is taught and is closed, in this order.</summary>
public enum TimetablePhase
{
    Arrival,
    Opening,
    Lessons,
    Closing,
}

/// <param name="VenueKey">Null online, and in a pin that leaves the venue open.</param>
public sealed record TimetablePlace(HalfDay Half, int? VenueKey);
