using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Assessment;

public enum CycleState
{
    [Display(Name = "进行中")] Open,
    [Display(Name = "已汇总")] Compiled,
    [Display(Name = "已发布")] Published,
}

/// <summary>
/// One organisation's 年度考核 of one year, under a scheme version that is frozen when the cycle opens. Open → Compiled → Published;
/// compiling again after publishing makes new revisions, which are published in turn.
/// </summary>
public sealed class AssessmentCycle : Aggregate
{
    private readonly List<ManualScore> manualScores = [];

    /// <param name="year">考核年度; what counts is <paramref name="counted"/>, which may end before the assessment is made (domain.md §10, trap 10).</param>
    /// <param name="counted">Facts of these days count.</param>
    public AssessmentCycle(int year, int organisationId, AssessmentScheme scheme, Period counted, Guid idempotencyKey)
    {
        if (year is < 2000 or > 2100) throw new RuleBroken("考核年度应为四位年份：{0}", year);
        if (counted.IsOpen) throw new RuleBroken("考核须写明统计截止日期");
        (Year, OrganisationId, Subject, SchemeId, Scheme, Counted, IdempotencyKey) = (year, organisationId, scheme.Subject, scheme.Id, scheme, counted, idempotencyKey);
    }

    private AssessmentCycle() { }

    public int Year { get; private set; }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public AssessmentSubject Subject { get; private set; }

    public int SchemeId { get; private set; }

    public AssessmentScheme Scheme { get; private set; } = null!;

    public Period Counted { get; private set; }

    public CycleState State { get; private set; }

    /// <summary>When the figures were last changed by compiling, UTC; null while they never were.</summary>
    public DateTime? CompiledAt { get; private set; }

    public DateTime? PublishedAt { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<ManualScore> ManualScores => manualScores;

    /// <summary>Gives a manual indicator its points, or changes them. It counts from the next compiling on.</summary>
    public void Score(int subjectId, SchemeIndicator indicator, Points points)
    {
        if (indicator.SchemeId != SchemeId || indicator.Measure != Measure.Manual) throw new RuleBroken("“{0}”由系统计分，不能打分", indicator.Name);
        if (points > indicator.Most) throw new RuleBroken("“{0}”最多 {1} 分", indicator.Name, indicator.Most);
        if (manualScores.SingleOrDefault(s => s.SubjectId == subjectId && s.IndicatorId == indicator.Id) is { } given) given.Points = points;
        else manualScores.Add(new ManualScore(subjectId, indicator.Id, points));
        Touch();
    }

    /// <summary>Takes a manual indicator's points back: it is unscored again, which is not zero.</summary>
    public void Unscore(int subjectId, SchemeIndicator indicator)
    {
        if (manualScores.RemoveAll(s => s.SubjectId == subjectId && s.IndicatorId == indicator.Id) > 0) Touch();
    }

    /// <summary>Notes that compiling changed something.</summary>
    internal void MarkCompiled(DateTime now)
    {
        CompiledAt = now;
        if (State == CycleState.Open) State = CycleState.Compiled;
        Touch();
    }

    /// <summary>Makes the figures known to those they are about; from now on they change by revisions only.</summary>
    internal void MarkPublished(DateTime now)
    {
        if (State == CycleState.Open) throw new RuleBroken("考核尚未汇总，不能发布");
        (State, PublishedAt) = (CycleState.Published, now);
        Touch();
    }
}

/// <summary>What a panel gave one subject for one manual indicator.</summary>
public sealed class ManualScore
{
    internal ManualScore(int subjectId, int indicatorId, Points points) => (SubjectId, IndicatorId, Points) = (subjectId, indicatorId, points);

    private ManualScore() { }

    public int Id { get; private set; }

    public int CycleId { get; private set; }

    public int SubjectId { get; private set; }

    public int IndicatorId { get; private set; }

    public Points Points { get; internal set; }
}
