using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Web.Features.Organisations;

public sealed record OrganisationForm
{
    [BindNever]
    public int Id { get; init; }

    [Required, StringLength(Organisation.NameLength), Display(Name = "机构名称")]
    public string? Name { get; init; }

    [StringLength(Organisation.NameLength), Display(Name = "机构简称")]
    public string? ShortName { get; init; }

    [Required, Display(Name = "机构类别")]
    public OrganisationKind? Kind { get; init; }

    [Display(Name = "上级机构")]
    public int? ParentId { get; init; }

    [StringLength(Organisation.CodeLength), Display(Name = "学校标识码")]
    public string? Code { get; init; }

    [Display(Name = "学段")]
    public IReadOnlyList<StageSet>? Stages { get; init; }

    [Display(Name = "乡村学校")]
    public bool IsRural { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Parents { get; init; } = [];

    /// <summary>The organisation's lasting key; also what makes a repeated form one row.</summary>
    public string Slug => $"o-{Key:N}";

    public StageSet StageSet => (Stages ?? []).Aggregate(StageSet.None, (all, one) => all | one);

    public static OrganisationForm From(Organisation organisation) => new()
    {
        Id = organisation.Id,
        Name = organisation.Name,
        ShortName = organisation.ShortName,
        Kind = organisation.Kind,
        ParentId = organisation.ParentId,
        Code = organisation.Code,
        IsRural = organisation.IsRural,
        Version = organisation.Version,
        Stages = [.. Enum.GetValues<StageSet>().Where(s => s != StageSet.None && organisation.Stages.HasFlag(s))],
    };
}
