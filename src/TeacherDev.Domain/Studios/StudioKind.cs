using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Studios;

public enum StudioKind
{
    [Display(Name = "名教师工作室")] MasterTeacher,
    [Display(Name = "名班主任工作室")] MasterHomeroomTeacher,
    [Display(Name = "名校长基地")] PrincipalBase,
    [Display(Name = "教育专家工作室")] EducationExpert,
    [Display(Name = "培训专家工作室")] TrainingExpert,
}

public enum StudioLevel
{
    [Display(Name = "省级")] Province,
    [Display(Name = "市级")] City,
    [Display(Name = "区县级")] County,
    [Display(Name = "校级")] School,
}

/// <summary>主持人 exactly one on any day, 成员 the core team, 学员 admitted to learn, 助理 none to two (domain.md §3).</summary>
public enum StudioRole
{
    [Display(Name = "主持人")] Leader,
    [Display(Name = "成员")] Member,
    [Display(Name = "入室学员")] Fellow,
    [Display(Name = "助理")] Assistant,
}
