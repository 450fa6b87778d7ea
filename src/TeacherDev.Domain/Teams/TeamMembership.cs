using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Teams;

/// <summary>Who belonged to a standing body in which role from when to when. Closed with a reason, never edited.</summary>
public sealed class TeamMembership
{
    public const int ReasonLength = 100;

    internal TeamMembership(int personId, TeamRole role, DateOnly from) => (PersonId, Role, Period) = (personId, role, Period.Since(from));

    private TeamMembership() { }

    public int Id { get; private set; }

    public int TeamId { get; private set; }

    public int PersonId { get; private set; }

    public TeamRole Role { get; private set; }

    /// <summary>Open until it is closed.</summary>
    public Period Period { get; private set; }

    /// <summary>Why it was closed; null while its end is not known.</summary>
    public string? EndReason { get; private set; }

    public bool IsActiveOn(DateOnly day) => Period.Includes(day);

    /// <exception cref="RuleBroken">Its end is entered.</exception>
    internal void MustRun()
    {
        if (EndReason is not null) throw new RuleBroken("这条任职已于 {0:yyyy-MM-dd} 结束，历史记录不能改动", Period.To);
    }

    internal void EndOn(DateOnly day, string? reason)
    {
        MustRun();
        if (day < Period.From) throw new RuleBroken("结束日期不能早于任职开始的 {0:yyyy-MM-dd}", Period.From);
        (Period, EndReason) = (Period.EndedOn(day), Naming.Clean(reason, "退出原因", ReasonLength));
    }
}
