using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Surveys;

/// <summary>The five steps of 满意度 (domain.md §7), best first.</summary>
public enum Score
{
    [Display(Name = "非常满意")] VeryGood = 1,
    [Display(Name = "满意")] Good = 2,
    [Display(Name = "一般")] Fair = 3,
    [Display(Name = "不满意")] Poor = 4,
    [Display(Name = "非常不满意")] VeryPoor = 5,
}
