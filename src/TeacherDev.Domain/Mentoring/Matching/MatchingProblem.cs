namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>
/// 师徒匹配: mentees to be given mentors of one kind in one round, in the words of the house. Everything it needs is in it; it asks nobody. People are
/// known by their keys, which are only handed back; in which order they come does not matter.
/// </summary>
/// <param name="From">The first day of the pairings; the parties are described as of it.</param>
public sealed record MatchingProblem(PairingKind Kind, DateOnly From, IReadOnlyList<MatchingMentee> Mentees, IReadOnlyList<MatchingMentor> Mentors)
{
    /// <summary>The active pairings of all of them, of both kinds and on both sides.</summary>
    public IReadOnlyList<StandingPair> Standing { get; init; } = [];

    /// <summary>Pairs that are settled already.</summary>
    public IReadOnlyList<MatchingPin> Pins { get; init; } = [];

    /// <summary>How far districts lie apart; what is not named is not known.</summary>
    public IReadOnlyList<DistrictWay> Ways { get; init; } = [];

    public MatchingWeights Weights { get; init; } = MatchingWeights.Usual;

    /// <summary>传帮带三级名单 (domain.md §4): a 学科导师 stands just one rung above the mentee; otherwise one at least.</summary>
    public bool IsTierList { get; init; }

    /// <summary>Mentors further away are not offered, nor those of whom it is not known; 0 keeps to the district. Null where any way will do.</summary>
    public int? MostKilometres { get; init; }

    /// <summary>The cheapest mentors that are looked at for each mentee, 1–<see cref="MatchingCheck.MostCandidates"/>; others only where somebody would be left over without them.</summary>
    public int Candidates { get; init; } = MatchingCheck.MostCandidates;

    /// <summary>A mentor's load of both kinds, as for <see cref="PairingPlan"/>.</summary>
    public int MostMentees { get; init; } = PairingPlan.UsualMost;

    /// <summary>Years of teaching that a 班主任导师 needs, as for <see cref="PairingPlan"/>.</summary>
    public int HomeroomYears { get; init; } = PairingPlan.UsualYears;
}

/// <param name="DistrictId">The organisation under which the school stands.</param>
public sealed record MatchingMentee(PairingParty Party, int DistrictId)
{
    /// <summary>志愿: the mentors wished for, the dearest wish first; empty where there is none. Others are possible all the same.</summary>
    public IReadOnlyList<int> Wishes { get; init; } = [];

    /// <summary>The mentor of this kind in the period before.</summary>
    public int? FormerMentorId { get; init; }
}

/// <param name="DistrictId">The organisation under which the school stands.</param>
public sealed record MatchingMentor(PairingParty Party, int DistrictId)
{
    /// <summary>The mentees wished for, in no order; empty where all are as welcome.</summary>
    public IReadOnlyList<int> Wishes { get; init; } = [];

    /// <summary>How many more the mentor takes in this round at most; null where only the load is a limit.</summary>
    public int? MostMore { get; init; }
}

/// <summary>An active pairing.</summary>
public readonly record struct StandingPair(int MentorId, int MenteeId, PairingKind Kind);

/// <summary>固定: these two, whatever else would be better.</summary>
public readonly record struct MatchingPin(int MenteeId, int MentorId);

/// <summary>The way between two districts, in either direction; within a district it counts as 0.</summary>
public readonly record struct DistrictWay(int OneId, int OtherId, int Kilometres);
