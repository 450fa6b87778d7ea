using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Studios;

/// <summary>What a visit was for. One visit may serve all three and is counted once (玉溪 2023: “到校助考助学助教培训 9 次”).</summary>
[Flags]
public enum VisitPurposes
{
    [Display(Name = "未选")] None = 0,
    [Display(Name = "助考")] ExamSupport = 1,
    [Display(Name = "助学")] LearningSupport = 2,
    [Display(Name = "助教")] TeachingSupport = 4,
}

public enum VisitState
{
    [Display(Name = "待学校确认")] Logged,
    [Display(Name = "已确认")] Confirmed,
    [Display(Name = "已退回")] Rejected,
    [Display(Name = "已撤回")] Withdrawn,
    [Display(Name = "已作废")] Voided,
}
