using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Kernel;

/// <summary>What one side logged and the other answers.</summary>
public enum AnswerState
{
    [Display(Name = "待对方确认")] Logged,
    [Display(Name = "对方已确认")] Confirmed,
    [Display(Name = "已被退回")] Returned,
    [Display(Name = "已撤回")] Withdrawn,
}
