using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Selection;

/// <summary>
/// 评审组: who reviews the files of one call, by which rubric (评审量表), and how ties are broken. What is scored by is fixed when the first score
/// is handed in, and nothing is scored any more once the scoring is closed. Points are integer tenths of a point (分).
/// </summary>
public sealed class ReviewPanel : Aggregate
{
    public const int FullMarks = 100;
    public const int MostCriteria = 12;
    public const int FewestPerFile = 3;
    public const int MostPerFile = 15;
    public const int MostExperts = 200;

    private readonly List<ReviewCriterion> criteria = [];
    private readonly List<PanelExpert> experts = [];
    private readonly List<PanelConflict> conflicts = [];
    private readonly List<TieDecision> decisions = [];

    /// <exception cref="RuleBroken">The call has no step of experts, or the rubric does not hold.</exception>
    public ReviewPanel(Call call, PanelPlan plan)
    {
        if (call.Find(SelectionStep.Experts) is null) throw new RuleBroken("“{0}”没有{1}这一步", call.Title, SelectionStep.Experts);
        (CallId, OrganisationId, Organisation) = (call.Id, call.OrganisationId, call.Organisation);
        Describe(plan);
    }

    private ReviewPanel() { }

    public int CallId { get; private set; }

    public int OrganisationId { get; private set; }

    /// <summary>The body that issued the call.</summary>
    public Organisation Organisation { get; private set; } = null!;

    /// <summary>盲评: experts read a number in the place of name and school.</summary>
    public bool IsBlind { get; private set; }

    /// <summary>How many experts score each file; at least three (domain.md §5), an odd number is advised.</summary>
    public int PerFile { get; private set; }

    public TieRule TieRule { get; private set; }

    /// <summary>Position of the criterion that breaks ties; 0 where none does.</summary>
    public int TieCriterion { get; private set; }

    /// <summary>Points between the highest and the lowest score of a file from which it is shown to the coordinator; 0 = never.</summary>
    public int SpreadPoints { get; private set; }

    /// <summary>When the first score was handed in; null before it.</summary>
    public DateTime? FrozenAt { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    public IReadOnlyCollection<ReviewCriterion> Criteria => criteria;

    public IReadOnlyCollection<PanelExpert> Experts => experts;

    public IReadOnlyCollection<PanelConflict> Conflicts => conflicts;

    public IReadOnlyCollection<TieDecision> Decisions => decisions;

    public IReadOnlyList<ReviewCriterion> InOrder => [.. criteria.OrderBy(c => c.Position)];

    /// <exception cref="RuleBroken">A score has been handed in, or the rubric does not hold.</exception>
    public void Revise(PanelPlan plan)
    {
        if (FrozenAt is not null) throw new RuleBroken("已经有专家交分，评审量表和并列规则不能再改");
        Describe(plan);
        Touch();
    }

    /// <summary>Puts an account with the role of an expert on the panel; nothing happens where it is on it.</summary>
    public void Invite(int accountId)
    {
        MustBeScoring();
        if (experts.Exists(e => e.AccountId == accountId)) return;
        if (experts.Count >= MostExperts) throw new RuleBroken("评审专家最多 {0} 人", MostExperts);
        experts.Add(new PanelExpert(accountId));
        Touch();
    }

    /// <summary>Takes an expert off the panel; what the expert has handed in stays.</summary>
    public void Dismiss(int accountId)
    {
        MustBeScoring();
        if (experts.RemoveAll(e => e.AccountId == accountId) == 0) throw new RuleBroken("这位专家不在评审组里，请刷新后再看");
        Touch();
    }

    /// <summary>回避 known beforehand: this expert never scores this applicant, or nobody of this school.</summary>
    public void Avoid(int accountId, int? personId, int? organisationId, string? reason)
    {
        MustBeScoring();
        if (!experts.Exists(e => e.AccountId == accountId)) throw new RuleBroken("这位专家不在评审组里，请刷新后再看");
        if (personId is null == organisationId is null) throw new RuleBroken("回避请选择一位教师或一所学校");
        if (conflicts.Exists(c => c.AccountId == accountId && c.PersonId == personId && c.OrganisationId == organisationId)) return;
        conflicts.Add(new PanelConflict(accountId, personId, organisationId, Naming.Prose(reason, "回避原因", PanelConflict.ReasonLength)));
        Touch();
    }

    public void Forget(int conflictId)
    {
        MustBeScoring();
        if (conflicts.RemoveAll(c => c.Id == conflictId) == 0) throw new RuleBroken("这条回避已经删除");
        Touch();
    }

    /// <summary>The first score is here: from now on the rubric stands.</summary>
    internal void Freeze(DateTime now) => FrozenAt ??= now;

    internal void MustBeScoring()
    {
        if (ClosedAt is not null) throw new RuleBroken("评分已经结束，不能再改");
    }

    /// <summary>Ends the scoring; whoever calls it has counted the scores.</summary>
    internal void Close(DateTime now)
    {
        MustBeScoring();
        ClosedAt = now;
        Touch();
    }

    /// <summary>What the panel agreed where files stay tied: these, in this order.</summary>
    public void Decide(IReadOnlyList<int> applicationIds, string? reason)
    {
        if (ClosedAt is null) throw new RuleBroken("请先结束评分，再议定并列的次序");
        var told = Naming.Prose(reason, "议定意见", TieDecision.ReasonLength);
        decisions.RemoveAll(d => applicationIds.Contains(d.ApplicationId));
        decisions.AddRange(applicationIds.Distinct().Select((id, at) => new TieDecision(id, at + 1, told)));
        Touch();
    }

    private void Describe(PanelPlan plan)
    {
        if (plan.Criteria.Count is 0 or > MostCriteria) throw new RuleBroken("评审量表应有 1–{0} 项指标", MostCriteria);
        if (plan.PerFile is < FewestPerFile or > MostPerFile) throw new RuleBroken("每份申报应由 {0}–{1} 位专家评审", FewestPerFile, MostPerFile);
        if (plan.SpreadPoints is < 0 or > FullMarks) throw new RuleBroken("分差应在 0–{0} 分之间", FullMarks);
        var next = plan.Criteria.Select((c, at) => new ReviewCriterion(at + 1, c.Name, c.Points, c.Hint)).ToList();
        if (next.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RuleBroken("指标“{0}”写了两次", twice.Key);
        if (next.Sum(c => c.Points) is var sum && sum != FullMarks) throw new RuleBroken("各项指标的分值合计应为 {0} 分，现在是 {1} 分", FullMarks, sum);
        if (plan.TieRule.UsesCriterion && (plan.TieCriterion < 1 || plan.TieCriterion > next.Count)) throw new RuleBroken("请选择并列时比较的指标");
        (IsBlind, PerFile, TieRule, TieCriterion, SpreadPoints) = (plan.IsBlind, plan.PerFile, plan.TieRule, plan.TieRule.UsesCriterion ? plan.TieCriterion : 0, plan.SpreadPoints);
        // Rows that drafts are written against stay, so that what was typed keeps its place.
        foreach (var (now, then) in criteria.OrderBy(c => c.Position).Zip(next)) now.Take(then);
        criteria.RemoveAll(c => c.Position > next.Count);
        criteria.AddRange(next.Skip(criteria.Count));
    }
}

/// <summary>What is written into a panel.</summary>
/// <param name="TieCriterion">Position, from 1; read only where the rule uses it.</param>
public sealed record PanelPlan(IReadOnlyList<(string? Name, int Points, string? Hint)> Criteria, bool IsBlind, int PerFile, TieRule TieRule, int TieCriterion, int SpreadPoints);
