using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>佐证: a stored file that shows what a claim says.</summary>
public sealed class HoursClaimPaper
{
    internal HoursClaimPaper(int storedFileId, string fileName) => (StoredFileId, FileName) = (storedFileId, fileName);

    private HoursClaimPaper()
    {
    }

    public int Id { get; private set; }

    public int ClaimId { get; private set; }

    public int StoredFileId { get; private set; }

    /// <summary>As its owner calls it.</summary>
    public string FileName { get; private set; } = null!;
}

/// <summary>One line of a claim's log: what was done, when, by whom and why.</summary>
public sealed class HoursClaimStep
{
    internal HoursClaimStep(HoursClaimVerb verb, HoursClaimAct by, string? reason) => (Verb, At, AccountId, Reason) = (verb, by.At, by.AccountId, reason);

    private HoursClaimStep()
    {
    }

    public int Id { get; private set; }

    public int ClaimId { get; private set; }

    public HoursClaimVerb Verb { get; private set; }

    /// <summary>In UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Null for the system.</summary>
    public int? AccountId { get; private set; }

    /// <summary>Why it was returned or withdrawn, or why other hours were certified than claimed.</summary>
    public string? Reason { get; private set; }
}

/// <summary>Who does something to a claim, for which body, and when (UTC).</summary>
public readonly record struct HoursClaimAct(int? AccountId, int? PersonId, int? OrganisationId, DateTime At)
{
    public DateOnly Day => At.DayInShanghai;
}

/// <summary>What a claim says, as far as it is typed yet; only the title has to be there.</summary>
/// <param name="From">The event's first day.</param>
/// <param name="To">Its last; null where it took one day.</param>
/// <param name="Mode">Code of a <see cref="HoursMode"/>.</param>
/// <param name="Claimed">学时.</param>
public sealed record HoursClaimText(string? Title, string? Organiser, DateOnly? From, DateOnly? To, string? Mode, HoursKind? Kind, Kernel.Hours? Claimed, string? Note);
