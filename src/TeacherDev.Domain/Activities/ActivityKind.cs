using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Activities;

/// <summary>What people come together for without a class (the texts of 玉溪 Y10–Y15, 江川 J10, 五华 W5, 翔安 X9–X13).</summary>
public enum ActivityKind
{
    [Display(Name = "教研活动")] Research,

    /// <summary>全员集中培训: the one gathering a year that a studio owes.</summary>
    [Display(Name = "全员集中培训")] StudioGathering,

    [Display(Name = "讲座")] Lecture,
    [Display(Name = "研讨会")] Seminar,
    [Display(Name = "论坛")] Forum,
    [Display(Name = "校长论坛")] PrincipalForum,
    [Display(Name = "校本研修")] SchoolBased,
    [Display(Name = "公开课（示范课）")] OpenLesson,
    [Display(Name = "展示课")] ShowLesson,
    [Display(Name = "研究课")] ResearchLesson,
    [Display(Name = "听课")] Observation,
    [Display(Name = "述职述教")] PrincipalReport,
    [Display(Name = "教学竞赛")] Contest,
    [Display(Name = "送教下乡")] Outreach,
}
