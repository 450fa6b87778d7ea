using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios;

/// <summary>入退记录: who belonged to a studio in which role from when to when. Closed with a reason, never edited.</summary>
public sealed class StudioMembership
{
    public const int ReasonLength = 100;

    internal StudioMembership(int personId, StudioRole role, Period period) => (PersonId, Role, Period) = (personId, role, period);

    private StudioMembership() { }

    public int Id { get; private set; }

    public int StudioId { get; private set; }

    public int PersonId { get; private set; }

    public StudioRole Role { get; private set; }

    /// <summary>Until the studio's term ends, unless closed before.</summary>
    public Period Period { get; private set; }

    /// <summary>Why it was closed before the term's end; null while it runs.</summary>
    public string? EndReason { get; private set; }

    public bool IsActiveOn(DateOnly day) => Period.Includes(day);

    internal void EndOn(DateOnly day, string reason)
    {
        if (EndReason is not null) throw new RuleBroken("这条任职已于 {0:yyyy-MM-dd} 结束，历史记录不能改动", Period.To);
        if (day < Period.From) throw new RuleBroken("结束日期不能早于任职开始的 {0:yyyy-MM-dd}", Period.From);
        (Period, EndReason) = (Period.EndedOn(day), Naming.Clean(reason, "退出原因", ReasonLength));
    }
}
