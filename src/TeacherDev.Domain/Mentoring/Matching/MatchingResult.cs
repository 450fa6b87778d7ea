using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>What came of a round: every mentee is either matched or left over.</summary>
/// <param name="Proof">
/// That no assignment of the candidates that were looked at is better; computed apart from the search. That no more can be paired holds of all who fit, looked at or not:
/// the reasons of <paramref name="LeftOver"/> prove it.
/// </param>
public sealed record MatchingResult(IReadOnlyList<Match> Matches, IReadOnlyList<LeftOver> LeftOver, Proof Proof)
{
    /// <summary>One sentence to head the result with.</summary>
    public Because Verdict => Proof.IsProven
        ? new("已核验最优：配对 {0} 名徒弟，{1} 名没有配上", Matches.Count, LeftOver.Count)
        : new("没有通过核验：总代价 {0}，下界 {1}，{2} 处不符合规则", Proof.Primal, Proof.Dual, Proof.Faults);

    /// <summary>What the verdict stands on.</summary>
    public Because Basis => new("总代价 {0}，下界 {1}；上下界相等就不存在更好的方案", Proof.Primal, Proof.Dual);
}

/// <summary>推荐: this mentor for this mentee.</summary>
/// <param name="Charges">What the pair costs points for, the most first.</param>
/// <param name="Reasons">What speaks for it.</param>
public sealed record Match(int MenteeId, int MentorId, bool IsPinned, IReadOnlyList<MatchingCharge> Charges, IReadOnlyList<Because> Reasons)
{
    public int Points => Charges.Sum(c => c.Points);
}

/// <summary>A mentee for whom there is nobody.</summary>
public sealed record LeftOver(int MenteeId, LeftOverCause Cause, Because Reason);

public enum LeftOverCause
{
    /// <summary>The rules ask for what nobody entered.</summary>
    [Display(Name = "学科或学段未填写")] FieldUnknown,

    [Display(Name = "无符合条件的导师")] NobodyFits,

    /// <summary>They were full before the round, or take nobody in it.</summary>
    [Display(Name = "导师本轮没有名额")] NoPlaces,

    [Display(Name = "半径内无候选")] OutOfReach,

    /// <summary>The places of the round went to others.</summary>
    [Display(Name = "导师名额已满")] PlacesTaken,
}
