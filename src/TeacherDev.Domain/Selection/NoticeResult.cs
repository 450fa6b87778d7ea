using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Selection;

public enum NoticeResult
{
    [Display(Name = "拟认定")] Proposed,

    /// <summary>Steps in, in order, when one of the proposed drops out.</summary>
    [Display(Name = "备选")] Reserve,
}
