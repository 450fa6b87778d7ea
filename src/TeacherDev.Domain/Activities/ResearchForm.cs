using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Activities;

/// <summary>The five forms of 教研活动.</summary>
public enum ResearchForm
{
    [Display(Name = "区域教研")] Regional,
    [Display(Name = "网络教研")] Online,
    [Display(Name = "综合教研")] Comprehensive,
    [Display(Name = "主题教研")] Thematic,
    [Display(Name = "小片区教研")] Neighbourhood,
}
