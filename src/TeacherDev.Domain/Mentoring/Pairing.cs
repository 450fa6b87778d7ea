using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Mentoring;

/// <summary>
/// 师徒结对: one mentor and one mentee, of one kind, for a period (domain.md §4). Proposed → Active once mentor, mentee and school have signed → Completed | Ended; or Cancelled
/// before it was in force. The rules between pairings (one mentor per kind, the mentor's load, no circle) stand in <see cref="PairingPlan"/> and in unique indexes.
/// </summary>
public sealed class Pairing : Aggregate
{
    public const int GoalLength = 300;
    public const int NoteLength = 200;

    private readonly List<PairingSignature> signatures = [];

    /// <param name="seat">Which of the mentor's places this takes, from 1; the unique index over it holds the mentor's load.</param>
    /// <exception cref="RuleBroken">The same person on both sides; or, for 学科导师, another subject or stage, below 骨干教师 (翔安, “区级骨干教师以上名师”), or no higher tier.</exception>
    internal Pairing(PairingParty mentor, PairingParty mentee, PairingTerms terms, int seat, Guid idempotencyKey)
    {
        var (kind, period) = (terms.Kind, terms.Period);
        if (mentor.PersonId == mentee.PersonId) throw new RuleBroken("师傅和徒弟不能是同一人");
        if (period.IsOpen) throw new RuleBroken("结对须写明结束日期");
        if (kind == PairingKind.SubjectMentor && Misfit(mentor, mentee) is { } misfit) throw new RuleBroken(misfit.Text, [.. misfit.Arguments]);
        if (terms.InTierList && OffTheList(mentor, mentee, kind) is { } off) throw new RuleBroken(off.Text, [.. off.Arguments]);
        (MentorId, MentorOrganisationId, MenteeId, OrganisationId) = (mentor.PersonId, mentor.OrganisationId, mentee.PersonId, mentee.OrganisationId);
        (Kind, Period, InTierList, MenteeTier, MentorTier, Seat, IdempotencyKey) = (kind, period, terms.InTierList, mentee.Tier, mentor.Tier, seat, idempotencyKey);
        Goal = string.IsNullOrWhiteSpace(terms.Goal) ? null : Naming.Clean(terms.Goal.ReplaceLineEndings(" "), "结对目标", GoalLength);
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

    /// <summary>Stands in the 传帮带三级名单 (翔安, 教师教学素养提升工程 2): the mentor is exactly one rung above the mentee.</summary>
    public bool InTierList { get; private set; }

    /// <summary>As of the first day; the list shows who stood where when it was made.</summary>
    public TeacherTier MentorTier { get; private set; }

    public TeacherTier MenteeTier { get; private set; }

    public PairingState State { get; private set; } = PairingState.Proposed;

    /// <summary>协议三方确认, in the order in which they came; all three make it active.</summary>
    public IReadOnlyList<PairingSignature> Signatures => signatures;

    /// <summary>Takes the mentor's place and the mentee's: proposed or active.</summary>
    public bool IsStanding => State is PairingState.Proposed or PairingState.Active;

    public int Seat { get; private set; }

    public string? Goal { get; private set; }

    public PairingEnd? EndedBecause { get; private set; }

    /// <summary>Who did not agree; null where nobody declined.</summary>
    public PairingSide? DeclinedBy { get; private set; }

    public string? EndNote { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <summary>协议编号, from the year in which it begins.</summary>
    public string AgreementNumber => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"QL{Period.From.Year}-{Id:00000}");

    public bool IsSignedBy(PairingSide side) => signatures.Exists(s => s.Side == side);

    /// <summary>One side says yes to the agreement (domain.md §4: mentor, mentee, school). The third makes it active.</summary>
    /// <param name="accountId">Who entered it.</param>
    /// <param name="onPaper">The side signed a sheet, and the school says so.</param>
    /// <exception cref="RuleBroken">It waits for no signature, this side has signed, or a school “on paper”.</exception>
    public void Sign(PairingSide side, DateTime at, int? accountId, bool onPaper = false)
    {
        if (State != PairingState.Proposed) throw new RuleBroken("这份结对协议{0}，不需要再确认", State);
        if (IsSignedBy(side)) throw new RuleBroken("{0}已经确认过这份协议", side);
        if (onPaper && side == PairingSide.School) throw new RuleBroken("学校自己确认，不需要代录签字");
        signatures.Add(new PairingSignature(side, at, accountId, onPaper));
        if (signatures.Count == Enum.GetValues<PairingSide>().Length) State = PairingState.Active;
        Touch();
    }

    /// <summary>One side says no, with a reason: nothing was owed, and both are free again.</summary>
    /// <exception cref="RuleBroken">It waits for no signature, or no reason.</exception>
    public void Decline(PairingSide side, string? reason)
    {
        if (State != PairingState.Proposed) throw new RuleBroken("这份结对协议{0}，不能再拒绝", State);
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("请写明不同意的原因");
        (DeclinedBy, EndedBecause, State) = (side, PairingEnd.Declined, PairingState.Cancelled);
        EndNote = Naming.Clean(reason, "原因", NoteLength);
        Touch();
    }

    /// <summary>Ends the pairing; <paramref name="on"/> is its last day. What is owed is then pro rata to that day.</summary>
    /// <exception cref="RuleBroken">Already ended, a day outside the period or in the future, or “其他原因” without a note.</exception>
    public void End(DateOnly on, PairingEnd because, string? note, DateOnly today)
    {
        MustStand();
        if (State == PairingState.Proposed) throw new RuleBroken("协议还没有三方确认，请取消这对结对");
        if (because == PairingEnd.Declined) throw new RuleBroken("已生效的结对不能按“不同意”结束");
        if (on < Period.From) throw new RuleBroken("结束日期不能早于结对开始的 {0:yyyy-MM-dd}", Period.From);
        if (on > today) throw new RuleBroken("结束日期不能晚于今天");
        if (on < Period.To) Period = Period.EndedOn(on);
        Leave(because is PairingEnd.Completed or PairingEnd.CompletedEarly ? PairingState.Completed : PairingState.Ended, because, note);
    }

    /// <summary>Takes back a pairing that is not in force: nothing was owed, and both are free again.</summary>
    /// <exception cref="RuleBroken">It has begun, or is over already; completed though it never began; declined, which a side does itself; or “其他原因” without a note.</exception>
    public void Cancel(PairingEnd because, string? note, DateOnly today)
    {
        MustStand();
        if (because == PairingEnd.Declined) throw new RuleBroken("不同意由师傅或徒弟本人填写，请选择别的原因");
        if (IsInForce(today)) throw new RuleBroken("结对已于 {0:yyyy-MM-dd} 开始，请填写最后一天来结束", Period.From);
        if (because is PairingEnd.Completed or PairingEnd.CompletedEarly) throw new RuleBroken("结对还没有开始，不能按完成处理");
        Leave(PairingState.Cancelled, because, note);
    }

    /// <summary>Agreed by all three and begun: it ends on a day, and what was owed until then stays.</summary>
    public bool IsInForce(DateOnly today) => State == PairingState.Active && Period.From <= today;

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

    /// <summary>Why the pair cannot stand in the 三级名单 (domain.md §4: 学科带头人 → 骨干教师 → 新教师, exactly one tier); null when it can.</summary>
    internal static Because? OffTheList(PairingParty mentor, PairingParty mentee, PairingKind kind) =>
        kind != PairingKind.SubjectMentor ? new("三级名单只列学科导师，班主任导师不进名单")
        : mentor.Tier != RungAbove(mentee.Tier) ? new("三级名单中导师只高一个层级：{0}为{1}，{2}为{3}", mentor.Name, mentor.Tier, mentee.Name, mentee.Tier)
        : null;

    /// <summary>The lowest tier that may lead this one, in the list the only one.</summary>
    internal static TeacherTier RungAbove(TeacherTier mentee) => mentee < TeacherTier.Backbone ? TeacherTier.Backbone : mentee + 1;

    private void Leave(PairingState next, PairingEnd because, string? note)
    {
        if (because == PairingEnd.Other && string.IsNullOrWhiteSpace(note)) throw new RuleBroken("请写明结束原因");
        EndNote = string.IsNullOrWhiteSpace(note) ? null : Naming.Clean(note, "说明", NoteLength);
        (EndedBecause, State) = (because, next);
        Touch();
    }

    private void MustStand()
    {
        if (State == PairingState.Cancelled) throw new RuleBroken("这对师徒在开始前已取消");
        if (!IsStanding) throw new RuleBroken("这对师徒已于 {0:yyyy-MM-dd} 结束", Period.To);
    }
}
