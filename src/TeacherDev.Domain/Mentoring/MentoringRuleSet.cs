using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Mentoring;

/// <summary>师徒职责规则 of one region: what a pairing owes, and who reads what the mentee says about the mentor. Data: a version that is loaded is never changed.</summary>
public sealed class MentoringRuleSet : Aggregate
{
    public const int CodeLength = 20;

    private readonly List<MentoringRule> rules = [];

    /// <param name="path">Path of the organisation whose subtree it holds for.</param>
    /// <exception cref="RuleBroken">The same work of the same kind twice.</exception>
    public MentoringRuleSet(string code, string version, string path, ReviewReading menteeReview, IReadOnlyList<MentoringRule> rules)
    {
        (Code, VersionText, Path, MenteeReview) = (code, version, path, menteeReview);
        if (rules.GroupBy(r => (r.Kind, r.Work)).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RuleBroken("“{0}”在规则里写了两次", twice.Key.Work);
        this.rules.AddRange(rules);
    }

    private MentoringRuleSet() { }

    public string Code { get; private set; } = null!;

    public string VersionText { get; private set; } = null!;

    public string Path { get; private set; } = null!;

    /// <summary>双向考核: what the mentor may read of the mentee's word.</summary>
    public ReviewReading MenteeReview { get; private set; }

    public IReadOnlyList<MentoringRule> Rules => rules;

    public string Label => $"{Code} {VersionText}";
}

/// <summary>One thing that a pairing owes.</summary>
public sealed class MentoringRule
{
    public const int BasisLength = 300;
    public const int MostTimes = 100;

    /// <param name="kind">Only pairings of this kind; null for both.</param>
    /// <param name="times">How often a term, 1–100.</param>
    /// <exception cref="RuleBroken">No number.</exception>
    public MentoringRule(MentoringWork work, PairingKind? kind, int times, bool isUnverified, string basis)
    {
        if (times is < 1 or > MostTimes) throw new RuleBroken("“{0}”的次数应为 1–{1}：{2}", work, MostTimes, times);
        (Work, Kind, Times, IsUnverified, Basis) = (work, kind, times, isUnverified, basis);
    }

    private MentoringRule() { }

    public int Id { get; private set; }

    public int RuleSetId { get; private set; }

    public MentoringWork Work { get; private set; }

    public PairingKind? Kind { get; private set; }

    /// <summary>A term.</summary>
    public int Times { get; private set; }

    /// <summary>The region's text gives no number, or nobody has seen it; pages say so.</summary>
    public bool IsUnverified { get; private set; }

    public string Basis { get; private set; } = null!;

    public bool IsOf(PairingKind kind) => Kind is null || Kind == kind;

    /// <summary>What is owed where the pairing holds for a part of the term: as much of it as of the term's days, to the nearest whole, a half counting as one (docs/decisions, 55).</summary>
    /// <param name="days">Days of the term in which the pairing held.</param>
    public int OwedFor(int days, int ofTerm) => ((2 * Times * days) + ofTerm) / (2 * ofTerm);
}

/// <summary>Who may read it beside the school and who wrote it.</summary>
public enum ReviewReading
{
    [Display(Name = "师傅不可见")] Hidden,
    [Display(Name = "师傅可见等次")] Grade,
    [Display(Name = "师傅可见全文")] All,
}
