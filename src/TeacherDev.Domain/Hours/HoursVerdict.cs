using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Hours;

/// <summary>What became of an entry when the hours were counted.</summary>
public enum HoursVerdict
{
    [Display(Name = "全部计入")] Whole,

    /// <summary>A ceiling cut it, perhaps to nothing.</summary>
    [Display(Name = "超出上限")] Cut,

    [Display(Name = "缺课不计")] Forfeited,
    [Display(Name = "已冲销")] Reversed,
    [Display(Name = "冲销")] Reversal,
}
