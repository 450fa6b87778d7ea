using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// All that bears on the planned sessions of one class or activity, read once for all of them (<see cref="CircumstancesReader"/>), whoever it
/// belongs to. What is found in it is told by <see cref="Clashes"/>.
/// </summary>
internal sealed class Circumstances
{
    /// <summary>The beginning of the paths that the viewer sees.</summary>
    public required string Reach { get; init; }

    public required PlanOwner Owner { get; init; }

    public required ClashRules Rules { get; init; }

    public required ILookup<DateOnly, Taken> Days { get; init; }

    /// <summary>Sessions that may be named to the viewer.</summary>
    public required IReadOnlySet<int> Visible { get; init; }

    public required IReadOnlyDictionary<int, Teaches> Trainers { get; init; }

    public required IReadOnlyDictionary<int, Place> Venues { get; init; }

    public required WorkingDays Calendar { get; init; }

    public required TermWeeks Terms { get; init; }

    /// <summary>Of the owner's people and of whoever is to teach them.</summary>
    public required Lessons Lessons { get; init; }

    public required IReadOnlyList<Barred> Blackouts { get; init; }

    /// <summary>Seats of the owner's people, and of everybody of their schools in what meets at the same time.</summary>
    public required ILookup<Held, Seat> Seats { get; init; }

    /// <summary>Where the owner's people work.</summary>
    public required IReadOnlyDictionary<int, School> Schools { get; init; }

    /// <summary>Sessions that are about to be put elsewhere: where they stand now is in nobody's way.</summary>
    public IReadOnlySet<int> Movable { get; init; } = new HashSet<int>();

    /// <summary>What else takes some minute of the plan.</summary>
    public IEnumerable<Taken> Here(SessionPlan plan) => Others(plan).Where(s => s.Slot.Overlaps(plan.Slot));

    public IEnumerable<Taken> Others(SessionPlan plan) => Days[plan.Slot.Day].Where(s => s.Id != plan.SessionId && !Movable.Contains(s.Id));

    public Teaches? TrainerOf(SessionPlan plan) => plan.TrainerId is { } id ? Trainers.GetValueOrDefault(id) : null;

    public Place? VenueOf(SessionPlan plan) => plan.VenueId is { } id ? Venues.GetValueOrDefault(id) : null;

    public IEnumerable<Seat> SeatsOf(SessionPlan plan) => SeatsOf(Held.By(plan), plan.Slot.Day);

    public IEnumerable<Seat> SeatsOf(Held by, DateOnly day) => Seats[by].Where(s => s.IsTakenOn(day));

    /// <summary>Whether something of that organisation may be named to the viewer.</summary>
    public bool Shows(string path) => path.StartsWith(Reach, StringComparison.Ordinal) || Reach.StartsWith(path, StringComparison.Ordinal);
}

/// <param name="Plan">The track's name, or the programme's where the class has no track.</param>
internal sealed record PlanOwner(string Name, string Path, string Plan, Period? TrackWindow, Period? YearWindow)
{
    public Period? Window => TrackWindow ?? YearWindow;
}

/// <summary>One trainer is one trainer in every list that names the same person.</summary>
internal sealed record Teaches(int Id, int? PersonId, string Name, IReadOnlyList<Away> Away)
{
    public bool Is(Taken other) => other.TrainerId == Id || (PersonId is not null && other.TrainerPersonId == PersonId);
}

/// <param name="Path">Of the organisation that wrote it down.</param>
internal sealed record Away(HalfDays When, string Reason, string Path);

internal sealed record Place(int Id, string Name, int? Capacity, string? Site, string? Equipment, IReadOnlyList<(HalfDays When, string Reason)> Closed);

internal sealed record Taken(int Id, Slot Slot, string Topic, string Owner, int? CohortId, int? ActivityId, int? VenueId, string? Site, int? TrainerId, int? TrainerPersonId)
{
    public Held By => new(CohortId, ActivityId);

    public bool IsOf(SessionPlan plan) => By == Held.By(plan);
}

/// <summary>What a session belongs to: a class or an activity.</summary>
internal readonly record struct Held(int? CohortId, int? ActivityId)
{
    public static Held By(SessionPlan plan) => new(plan.CohortId, plan.ActivityId);
}

internal sealed record Barred(string Name, string Path, Period Period, string Organisation);

internal sealed record School(int Id, string Name, string Path, OrganisationKind Kind);

/// <param name="Until">The first day on which it is no longer taken; null while it is.</param>
internal sealed record Seat(int? CohortId, int? ActivityId, int PersonId, string Name, string? Subject, int OrganisationId, DateOnly From, DateOnly? Until)
{
    public bool IsTakenOn(DateOnly day) => From <= day && (Until is not { } until || day < until);
}
