using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Cohorts;

/// <summary>Who looks after a class, dated: 班主任 and 班务助理. They see the class wherever it belongs.</summary>
public sealed class CohortStaff
{
    internal CohortStaff(int personId, CohortRole role, DateOnly from) => (PersonId, Role, From) = (personId, role, from);

    private CohortStaff() { }

    public int Id { get; private set; }

    public int CohortId { get; private set; }

    public int PersonId { get; private set; }

    public CohortRole Role { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>The first day the person no longer does; null while they do.</summary>
    public DateOnly? Until { get; private set; }

    internal void End(DateOnly day) => Until = day >= From ? day : throw new RuleBroken("结束日期不能早于开始日期");
}

public enum CohortRole
{
    [Display(Name = "班主任")] ClassHead,
    [Display(Name = "班务助理")] Assistant,
}
