using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Selection;

public enum CallState
{
    /// <summary>Being written; nobody outside the issuing body sees it.</summary>
    [Display(Name = "草稿")] Draft,

    /// <summary>Published: its steps run by their dates.</summary>
    [Display(Name = "已发布")] Open,

    [Display(Name = "已办结")] Closed,

    [Display(Name = "已撤销")] Cancelled,
}
