using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// One time a session was closed, and why it was opened again. The hours it posted name this row as their source, so that closing twice
/// posts once, and closing again after a correction posts anew.
/// </summary>
public sealed class Closing
{
    internal Closing(int number, DateTime at) => (Number, At) = (number, at);

    private Closing() { }

    public int Id { get; private set; }

    public int SessionId { get; private set; }

    /// <summary>1 for the first time.</summary>
    public int Number { get; private set; }

    public DateTime At { get; private set; }

    public DateTime? ReopenedAt { get; private set; }

    public string? ReopenReason { get; private set; }

    internal void Reopen(string reason, DateTime at) => (ReopenReason, ReopenedAt) = (reason, at);
}
