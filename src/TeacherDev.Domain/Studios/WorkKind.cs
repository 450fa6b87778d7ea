using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Activities;

namespace TeacherDev.Domain.Studios;

/// <summary>研修任务: what a member or fellow gives in a term (domain.md §3, 学员 template). Counted in pieces, 听课 in lessons, 读书笔记 in characters.</summary>
public enum WorkKind
{
    [Display(Name = "学期计划")] Plan,
    [Display(Name = "学期总结")] Summary,
    [Display(Name = "公开课")] OpenLesson,
    [Display(Name = "讲座")] Talk,
    [Display(Name = "听课（节）")] Observation,
    [Display(Name = "教学反思")] Reflection,
    [Display(Name = "读书笔记（字）")] Notes,
    [Display(Name = "其他")] Other,
}

public enum WorkState
{
    [Display(Name = "待确认")] Logged,
    [Display(Name = "已确认")] Confirmed,
    [Display(Name = "已退回")] Returned,
}

public static class WorkKinds
{
    extension(WorkKind kind)
    {
        /// <summary>Whether closed sessions of such an activity are such a piece of work, without anybody logging it.</summary>
        public bool IsGivenIn(ActivityKind activity) => kind switch
        {
            WorkKind.OpenLesson => activity is ActivityKind.OpenLesson or ActivityKind.ShowLesson or ActivityKind.ResearchLesson,
            WorkKind.Talk => activity == ActivityKind.Lecture,
            _ => false,
        };
    }
}
