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

    /// <summary>Whose the plans are: every class that is to sit in one of them, or the activity.</summary>
    public required IReadOnlyDictionary<Held, PlanOwner> Owners { get; init; }

    /// <summary>By the path of the body that leads a plan: it decides, also for the classes of others.</summary>
    public required IReadOnlyDictionary<string, ClashRules> Rules { get; init; }

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

    /// <summary>Seats of the owners' people, and of everybody of their schools in what meets at the same time.</summary>
    public required ILookup<Held, Seat> Seats { get; init; }

    /// <summary>Where the owners' people work.</summary>
    public required IReadOnlyDictionary<int, School> Schools { get; init; }

    /// <summary>Sessions that are about to be put elsewhere: where they stand now is in nobody's way.</summary>
    public IReadOnlySet<int> Movable { get; init; } = new HashSet<int>();

    /// <summary>What else takes some minute of the plan.</summary>
    public IEnumerable<Taken> Here(SessionPlan plan) => Others(plan).Where(s => s.Slot.Overlaps(plan.Slot));

    public IEnumerable<Taken> Others(SessionPlan plan) => Days[plan.Slot.Day].Where(s => s.Id != plan.SessionId && !Movable.Contains(s.Id));

    public Teaches? TrainerOf(SessionPlan plan) => plan.TrainerId is { } id ? Trainers.GetValueOrDefault(id) : null;

    public Place? VenueOf(SessionPlan plan) => plan.VenueId is { } id ? Venues.GetValueOrDefault(id) : null;

    public PlanOwner LeaderOf(SessionPlan plan) => Owners[Held.By(plan)[0]];

    public IEnumerable<PlanOwner> OwnersOf(SessionPlan plan) => Held.By(plan).Select(by => Owners[by]);

    public ClashRules RulesOf(SessionPlan plan) => Rules[LeaderOf(plan).Path];

    /// <summary>“甲班、乙班”, the leading class first.</summary>
    public string NameOf(SessionPlan plan) => string.Join('、', OwnersOf(plan).Select(o => o.Name));

    /// <summary>The classes of a plan that sit in another session too.</summary>
    public string NameOfShared(SessionPlan plan, Taken other) => string.Join('、', Held.By(plan).Where(other.By.Contains).Select(by => Owners[by].Name));

    /// <summary>Everybody who sits in it, once.</summary>
    public IEnumerable<Seat> SeatsOf(SessionPlan plan) => SeatsOf(Held.By(plan), plan.Slot.Day);

    /// <inheritdoc cref="SeatsOf(SessionPlan)"/>
    public IEnumerable<Seat> SeatsOf(IEnumerable<Held> by, DateOnly day) => by.SelectMany(held => Seats[held]).Where(s => s.IsTakenOn(day)).DistinctBy(s => s.PersonId);

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

/// <param name="Owner">The names of its classes, the leading one first, or the activity's title.</param>
/// <param name="By">Its classes, or the activity.</param>
internal sealed record Taken(int Id, Slot Slot, string Topic, string Owner, IReadOnlyList<Held> By, int? VenueId, string? Site, int? TrainerId, int? TrainerPersonId)
{
    /// <summary>A class of the plan sits in it, or it is of the same activity.</summary>
    public bool IsOf(SessionPlan plan) => By.Any(by => by.IsIn(plan));
}

/// <summary>What a session belongs to: a class or an activity.</summary>
internal readonly record struct Held(int? CohortId, int? ActivityId)
{
    /// <summary>The leading class first.</summary>
    public static IReadOnlyList<Held> By(SessionPlan plan) => plan.CohortId is null ? [new(null, plan.ActivityId)] : [.. plan.Classes.Select(id => new Held(id, null))];

    public bool IsIn(SessionPlan plan) => CohortId is { } id ? id == plan.CohortId || plan.Beside.Contains(id) : ActivityId == plan.ActivityId;
}

internal sealed record Barred(string Name, string Path, Period Period, string Organisation);

internal sealed record School(int Id, string Name, string Path, OrganisationKind Kind);

/// <param name="Until">The first day on which it is no longer taken; null while it is.</param>
internal sealed record Seat(int? CohortId, int? ActivityId, int PersonId, string Name, string? Subject, int OrganisationId, DateOnly From, DateOnly? Until)
{
    public bool IsTakenOn(DateOnly day) => From <= day && (Until is not { } until || day < until);
}
