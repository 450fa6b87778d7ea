using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Organisations;

public enum OrganisationKind
{
    [Display(Name = "教育行政部门")] Bureau,
    [Display(Name = "教科所")] Institute,
    [Display(Name = "教师进修学校")] TeacherCollege,
    [Display(Name = "教师发展中心")] DevelopmentCentre,
    [Display(Name = "科室")] Department,
    [Display(Name = "学校")] School,
    [Display(Name = "其他机构")] Other,
}

/// <summary>学段 a school teaches; combined schools (完全中学, 九年一贯) carry several.</summary>
[Flags]
public enum StageSet
{
    [Display(Name = "未填")] None = 0,
    [Display(Name = "学前")] Kindergarten = 1,
    [Display(Name = "小学")] Primary = 2,
    [Display(Name = "初中")] Junior = 4,
    [Display(Name = "普通高中")] Senior = 8,
    [Display(Name = "中职")] Vocational = 16,
    [Display(Name = "特教")] Special = 32,
}
