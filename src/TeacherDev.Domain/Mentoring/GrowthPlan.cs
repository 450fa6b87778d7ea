using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Mentoring;

/// <summary>
/// 专业成长计划 of one teacher in one term (翔安, 教师教学素养提升工程 1: “每学期成长目标，每年反思提升”): goals, what is done for them, the mentor's word, what came of it, and once a school
/// year a reflection. Draft → Submitted → Reviewed.
/// </summary>
public sealed class GrowthPlan : Aggregate
{
    public const int TextLength = 1000;

    public GrowthPlan(int personId, int schoolId, Term term, Guid idempotencyKey) =>
        (PersonId, OrganisationId, Year, Season, IdempotencyKey) = (personId, schoolId, term.Year, term.Season, idempotencyKey);

    private GrowthPlan() { }

    public int PersonId { get; private set; }

    /// <summary>The school in which it was written.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public int Year { get; private set; }

    public TermSeason Season { get; private set; }

    public string Goals { get; private set; } = null!;

    public string Measures { get; private set; } = null!;

    /// <summary>期末自评: what came of the goals; null until it is written.</summary>
    public string? Outcome { get; private set; }

    /// <summary>年度反思; null until it is written.</summary>
    public string? Reflection { get; private set; }

    public GrowthPlanState State { get; private set; }

    /// <summary>The mentor's word, or the school's.</summary>
    public string? Review { get; private set; }

    public int? ReviewerId { get; private set; }

    public DateTime? ReviewedAt { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <summary>Writes what is wanted; after the review it stands.</summary>
    /// <exception cref="RuleBroken">Reviewed already, or something is missing.</exception>
    public void Plan(string? goals, string? measures)
    {
        if (State == GrowthPlanState.Reviewed) throw new RuleBroken("计划已经点评，目标和措施不能再改；做得怎样请写在期末自评里");
        (Goals, Measures) = (Naming.Prose(goals, "成长目标", TextLength), Naming.Prose(measures, "主要措施", TextLength));
        Touch();
    }

    public void Submit()
    {
        if (State == GrowthPlanState.Draft) State = GrowthPlanState.Submitted;
        Touch();
    }

    /// <exception cref="RuleBroken">Not handed in, by oneself, or nothing said.</exception>
    public void Comment(string? review, int? reviewerId, DateTime at)
    {
        if (State == GrowthPlanState.Draft) throw new RuleBroken("计划还没有提交，不能点评");
        if (reviewerId == PersonId) throw new RuleBroken("不能点评自己的计划");
        (Review, ReviewerId, ReviewedAt, State) = (Naming.Prose(review, "点评", TextLength), reviewerId, at, GrowthPlanState.Reviewed);
        Touch();
    }

    /// <summary>Looks back: what came of it, and once a year what to change. Either may be written later.</summary>
    /// <exception cref="RuleBroken">Not handed in, or neither is written.</exception>
    public void LookBack(string? outcome, string? reflection)
    {
        if (State == GrowthPlanState.Draft) throw new RuleBroken("请先提交计划，再写期末自评");
        if (string.IsNullOrWhiteSpace(outcome) && string.IsNullOrWhiteSpace(reflection)) throw new RuleBroken("请填写期末自评或年度反思");
        Outcome = string.IsNullOrWhiteSpace(outcome) ? null : Naming.Prose(outcome, "期末自评", TextLength);
        Reflection = string.IsNullOrWhiteSpace(reflection) ? null : Naming.Prose(reflection, "年度反思", TextLength);
        Touch();
    }
}

public enum GrowthPlanState
{
    [Display(Name = "草稿")] Draft,
    [Display(Name = "待点评")] Submitted,
    [Display(Name = "已点评")] Reviewed,
}
