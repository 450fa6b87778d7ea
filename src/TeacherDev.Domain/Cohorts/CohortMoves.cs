using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Cohorts;

/// <summary>调班: from one class to another of the same plan, with history on both sides.</summary>
public sealed partial class Cohort
{
    /// <summary>
    /// Ends a membership here and begins one there on the same day. Sessions before that day keep their people, and so do attendance and hours:
    /// they hang on sessions, not on the class one is in now.
    /// </summary>
    /// <param name="day">The first day in the other class.</param>
    /// <exception cref="RuleBroken">Not of the same programme-year and track, either class closed, the other one full, or without a reason.</exception>
    public void MoveOver(Cohort target, int personId, string? reason, DateOnly day)
    {
        MustBeOpen();
        if (ReferenceEquals(this, target)) throw new RuleBroken("请选择另一个培训班");
        if ((target.ProgrammeYearId, target.TrackYearId) != (ProgrammeYearId, TrackYearId)) throw new RuleBroken("“{0}”和“{1}”不属于同一年度项目的同一培养类别，不能调班", Name, target.Name);
        if (day > target.Period.To) throw new RuleBroken("“{0}”到 {1:yyyy-MM-dd} 结束，调班日期要在此之前", target.Name, target.Period.To);
        var left = Membership(personId);
        var came = target.Enrol(personId, day, EnrolmentRoute.Move);
        left.End(day, reason);
        left.GoTo(target.Id);
        came.ComeFrom(Id);
        Touch();
    }
}
