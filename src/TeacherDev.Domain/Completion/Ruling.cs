using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Completion;

/// <summary>人工认定: one decision against, or back to, the rules. Rows are added and never changed.</summary>
public sealed class Ruling
{
    public const int ReasonLength = 200;

    internal Ruling(int personId, CompletionVerdict? verdict, string? reason, int? accountId, DateTime at) =>
        (PersonId, Verdict, Reason, AccountId, At) = (personId, verdict, Naming.Prose(reason, "认定原因", ReasonLength), accountId, at);

    private Ruling() { }

    public int Id { get; private set; }

    public int CompletionId { get; private set; }

    public int PersonId { get; private set; }

    /// <summary>Null: by the rules again.</summary>
    public CompletionVerdict? Verdict { get; private set; }

    public string Reason { get; private set; } = null!;

    public int? AccountId { get; private set; }

    public DateTime At { get; private set; }
}
