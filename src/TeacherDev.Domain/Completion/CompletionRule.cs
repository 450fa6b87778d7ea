using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Completion;

public enum CompletionRule
{
    [Display(Name = "缺课")] Absence,
    [Display(Name = "学时")] Hours,
    [Display(Name = "作业")] Assignment,
    [Display(Name = "问卷")] Survey,
}

/// <summary>What one rule says of one person; not yet known is neither.</summary>
public enum RuleState
{
    [Display(Name = "达到")] Met,
    [Display(Name = "未达到")] Unmet,
    [Display(Name = "待定")] Pending,
}

public enum CompletionVerdict
{
    [Display(Name = "合格")] Qualified,
    [Display(Name = "不合格")] Unqualified,
    [Display(Name = "待定")] Pending,
}
