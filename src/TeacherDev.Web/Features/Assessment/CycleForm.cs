using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace TeacherDev.Web.Features.Assessment;

public sealed record CycleForm
{
    [Required, Range(2000, 2100), Display(Name = "考核年度")]
    public int? Year { get; init; }

    [Required, Display(Name = "考核办法")]
    public int? SchemeId { get; init; }

    [Required, Display(Name = "统计开始日期")]
    public DateOnly? From { get; init; }

    [Required, Display(Name = "统计截止日期")]
    public DateOnly? To { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Schemes { get; init; } = [];
}
