using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Selection;

/// <summary>Somebody whom a body named for a dispatch: to go, or to stand by. Who drops out stays with the reason; who is named again is a new line.</summary>
public sealed class Appointee
{
    internal Appointee(int personId, int organisationId, int? position, Act by, bool isOnBehalf) =>
        (PersonId, OrganisationId, Position, NamedAt, AccountId, IsOnBehalf) = (personId, organisationId, position, by.At, by.AccountId, isOnBehalf);

    private Appointee() { }

    public int Id { get; private set; }

    public int DispatchId { get; private set; }

    public int PersonId { get; private set; }

    /// <summary>The body on whose place they stand.</summary>
    public int OrganisationId { get; private set; }

    /// <summary>1 is the first substitute of the body; null for those who go, and for those who dropped out.</summary>
    public int? Position { get; internal set; }

    public AppointeeState State { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Named by the issuing body for a body that did not.</summary>
    public bool IsOnBehalf { get; private set; }

    public DateTime NamedAt { get; private set; }

    public int? AccountId { get; private set; }

    public DateTime? SteppedInAt { get; private set; }

    public DateOnly? DepartedOn { get; private set; }

    public DateOnly? ReturnedOn { get; private set; }

    public string? Remark { get; private set; }

    public bool Stands => State != AppointeeState.Withdrawn;

    /// <summary>Whether they go, unless they drop out.</summary>
    public bool Goes => Stands && Position is null;

    internal void StepIn(Act by) => (State, Position, SteppedInAt) = (AppointeeState.SteppedIn, null, by.At);

    internal void Withdraw(string reason) => (State, Position, Reason) = (AppointeeState.Withdrawn, null, reason);

    internal void Depart(DateOnly day)
    {
        if (ReturnedOn < day) throw new RuleBroken("出发日期不能晚于返回日期 {0:yyyy-MM-dd}", ReturnedOn);
        DepartedOn = day;
    }

    internal void Return(DateOnly day)
    {
        if (DepartedOn is not { } departed) throw new RuleBroken("请先登记出发，再登记返回");
        if (day < departed) throw new RuleBroken("返回日期不能早于出发日期 {0:yyyy-MM-dd}", departed);
        ReturnedOn = day;
    }

    /// <summary>Takes back the last tick: the return, else the departure.</summary>
    internal void Undo()
    {
        if (ReturnedOn is not null) ReturnedOn = null;
        else if (DepartedOn is not null) DepartedOn = null;
        else throw new RuleBroken("还没有登记出发，没有可以撤销的登记");
    }

    internal void Note(string? remark) => Remark = string.IsNullOrWhiteSpace(remark) ? null : Naming.Prose(remark, "备注", Dispatch.RemarkLength);
}
