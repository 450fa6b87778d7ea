using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TeacherDev.Domain.Hours;

namespace TeacherDev.Web.Features.Hours;

using Hours = Domain.Kernel.Hours;

public sealed record HoursClaimForm
{
    public Guid Key { get; init; }

    [Required, StringLength(HoursClaim.TitleLength), Display(Name = "活动名称")]
    public string? Title { get; init; }

    [StringLength(HoursClaim.OrganiserLength), Display(Name = "主办单位")]
    public string? Organiser { get; init; }

    [Display(Name = "开始日期")]
    public DateOnly? From { get; init; }

    [Display(Name = "结束日期")]
    public DateOnly? To { get; init; }

    [StringLength(HoursMode.CodeLength), Display(Name = "学时形式")]
    public string? Mode { get; init; }

    [Display(Name = "学时类别")]
    public HoursKind? Kind { get; init; }

    [Range(0.1, 9999), Display(Name = "申报学时")]
    public decimal? Claimed { get; init; }

    [StringLength(HoursClaim.NoteLength), Display(Name = "情况说明")]
    public string? Note { get; init; }

    /// <summary>New papers, beside those that were handed in before.</summary>
    [MaxLength(HoursClaim.MostPapers), Display(Name = "佐证材料")]
    public IReadOnlyList<IFormFile>? Files { get; init; }

    /// <summary>Stored files to be taken away.</summary>
    [MaxLength(HoursClaim.MostPapers)]
    public IReadOnlyList<int>? Removed { get; init; }

    /// <summary>Set by the button that also hands it in.</summary>
    public bool Submits { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    /// <summary>What stands around the form; null in what a browser sent.</summary>
    [BindNever]
    public HoursClaimSheet? Sheet { get; init; }

    public HoursClaimText Text => new(Title, Organiser, From, To, Mode, Kind, Claimed is { } claimed ? Hours.Of(claimed) : null, Note);

    public static HoursClaimForm Of(HoursClaim claim) => new()
    {
        Title = claim.Title,
        Organiser = claim.Organiser,
        From = claim.From,
        To = claim.Day,
        Mode = claim.Mode,
        Kind = claim.Kind,
        Claimed = claim.Claimed?.Amount,
        Note = claim.Note,
        Version = claim.Version,
    };
}

public sealed record HoursClaimApprovalForm
{
    /// <summary>Null = as claimed; a school leaves it out.</summary>
    [Range(0.1, 9999), Display(Name = "认定学时")]
    public decimal? Certified { get; init; }

    [StringLength(HoursClaim.ReasonLength), Display(Name = "认定说明")]
    public string? Why { get; init; }

    public int? Version { get; init; }
}

public sealed record HoursClaimReturnForm
{
    [Required, StringLength(HoursClaim.ReasonLength), Display(Name = "退回原因")]
    public string? Reason { get; init; }

    public int? Version { get; init; }
}

public sealed record HoursClaimWithdrawalForm
{
    [Required, StringLength(HoursClaim.ReasonLength), Display(Name = "撤销原因")]
    public string? Reason { get; init; }

    public int? Version { get; init; }
}

public sealed record HoursClaimDecisionsForm
{
    [Required(ErrorMessage = "请勾选要办理的申报"), MinLength(1, ErrorMessage = "请勾选要办理的申报"), MaxLength(Lists.ListQuery.PageSize), Display(Name = "学时申报")]
    public IReadOnlyList<SeenClaim>? Claims { get; init; }
}
