using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Mentoring;

/// <summary>
/// 传帮带记录: something that mentor and mentee did, logged by one and confirmed by the other in one tap. Logged → Confirmed | Returned; Logged or Returned → Withdrawn. Of one work only
/// one a day counts (汇报课: one a lesson period).
/// </summary>
public sealed class PairingEntry : Aggregate
{
    public const int TextLength = 500;
    public const int ReasonLength = 200;
    public const int LastPeriod = 12;

    /// <param name="by">Who logs it: the mentor or the mentee.</param>
    /// <param name="lessonPeriod">节次, for what has one; 1–12.</param>
    /// <exception cref="RuleBroken">The pairing does not hold on the day, the day is to come, a lesson heard (which is logged as 听课记录), no or a superfluous period, or nothing said.</exception>
    public PairingEntry(Pairing pairing, PairingSide by, MentoringWork work, DateOnly day, int? lessonPeriod, string? text, int? fileId, DateOnly today, Guid idempotencyKey)
    {
        if (by == PairingSide.School) throw new RuleBroken("传帮带记录由师傅或徒弟填写");
        if (pairing.State is PairingState.Proposed or PairingState.Cancelled) throw new RuleBroken("结对协议{0}，还不能记录", pairing.State);
        if (work.IsObservation) throw new RuleBroken("听课请填写听课记录，结对会自动计数");
        if (day > today) throw new RuleBroken("日期不能晚于今天");
        if (!pairing.Period.Includes(day)) throw new RuleBroken("日期应在结对的 {0:yyyy-MM-dd} 至 {1:yyyy-MM-dd} 之内", pairing.Period.From, pairing.Period.To);
        if (work.HasLessonPeriod && lessonPeriod is not (>= 1 and <= LastPeriod)) throw new RuleBroken("请填写节次，1 至 {0}", LastPeriod);
        (PairingId, By, Work, Day, FileId, IdempotencyKey) = (pairing.Id, by, work, day, fileId, idempotencyKey);
        LessonPeriod = work.HasLessonPeriod ? lessonPeriod!.Value : 0;
        Text = Naming.Clean(text?.ReplaceLineEndings(" "), "内容", TextLength);
    }

    private PairingEntry() { }

    public int PairingId { get; private set; }

    public PairingSide By { get; private set; }

    public MentoringWork Work { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>节次; 0 for what has none.</summary>
    public int LessonPeriod { get; private set; }

    public string Text { get; private set; } = null!;

    /// <summary>What it is shown by; null where there is none.</summary>
    public int? FileId { get; private set; }

    public AnswerState State { get; private set; } = AnswerState.Logged;

    public DateTime? AnsweredAt { get; private set; }

    public string? Reason { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <exception cref="RuleBroken">One's own, or answered already.</exception>
    public void Confirm(PairingSide side, DateTime at)
    {
        MustWaitFor(side);
        (State, AnsweredAt) = (AnswerState.Confirmed, at);
        Touch();
    }

    /// <exception cref="RuleBroken">One's own, answered already, or no reason.</exception>
    public void Return(PairingSide side, string? reason, DateTime at)
    {
        MustWaitFor(side);
        (State, AnsweredAt, Reason) = (AnswerState.Returned, at, Naming.Clean(reason, "退回原因", ReasonLength));
        Touch();
    }

    /// <exception cref="RuleBroken">The other's, or confirmed already.</exception>
    public void Withdraw(PairingSide side)
    {
        if (side != By) throw new RuleBroken("只有填写的一方可以撤回");
        if (State is not (AnswerState.Logged or AnswerState.Returned)) throw new RuleBroken("这条记录{0}，不能撤回", State);
        State = AnswerState.Withdrawn;
        Touch();
    }

    private void MustWaitFor(PairingSide side)
    {
        if (side == By || side == PairingSide.School) throw new RuleBroken("这条记录由另一方确认");
        if (State != AnswerState.Logged) throw new RuleBroken("这条记录{0}，不需要再答复", State);
    }
}
