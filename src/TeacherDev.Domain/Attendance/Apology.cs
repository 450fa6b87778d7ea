using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Attendance;

/// <summary>
/// 请假: somebody expected says before a session begins that they cannot come, and why. Whoever takes attendance answers; approved, it becomes a mark.
/// One row for person and session: who was refused or thought better of it may ask again.
/// </summary>
public sealed class Apology : Aggregate
{
    public const int ReasonLength = AttendanceMark.NoteLength;

    public Apology(int sessionId, int personId) => (SessionId, PersonId) = (sessionId, personId);

    private Apology() { }

    public int SessionId { get; private set; }

    public int PersonId { get; private set; }

    public string Reason { get; private set => field = Naming.Clean(value, "请假原因", ReasonLength); } = "";

    /// <summary>When it was asked for last, UTC.</summary>
    public DateTime AskedAt { get; private set; }

    public ApologyState State { get; private set; }

    /// <summary>When it was approved or refused, UTC; null before.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Answer { get; private set => field = value is null ? null : Naming.Clean(value, "不准假的原因", ReasonLength); }

    /// <param name="starts">Of the session, UTC: afterwards only whoever takes attendance records.</param>
    /// <exception cref="RuleBroken">Too late, no reason, or it was approved already.</exception>
    public void Ask(string? reason, DateTime starts, DateTime now)
    {
        if (now >= starts) throw new RuleBroken("这节课已经开始，不能再请假，请找班主任");
        if (State == ApologyState.Approved) throw new RuleBroken("已经准假，不用再请");
        (Reason, AskedAt, State, Answer, AnsweredAt) = (reason!, now, ApologyState.Waiting, null, null);
        Touch();
    }

    public void Withdraw() => MoveTo(ApologyState.Withdrawn);

    /// <returns>The mark it becomes.</returns>
    public AttendanceMark Approve(DateTime now)
    {
        MoveTo(ApologyState.Approved);
        AnsweredAt = now;
        return new AttendanceMark(SessionId, PersonId, AttendanceStatus.Excused, now, Reason, MarkSource.Apology);
    }

    public void Refuse(string? why, DateTime now)
    {
        MoveTo(ApologyState.Refused);
        (Answer, AnsweredAt) = (why ?? "", now);
    }

    private void MoveTo(ApologyState next)
    {
        if (State != ApologyState.Waiting) throw new RuleBroken("这条请假{0}，不用再处理", State);
        State = next;
        Touch();
    }
}

public enum ApologyState
{
    [Display(Name = "待答复")] Waiting,
    [Display(Name = "已准假")] Approved,
    [Display(Name = "未准假")] Refused,
    [Display(Name = "已撤回")] Withdrawn,
}
