using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Selection;

public enum ApplicationState
{
    /// <summary>With the applicant, who has not handed it in yet.</summary>
    [Display(Name = "草稿")] Draft,

    /// <summary>With whoever does the step it has come to.</summary>
    [Display(Name = "办理中")] Pending,

    /// <summary>With the applicant again, with a reason.</summary>
    [Display(Name = "已退回")] Returned,

    [Display(Name = "未通过")] Rejected,

    [Display(Name = "已撤回")] Withdrawn,

    [Display(Name = "已认定")] Recognised,

    /// <summary>Was proposed or recognised, and dropped out; the next of the reserve steps in.</summary>
    [Display(Name = "已退出")] Exited,
}

/// <summary>What was done to an application, as its log tells it.</summary>
public enum ApplicationVerb
{
    [Display(Name = "提交")] Submitted,
    [Display(Name = "通过")] Approved,
    [Display(Name = "退回")] Returned,
    [Display(Name = "不通过")] Rejected,
    [Display(Name = "撤回")] Withdrawn,
    [Display(Name = "退出")] Exited,
}
