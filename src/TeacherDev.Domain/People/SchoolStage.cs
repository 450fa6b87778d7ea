using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.People;

/// <summary>学段 of a teacher's assignment (not of the school: a 完全中学 has two).</summary>
public enum SchoolStage
{
    [Display(Name = "学前")] Kindergarten,
    [Display(Name = "小学")] Primary,
    [Display(Name = "初中")] Junior,
    [Display(Name = "普通高中")] Senior,
    [Display(Name = "中职")] Vocational,
    [Display(Name = "特教")] Special,
}

/// <summary>职称, the five grades since 2015; old names are mapped on import.</summary>
public enum TeacherRank
{
    [Display(Name = "未定级")] Unranked,
    [Display(Name = "三级教师")] Third,
    [Display(Name = "二级教师")] Second,
    [Display(Name = "一级教师")] First,
    [Display(Name = "高级教师")] Senior,
    [Display(Name = "正高级教师")] Professor,
}

/// <summary>传帮带 and title tiers, lowest first, so that “one tier higher” is a comparison.</summary>
public enum TeacherTier
{
    [Display(Name = "新教师")] NewTeacher = 0,
    [Display(Name = "教师")] Teacher = 1,
    [Display(Name = "骨干教师")] Backbone = 2,
    [Display(Name = "学科带头人")] SubjectLeader = 3,
    [Display(Name = "名师")] Master = 4,
}

public enum TitleLevel
{
    [Display(Name = "校级")] School,
    [Display(Name = "区县级")] County,
    [Display(Name = "市级")] City,
    [Display(Name = "省级")] Province,
}
