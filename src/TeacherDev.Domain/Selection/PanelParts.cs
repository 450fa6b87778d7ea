using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Selection;

/// <summary>How files of the same score are put in order; chosen before the first score is handed in.</summary>
public enum TieRule
{
    [Display(Name = "由评审组议定")] Panel,
    [Display(Name = "比指定指标，仍并列的由评审组议定")] Criterion,
    [Display(Name = "比指定指标，再比区县排序")] CriterionThenRank,
    [Display(Name = "比指定指标，再比区县排序，再比提交先后")] CriterionThenRankThenTime,
    [Display(Name = "比区县排序")] Rank,
    [Display(Name = "比提交先后")] Time,
}

public static class TieRules
{
    extension(TieRule rule)
    {
        public bool UsesCriterion => rule is TieRule.Criterion or TieRule.CriterionThenRank or TieRule.CriterionThenRankThenTime;

        public bool UsesRank => rule is TieRule.CriterionThenRank or TieRule.CriterionThenRankThenTime or TieRule.Rank;

        public bool UsesTime => rule is TieRule.CriterionThenRankThenTime or TieRule.Time;
    }
}

/// <summary>指标: one line of the rubric and how many points it is worth.</summary>
public sealed class ReviewCriterion
{
    public const int NameLength = 40;
    public const int HintLength = 200;

    internal ReviewCriterion(int position, string? name, int points, string? hint)
    {
        (Position, Name) = (position, Naming.Clean(name, "指标名称", NameLength));
        Points = points is > 0 and <= ReviewPanel.FullMarks ? points : throw new RuleBroken("指标“{0}”的分值应在 1–{1} 之间", Name, ReviewPanel.FullMarks);
        Hint = string.IsNullOrWhiteSpace(hint) ? null : Naming.Prose(hint, "评分要点", HintLength);
    }

    private ReviewCriterion() { }

    public int Id { get; private set; }

    public int PanelId { get; private set; }

    /// <summary>1 is first.</summary>
    public int Position { get; private set; }

    public string Name { get; private set; } = null!;

    /// <summary>The most points (分) it gives.</summary>
    public int Points { get; private set; }

    public string? Hint { get; private set; }

    internal void Take(ReviewCriterion other) => (Name, Points, Hint) = (other.Name, other.Points, other.Hint);
}

/// <summary>An expert on a panel: an account with the role, whether or not it belongs to a person of the city.</summary>
public sealed class PanelExpert
{
    internal PanelExpert(int accountId) => AccountId = accountId;

    private PanelExpert() { }

    public int Id { get; private set; }

    public int PanelId { get; private set; }

    public int AccountId { get; private set; }
}

/// <summary>回避 that somebody named: an expert and one applicant, or an expert and one school.</summary>
public sealed class PanelConflict
{
    public const int ReasonLength = 200;

    internal PanelConflict(int accountId, int? personId, int? organisationId, string reason) => (AccountId, PersonId, OrganisationId, Reason) = (accountId, personId, organisationId, reason);

    private PanelConflict() { }

    public int Id { get; private set; }

    public int PanelId { get; private set; }

    public int AccountId { get; private set; }

    public int? PersonId { get; private set; }

    public int? OrganisationId { get; private set; }

    public string Reason { get; private set; } = null!;
}

/// <summary>议定: the place of a file among those it stayed tied with.</summary>
public sealed class TieDecision
{
    public const int ReasonLength = 300;

    internal TieDecision(int applicationId, int place, string reason) => (ApplicationId, Place, Reason) = (applicationId, place, reason);

    private TieDecision() { }

    public int Id { get; private set; }

    public int PanelId { get; private set; }

    public int ApplicationId { get; private set; }

    /// <summary>1 is first.</summary>
    public int Place { get; private set; }

    public string Reason { get; private set; } = null!;
}
