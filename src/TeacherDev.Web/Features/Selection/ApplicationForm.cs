using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

public sealed record ApplicationForm
{
    [StringLength(Application.StatementLength), Display(Name = "申报事迹")]
    public string? Statement { get; init; }

    [MaxLength(ApplicationSheet.MostFields)]
    public IReadOnlyList<SheetAnswerForm>? Answers { get; init; }

    [MaxLength(Application.MostAttachments)]
    public IReadOnlyList<PaperForm>? Papers { get; init; }

    /// <summary>Set by the button that also hands it in.</summary>
    public bool Submits { get; init; }

    [HiddenInput]
    public int Version { get; init; }
}

/// <summary>What was typed into one field of the call's sheet.</summary>
public sealed record SheetAnswerForm
{
    [Required, StringLength(SheetField.KeyLength)]
    public string? Key { get; init; }

    [StringLength(SheetField.MostProse * 2)]
    public string? Text { get; init; }
}

public sealed record PaperForm
{
    [Required, StringLength(RequiredAttachment.NameLength)]
    public string? Name { get; init; }

    public IFormFile? File { get; init; }

    public bool Removes { get; init; }
}

public sealed record NominationForm
{
    [StringLength(20_000), Display(Name = "名单")]
    public string? Names { get; init; }

    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public IReadOnlyList<Domain.Kernel.Because> Problems { get; init; } = [];
}

public sealed record ApprovalForm
{
    [Required, Display(Name = "步骤")]
    public SelectionStep? Step { get; init; }

    [Required, MinLength(1, ErrorMessage = "请勾选要通过的申报"), MaxLength(Quota.MostPlaces), Display(Name = "申报")]
    public IReadOnlyList<int>? ApplicationIds { get; init; }
}

public sealed record RankingForm
{
    [MaxLength(Quota.MostPlaces)]
    public IReadOnlyList<RankForm>? Ranks { get; init; }
}

public sealed record RankForm
{
    public int ApplicationId { get; init; }

    [Required, Display(Name = "排序")]
    public int? Rank { get; init; }
}
