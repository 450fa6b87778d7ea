using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>
/// 结对方案: what the matching found for those who lack a mentor of one kind, with its proof. Nobody is paired by it: each recommendation is accepted, changed or dropped, and what is
/// left is matched again around what is pinned.
/// </summary>
public sealed class PairingProposal : Aggregate
{
    public const int MostPeople = 5_000;

    private readonly List<ProposedPair> pairs = [];

    /// <exception cref="RuleBroken">A pairing without an end; a load or a distance out of range.</exception>
    public PairingProposal(int organisationId, PairingTerms terms, MatchingLimits limits, int? accountId, Guid idempotencyKey)
    {
        if (terms.Period.IsOpen) throw new RuleBroken("结对须写明结束日期");
        if (terms.InTierList && terms.Kind != PairingKind.SubjectMentor) throw new RuleBroken("三级名单只列学科导师，班主任导师不进名单");
        if (limits.MostMentees is < 1 or > MatchingCheck.MostLoad) throw new RuleBroken("每位导师最多带的徒弟应为 1–{0} 名", MatchingCheck.MostLoad);
        (OrganisationId, Kind, Period, InTierList) = (organisationId, terms.Kind, terms.Period, terms.InTierList);
        (MostMentees, Reach, RequestedById, IdempotencyKey) = (limits.MostMentees, limits.Reach, accountId, idempotencyKey);
        Goal = string.IsNullOrWhiteSpace(terms.Goal) ? null : Naming.Clean(terms.Goal.ReplaceLineEndings(" "), "结对目标", Pairing.GoalLength);
    }

    private PairingProposal() { }

    /// <summary>Whose people without a mentor it is about, with everything under it.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public PairingKind Kind { get; private set; }

    public Period Period { get; private set; }

    public string? Goal { get; private set; }

    public bool InTierList { get; private set; }

    /// <summary>A mentor's load of both kinds.</summary>
    public int MostMentees { get; private set; }

    public MatchingReach Reach { get; private set; }

    public bool IsDiscarded { get; private set; }

    public int? RequestedById { get; private set; }

    public DateTime SolvedAt { get; private set; }

    /// <summary>总代价: what the assignment costs, those left alone included.</summary>
    public long Primal { get; private set; }

    /// <summary>下界: what every assignment costs at least.</summary>
    public long Dual { get; private set; }

    public int Faults { get; private set; }

    public int Mentors { get; private set; }

    public int Places { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyList<ProposedPair> Pairs => pairs;

    /// <summary>核验: no assignment of what was offered is better, computed apart from the search (docs/decisions, 45).</summary>
    public bool IsProven => Faults == 0 && Primal == Dual;

    public PairingTerms Terms => new(Kind, Period, Goal, InTierList);

    /// <summary>Those that stay as they are when all others are matched again.</summary>
    public IEnumerable<MatchingPin> Pins => pairs.Where(p => p is { State: ProposedPairState.Open, IsPinned: true, MentorId: not null }).Select(p => new MatchingPin(p.MenteeId, p.MentorId!.Value));

    /// <summary>Takes what the matching found; what was accepted or dropped stays, all else is what it says now.</summary>
    public void Answer(MatchingResult result, DateTime at)
    {
        MustBeOpen();
        pairs.RemoveAll(p => p.State == ProposedPairState.Open);
        pairs.AddRange(result.Matches.Select(m => new ProposedPair(m)));
        pairs.AddRange(result.LeftOver.Select(l => new ProposedPair(l)));
        (Primal, Dual, Faults, Mentors, Places) = (result.Proof.Primal, result.Proof.Dual, result.Proof.Faults, result.Proof.Mentors, result.Proof.Places);
        SolvedAt = at;
        Touch();
    }

    /// <summary>固定: this mentor for this mentee, whatever else would be better; the next matching keeps it.</summary>
    /// <exception cref="RuleBroken">Accepted or dropped already.</exception>
    public void Pin(int pairId, int mentorId) => Change(pairId, p => p.Pin(mentorId));

    public void Unpin(int pairId) => Change(pairId, p => p.Unpin());

    /// <summary>Not this one, and nobody else from this proposal.</summary>
    public void Drop(int pairId) => Change(pairId, p => p.Drop());

    /// <summary>The recommendation became a pairing.</summary>
    public void Accept(int pairId, int pairingId) => Change(pairId, p => p.Accept(pairingId));

    public void Discard()
    {
        MustBeOpen();
        IsDiscarded = true;
        Touch();
    }

    private void Change(int pairId, Action<ProposedPair> change)
    {
        MustBeOpen();
        change(pairs.SingleOrDefault(p => p.Id == pairId) ?? throw new RuleBroken("方案里没有这一条，请刷新页面"));
        Touch();
    }

    private void MustBeOpen()
    {
        if (IsDiscarded) throw new RuleBroken("这个方案已放弃");
    }
}

/// <summary>What a round keeps to beside the rules.</summary>
/// <param name="MostMentees">A mentor's load of both kinds, 1–10.</param>
public sealed record MatchingLimits(int MostMentees, MatchingReach Reach);

/// <summary>From where mentors may come.</summary>
public enum MatchingReach
{
    [Display(Name = "本校优先，全市可选")] City,
    [Display(Name = "本校优先，限本区县")] District,
    [Display(Name = "只限本校")] School,
}
