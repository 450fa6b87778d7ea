using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Activities;

/// <summary>One person expected at an activity's sessions.</summary>
public sealed class Invitation
{
    internal Invitation(int personId, DateOnly on, bool isOwn = false) => (PersonId, InvitedOn, IsOwn) = (personId, on, isOwn);

    private Invitation() { }

    public int Id { get; private set; }

    public int ActivityId { get; private set; }

    public int PersonId { get; private set; }

    public DateOnly InvitedOn { get; private set; }

    /// <summary>The person enrolled oneself.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>The first day the person is no longer expected; null while they are.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    internal void Withdraw(DateOnly day) =>
        WithdrawnOn = day >= InvitedOn ? day : throw new RuleBroken("取消邀请的日期不能早于邀请日期 {0:yyyy-MM-dd}", InvitedOn);
}
