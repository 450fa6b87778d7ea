using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Demonstration;

/// <summary>What the parts of the demonstration share while it is built: the day, the people by id, and who has a part to play.</summary>
internal sealed class City(DateOnly today, DateTime now, WorkingDays workingDays, int size)
{
    /// <summary>How many teachers.</summary>
    public int Size { get; } = size;

    public DateOnly Today { get; } = today;

    public DateTime Now { get; } = now;

    public Dice Dice { get; } = new(20_260_101);

    public WorkingDays WorkingDays { get; } = workingDays;

    public required IReadOnlyDictionary<string, Organisation> Organisations { get; init; }

    public IReadOnlyList<Organisation> Schools { get; set; } = [];

    public IReadOnlyList<Inhabitant> Teachers { get; set; } = [];

    public IReadOnlyList<Inhabitant> Researchers { get; set; } = [];

    /// <summary>Who signs in as whom, by login name.</summary>
    public Dictionary<string, Inhabitant> Players { get; } = new(StringComparer.Ordinal);

    /// <summary>Standing bodies by name.</summary>
    public Dictionary<string, int> Teams { get; } = new(StringComparer.Ordinal);

    public ProgrammeYear Year { get; set; } = null!;

    public ProgrammeYear LastYear { get; set; } = null!;

    public ProgrammeYear DistrictYear { get; set; } = null!;

    /// <summary>People already in a class or taken by a part: nobody stands in two classes.</summary>
    public HashSet<int> Taken { get; } = [];

    /// <summary>Working days of the period up to and including <paramref name="until"/>.</summary>
    public List<DateOnly> WorkdaysIn(Period period, DateOnly until) =>
        until < period.From ? [] : [.. new Period(period.From, until < period.To ? until : period.To).EachDay().Where(WorkingDays.IsWorkday)];

    /// <summary>So many days spread evenly over <paramref name="days"/>.</summary>
    public static List<DateOnly> Spread(IReadOnlyList<DateOnly> days, int count) =>
        count == 0 || days.Count == 0 ? [] : [.. Enumerable.Range(0, count).Select(i => days[(int)((i + 0.5) * days.Count / count)]).Distinct()];

    public IEnumerable<Inhabitant> Free(Func<Inhabitant, bool> wanted) => Teachers.Where(t => !Taken.Contains(t.Id) && wanted(t));
}

/// <summary>A synthetic person as the other parts need to know them.</summary>
internal sealed record Inhabitant(int Id, string Name, int SchoolId, string District, SchoolStage Stage, string Subject, TeacherTier Tier, DateOnly TeachingSince, string Path);
