using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Mentoring;

/// <summary>
/// 师徒结对: one mentor and one mentee, of one kind, for a period (domain.md §4). Active → Completed | Ended, or Cancelled before it began. The rules between pairings
/// (one active mentor per kind, the mentor's load) stand in <see cref="PairingPlan"/> and in unique indexes.
/// </summary>
public sealed class Pairing : Aggregate
{
    public const int GoalLength = 300;
    public const int NoteLength = 200;

    /// <param name="seat">Which of the mentor's places this takes, from 1; the unique index over it holds the mentor's load.</param>
    /// <param name="goal">What the pairing is for, as the agreement says; null when it does not.</param>
    /// <exception cref="RuleBroken">The same person on both sides; or, for 学科导师, another subject or stage, below 骨干教师 (翔安, “区级骨干教师以上名师”), or no higher tier.</exception>
    internal Pairing(PairingParty mentor, PairingParty mentee, PairingKind kind, Period period, int seat, string? goal, Guid idempotencyKey)
    {
        if (mentor.PersonId == mentee.PersonId) throw new RuleBroken("师傅和徒弟不能是同一人");
        if (period.IsOpen) throw new RuleBroken("结对须写明结束日期");
        if (kind == PairingKind.SubjectMentor && Misfit(mentor, mentee) is { } misfit) throw new RuleBroken(misfit.Text, [.. misfit.Arguments]);
        (MentorId, MentorOrganisationId, MenteeId, OrganisationId) = (mentor.PersonId, mentor.OrganisationId, mentee.PersonId, mentee.OrganisationId);
        (Kind, Period, Seat, IdempotencyKey) = (kind, period, seat, idempotencyKey);
        Goal = string.IsNullOrWhiteSpace(goal) ? null : Naming.Clean(goal.ReplaceLineEndings(" "), "结对目标", GoalLength);
    }

    private Pairing() { }

    public int MentorId { get; private set; }

    public int MentorOrganisationId { get; private set; }

    public Organisation MentorOrganisation { get; private set; } = null!;

    public int MenteeId { get; private set; }

    /// <summary>The mentee's school.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public PairingKind Kind { get; private set; }

    /// <summary>As agreed; after the end, as it was. One year as a rule, renewable.</summary>
    public Period Period { get; private set; }

    public PairingState State { get; private set; } = PairingState.Active;

    public int Seat { get; private set; }

    public string? Goal { get; private set; }

    public PairingEnd? EndedBecause { get; private set; }

    public string? EndNote { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <summary>Ends the pairing; <paramref name="on"/> is its last day. What is owed is then pro rata to that day.</summary>
    /// <exception cref="RuleBroken">Already ended, a day outside the period or in the future, or “其他原因” without a note.</exception>
    public void End(DateOnly on, PairingEnd because, string? note, DateOnly today)
    {
        MustBeActive();
        if (on < Period.From) throw new RuleBroken("结束日期不能早于结对开始的 {0:yyyy-MM-dd}", Period.From);
        if (on > today) throw new RuleBroken("结束日期不能晚于今天");
        if (on < Period.To) Period = Period.EndedOn(on);
        Leave(because is PairingEnd.Completed or PairingEnd.CompletedEarly ? PairingState.Completed : PairingState.Ended, because, note);
    }

    /// <summary>Takes back a pairing that has not begun: nothing was owed, and both are free again.</summary>
    /// <exception cref="RuleBroken">It has begun, or is over already; completed though it never began; or “其他原因” without a note.</exception>
    public void Cancel(PairingEnd because, string? note, DateOnly today)
    {
        MustBeActive();
        if (HasBegun(today)) throw new RuleBroken("结对已于 {0:yyyy-MM-dd} 开始，请填写最后一天来结束", Period.From);
        if (because is PairingEnd.Completed or PairingEnd.CompletedEarly) throw new RuleBroken("结对还没有开始，不能按完成处理");
        Leave(PairingState.Cancelled, because, note);
    }

    public bool HasBegun(DateOnly today) => Period.From <= today;

    /// <summary>Why the one cannot be the 学科导师 of the other; null when they can.</summary>
    internal static Because? Misfit(PairingParty mentor, PairingParty mentee)
    {
        if (mentor.Subject is null || mentee.Subject is null) return new("学科导师结对须先填写双方任教学科");
        if (mentor.Subject != mentee.Subject) return new("学科导师须与徒弟同学科：{0}教{1}，{2}教{3}", mentor.Name, mentor.Subject, mentee.Name, mentee.Subject);
        if (mentor.Stage != mentee.Stage) return new("学科导师须与徒弟同学段：{0}为{1}，{2}为{3}", mentor.Name, mentor.Stage, mentee.Name, mentee.Stage);
        if (mentor.Tier < TeacherTier.Backbone) return new("学科导师须为骨干教师以上：{0}为{1}", mentor.Name, mentor.Tier);
        if (mentor.Tier <= mentee.Tier) return new("学科导师须至少高一个层级：{0}为{1}，{2}为{3}", mentor.Name, mentor.Tier, mentee.Name, mentee.Tier);
        return null;
    }

    private void Leave(PairingState next, PairingEnd because, string? note)
    {
        if (because == PairingEnd.Other && string.IsNullOrWhiteSpace(note)) throw new RuleBroken("请写明结束原因");
        EndNote = string.IsNullOrWhiteSpace(note) ? null : Naming.Clean(note, "说明", NoteLength);
        (EndedBecause, State) = (because, next);
        Touch();
    }

    private void MustBeActive()
    {
        if (State == PairingState.Cancelled) throw new RuleBroken("这对师徒在开始前已取消");
        if (State != PairingState.Active) throw new RuleBroken("这对师徒已于 {0:yyyy-MM-dd} 结束", Period.To);
    }
}
