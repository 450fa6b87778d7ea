using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Cohorts;

/// <summary>When a plan has its training held: a track's own days, or else its year's. A class outside them could hold no session.</summary>
/// <param name="Plan">The track's name, or the programme's where the class has no track.</param>
/// <param name="Days">Null where the plan sets none.</param>
public sealed record TrainingWindow(string Plan, Period? Days)
{
    /// <exception cref="RuleBroken">Some day of the class lies outside.</exception>
    public void MustInclude(Period cohort)
    {
        if (Days is { } days && !days.Includes(cohort))
            throw new RuleBroken("“{0}”的培训时间是 {1:yyyy-MM-dd} 至 {2:yyyy-MM-dd}，培训班要排在这段时间内", Plan, days.From, days.To);
    }
}
