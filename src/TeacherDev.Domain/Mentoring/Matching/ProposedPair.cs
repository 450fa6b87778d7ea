using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>推荐 for one mentee, or why there is none.</summary>
public sealed class ProposedPair
{
    public const int ReasonsLength = 2000;

    internal ProposedPair(Match match)
    {
        (MenteeId, MentorId, IsPinned, Points) = (match.MenteeId, match.MentorId, match.IsPinned, match.Points);
        Reasons = Kept(match.Reasons);
    }

    internal ProposedPair(LeftOver leftOver)
    {
        (MenteeId, Cause) = (leftOver.MenteeId, leftOver.Cause);
        Reasons = Kept([leftOver.Reason]);
    }

    private ProposedPair() { }

    public int Id { get; private set; }

    public int ProposalId { get; private set; }

    public int MenteeId { get; private set; }

    /// <summary>Null where there is nobody.</summary>
    public int? MentorId { get; private set; }

    public bool IsPinned { get; private set; }

    /// <summary>What the pair costs; one point is as bad as a kilometre.</summary>
    public int Points { get; private set; }

    public LeftOverCause? Cause { get; private set; }

    /// <summary>Why, a stored remark a line.</summary>
    public string Reasons { get; private set; } = null!;

    public ProposedPairState State { get; private set; }

    /// <summary>The pairing it became.</summary>
    public int? PairingId { get; private set; }

    public IReadOnlyList<Remark> Remarks => [.. Reasons.Split('\n').Select(Remark.Stored)];

    internal void Pin(int mentorId)
    {
        MustBeOpen();
        if (mentorId != MentorId) (Points, Cause, Reasons) = (0, null, Kept([new("由您指定，重新匹配后计算理由")]));
        (MentorId, IsPinned) = (mentorId, true);
    }

    internal void Unpin()
    {
        MustBeOpen();
        IsPinned = false;
    }

    internal void Drop()
    {
        MustBeOpen();
        State = ProposedPairState.Dropped;
    }

    internal void Accept(int pairingId)
    {
        MustBeOpen();
        (State, PairingId) = (ProposedPairState.Accepted, pairingId);
    }

    // The dearest reasons come first; where there is no room for all, the last are left out.
    private static string Kept(IReadOnlyList<Because> reasons)
    {
        var stored = reasons.Select(r => Remark.Of(r.Text, r.Arguments).ToStored()).ToList();
        while (stored.Sum(s => s.Length + 1) > ReasonsLength) stored.RemoveAt(stored.Count - 1);
        return string.Join('\n', stored);
    }

    private void MustBeOpen()
    {
        if (State != ProposedPairState.Open) throw new RuleBroken("这一条{0}，不能再改", State);
    }
}

public enum ProposedPairState
{
    [Display(Name = "待处理")] Open,
    [Display(Name = "已采纳")] Accepted,
    [Display(Name = "已放弃")] Dropped,
}
