using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Selection;

/// <summary>The steps a call may go through, in this order; a call names those it uses (domain.md §5, 申报/遴选).</summary>
public enum SelectionStep
{
    [Display(Name = "个人申报")] Application,
    [Display(Name = "学校推荐")] School,
    [Display(Name = "区县初审")] District,
    [Display(Name = "专家评审")] Experts,
    [Display(Name = "公示")] PublicNotice,
    [Display(Name = "认定")] Recognition,
}
