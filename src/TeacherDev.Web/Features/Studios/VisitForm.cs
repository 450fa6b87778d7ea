using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>A visit as the leader tells it, on one page and in a minute.</summary>
public sealed record VisitForm
{
    [Required, Display(Name = "活动内容（可多选，计一次）")]
    public IReadOnlyList<VisitPurposes>? Purposes { get; init; }

    [Required, Display(Name = "日期")]
    public DateOnly? Day { get; init; }

    [Required, Display(Name = "到访学校")]
    public int? HostSchoolId { get; init; }

    [Required, StringLength(StudioVisit.TopicLength), Display(Name = "主题")]
    public string? Topic { get; init; }

    [Required, Range(0, StudioVisit.MostBeneficiaries, ErrorMessage = "请填 0 至 999 之间的整数"), Display(Name = "受益教师人数")]
    public int? Beneficiaries { get; init; }

    [Required, Display(Name = "参加成员")]
    public IReadOnlyList<int>? ParticipantIds { get; init; }

    [Required, StringLength(StudioVisit.SummaryLength), Display(Name = "活动小结")]
    public string? Summary { get; init; }

    [StringLength(StudioVisit.NextStepLength), Display(Name = "下一步")]
    public string? NextStep { get; init; }

    /// <summary>Chosen now; kept at once, so that a form that is refused loses none.</summary>
    [Display(Name = "现场照片")]
    public IReadOnlyList<IFormFile>? Photos { get; init; }

    /// <summary>Kept before.</summary>
    public IReadOnlyList<int>? PhotoIds { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [BindNever]
    public StudioPage? Page { get; init; }

    /// <summary>The photos that wait for this visit.</summary>
    [BindNever]
    public IReadOnlyList<KeptPhoto> Kept { get; init; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Schools { get; init; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Members { get; init; } = [];

    /// <summary>What a school returned, to be corrected and sent once more.</summary>
    public static VisitForm Again(StudioVisit visit) => new()
    {
        Purposes = [.. PurposeTags.Of(visit.Purposes).Select(p => p.Purpose)],
        Day = visit.Day,
        HostSchoolId = visit.HostSchoolId,
        Topic = visit.Topic,
        Beneficiaries = visit.Beneficiaries,
        ParticipantIds = [.. visit.Participants.Select(p => p.PersonId)],
        Summary = visit.Summary,
        NextStep = visit.NextStep,
        Key = Guid.NewGuid(),
    };

    // A method: the binder reads every property before it knows whether the form is whole.
    public VisitAccount ToAccount() => new(
        HostSchoolId!.Value, Day!.Value, Purposes!.Aggregate(VisitPurposes.None, (all, one) => all | one), Topic!, ParticipantIds!, Beneficiaries!.Value, Summary!, NextStep);
}

/// <summary>A photo that waits for its visit.</summary>
public sealed record KeptPhoto(int Id, int FileId);
