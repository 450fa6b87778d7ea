using TeacherDev.Domain.Kernel;


namespace TeacherDev.Domain.Selection;

/// <summary>One line of an application's log: at which step what was done, when and by whom.</summary>
public sealed class ApplicationEntry
{
    internal ApplicationEntry(SelectionStep step, ApplicationVerb verb, Act act, string? remark) => (Step, Verb, At, AccountId, Remark) = (step, verb, act.At, act.AccountId, remark);

    private ApplicationEntry() { }

    public int Id { get; private set; }

    public int ApplicationId { get; private set; }

    public SelectionStep Step { get; private set; }

    public ApplicationVerb Verb { get; private set; }

    /// <summary>In UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Null for the system.</summary>
    public int? AccountId { get; private set; }

    public string? Remark { get; private set; }
}

/// <summary>Who does something, and when (UTC).</summary>
public readonly record struct Act(int? AccountId, DateTime At)
{
    public DateOnly Day => At.DayInShanghai;
}
