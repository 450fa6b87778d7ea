using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using TeacherDev.Domain.Activities;

namespace TeacherDev.Web.Features.Activities;

public sealed record ActivityForm
{
    [BindNever]
    public int Id { get; init; }

    [Required, StringLength(Activity.TitleLength), Display(Name = "活动名称")]
    public string? Title { get; init; }

    [Required, Display(Name = "活动类型")]
    public ActivityKind? Kind { get; init; }

    [Display(Name = "工作室")]
    public int? StudioId { get; init; }

    [Display(Name = "协作组织")]
    public int? TeamId { get; init; }

    [Display(Name = "年度项目")]
    public int? ProgrammeYearId { get; init; }

    [Display(Name = "教研形式")]
    public ResearchForm? Research { get; init; }

    [StringLength(Activity.PlaceLength), Display(Name = "地点或链接")]
    public string? Place { get; init; }

    [Display(Name = "在哪所学校")]
    public int? HostSchoolId { get; init; }

    [StringLength(Activity.DescriptionLength), Display(Name = "活动说明")]
    public string? Description { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Studios { get; init; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Teams { get; init; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Schools { get; init; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Years { get; init; } = [];

    public static ActivityForm Of(Activity activity) => new()
    {
        Id = activity.Id,
        Title = activity.Title,
        Kind = activity.Kind,
        Research = activity.Form,
        TeamId = activity.TeamId,
        Place = activity.Place,
        HostSchoolId = activity.HostSchoolId,
        StudioId = activity.StudioId,
        ProgrammeYearId = activity.ProgrammeYearId,
        Description = activity.Description,
        Version = activity.Version,
    };
}
