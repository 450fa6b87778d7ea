using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Mentoring;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>What mentor or mentee logs.</summary>
public sealed record EntryForm
{
    [Required, Display(Name = "做了什么")]
    public MentoringWork? Work { get; init; }

    [Required, Display(Name = "日期")]
    public DateOnly? Day { get; init; }

    [Range(1, PairingEntry.LastPeriod, ErrorMessage = "节次应为 1 至 12"), Display(Name = "节次（汇报课填写）")]
    public int? LessonPeriod { get; init; }

    [Required, StringLength(PairingEntry.TextLength), Display(Name = "内容")]
    public string? Text { get; init; }

    [Display(Name = "附件")]
    public IFormFile? File { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }
}

public sealed record ReviewForm
{
    [Required]
    public ReviewSide? Side { get; init; }

    [Required, Display(Name = "等次")]
    public MentoringGrade? Grade { get; init; }

    [StringLength(PairingReview.CommentLength), Display(Name = "评语")]
    public string? Comment { get; init; }

    /// <summary>The first day of the term.</summary>
    public string? Term { get; init; }
}
