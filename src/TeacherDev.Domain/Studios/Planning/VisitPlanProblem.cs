using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Studios.Planning;

/// <summary>
/// The visits that studios still owe in a window, to be given schools and days (scheduling.md, “Visit planning”). No database and no pages:
/// whoever asks fills it in and keeps what the keys stand for.
/// </summary>
/// <param name="Window">Nothing is planned outside.</param>
/// <param name="Days">The working days on which schools can be visited: teaching days that are still to come. Those outside the window are left out.</param>
public sealed record VisitPlanProblem(Period Window, IReadOnlyCollection<DateOnly> Days, IReadOnlyList<VisitingStudio> Studios, IReadOnlyList<VisitedSchool> Schools)
{
    /// <summary>A way to a school of another district, where nobody measured it, in kilometres.</summary>
    public const int OtherDistrict = 30;

    /// <summary>A studio visits a school at most once in each; the days of none are one more. Without any, once in the window.</summary>
    public IReadOnlyList<Period> Terms { get; init; } = [];

    /// <summary>Visits that took place in the window: they count for the schools, for the terms and for the weeks, and are not planned again.</summary>
    public IReadOnlyList<PlannedVisit> Done { get; init; } = [];

    /// <summary>Visits that must be as they are.</summary>
    public IReadOnlyList<PlannedVisit> Pins { get; init; } = [];

    /// <summary>A plan made before, without what is done; null when there is none.</summary>
    public IReadOnlyList<PlannedVisit>? Earlier { get; init; }

    /// <summary>Kilometres from a studio to a school, one way, where they are known.</summary>
    public IReadOnlyDictionary<(int Studio, int School), int> Journeys { get; init; } = new Dictionary<(int, int), int>();

    public VisitWeights Weights { get; init; } = new();

    /// <summary>As measured; else 0 within a district and <see cref="OtherDistrict"/> beyond.</summary>
    public int Kilometres(VisitingStudio studio, VisitedSchool school) =>
        Journeys.TryGetValue((studio.Key, school.Key), out var known) ? known : studio.District == school.District ? 0 : OtherDistrict;
}

/// <param name="Owed">Visits to be planned, the pinned ones included, 0 or more.</param>
public sealed record VisitingStudio(int Key, string Name, string District, int Owed)
{
    /// <summary>Null where it stands for none: every school suits it.</summary>
    public string? Subject { get; init; }

    /// <summary>Null where it stands for none.</summary>
    public SchoolStage? Stage { get; init; }

    /// <summary>Where the leader works; it is not visited. Null where it may be.</summary>
    public int? OwnSchool { get; init; }

    /// <summary>Days on which the leader cannot go.</summary>
    public IReadOnlySet<DateOnly> Busy { get; init; } = new HashSet<DateOnly>();
}

/// <param name="Least">Visits of the window it is to have at least, those done included.</param>
/// <param name="Most">And at most.</param>
public sealed record VisitedSchool(int Key, string Name, string District, int Least, int Most)
{
    public const int MostNeed = 9;

    /// <summary>How much it needs visits, 0–9 (薄弱、乡村学校).</summary>
    public int Need { get; init; }

    /// <summary>The subjects it asks for; none: every studio suits it.</summary>
    public IReadOnlySet<string> Subjects { get; init; } = new HashSet<string>();

    /// <summary>The stages it teaches; none: not known, every studio suits it.</summary>
    public IReadOnlySet<SchoolStage> Stages { get; init; } = new HashSet<SchoolStage>();

    /// <summary>Days on which it receives nobody: exam weeks, events.</summary>
    public IReadOnlySet<DateOnly> Closed { get; init; } = new HashSet<DateOnly>();

    /// <summary>Whether a studio brings what it asks for.</summary>
    public bool Suits(VisitingStudio studio) =>
        (studio.Subject is not { } subject || Subjects.Count == 0 || Subjects.Contains(subject)) && (studio.Stage is not { } stage || Stages.Count == 0 || Stages.Contains(stage));
}

/// <summary>A studio's visit to a school on a day, by their keys.</summary>
public readonly record struct PlannedVisit(int Studio, int School, DateOnly Day);
