using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Attendance;

/// <summary>
/// Somebody without an account who scanned and said who they are. It counts for nothing until whoever takes attendance accepts it. The digits
/// are compared at once and not kept; whoever typed them is not told whether they were right, or the page would be a way to find them out.
/// </summary>
public sealed class PendingSignIn : Aggregate
{
    public PendingSignIn(int sessionId, int personId, DateTime at, bool? phoneMatches, byte[]? device = null)
    {
        (SessionId, PersonId) = (sessionId, personId);
        Say(at, phoneMatches, device);
    }

    private PendingSignIn() { }

    public int SessionId { get; private set; }

    public int PersonId { get; private set; }

    /// <summary>The moment of the scan, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Whether the digits were those of the person's phone; null where no phone is kept.</summary>
    public bool? PhoneMatches { get; private set; }

    public byte[]? Device { get; private set; }

    public PendingState State { get; private set; }

    /// <summary>The same name once more. What waits with the right digits stays; what was refused or had wrong ones makes way.</summary>
    public void SayAgain(DateTime at, bool? phoneMatches, byte[]? device)
    {
        if (State == PendingState.Accepted || (State == PendingState.Waiting && (PhoneMatches == true || phoneMatches == false))) return;
        Say(at, phoneMatches, device);
        Touch();
    }

    /// <returns>The mark it becomes.</returns>
    public AttendanceMark Accept(AttendanceStatus status)
    {
        MustWait();
        State = PendingState.Accepted;
        Touch();
        return new AttendanceMark(SessionId, PersonId, status, At, source: MarkSource.Accepted, device: Device);
    }

    public void Refuse()
    {
        MustWait();
        State = PendingState.Refused;
        Touch();
    }

    private void Say(DateTime at, bool? phoneMatches, byte[]? device) => (At, PhoneMatches, Device, State) = (at, phoneMatches, device, PendingState.Waiting);

    private void MustWait()
    {
        if (State != PendingState.Waiting) throw new RuleBroken("这条登记{0}，不用再处理", State);
    }
}

public enum PendingState
{
    [Display(Name = "待确认")] Waiting,
    [Display(Name = "已确认")] Accepted,
    [Display(Name = "已拒绝")] Refused,
}
