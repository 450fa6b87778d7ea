using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Teams;

namespace TeacherDev.Web.Features.Teams;

/// <summary>A standing body as it is set up; later its kind, name, subject and stage are corrected, its people changed on its page.</summary>
public sealed record TeamForm
{
    [BindNever]
    public int Id { get; init; }

    [Required, StringLength(Team.NameLength), Display(Name = "组织名称")]
    public string? Name { get; init; }

    [Required, Display(Name = "类型")]
    public TeamKind? Kind { get; init; }

    [Display(Name = "主管单位")]
    public int? OrganisationId { get; init; }

    [StringLength(Team.SubjectLength), Display(Name = "学科")]
    public string? Subject { get; init; }

    [Display(Name = "学段")]
    public SchoolStage? Stage { get; init; }

    [StringLength(100), Display(Name = "负责人（姓名或教师编号）")]
    public string? Lead { get; init; }

    [Display(Name = "任职开始日期")]
    public DateOnly? From { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Organisations { get; init; } = [];

    public static TeamForm New(DateOnly today, int? organisationId) => new() { Key = Guid.NewGuid(), OrganisationId = organisationId, From = today };

    public static TeamForm Of(Team team) => new() { Id = team.Id, Name = team.Name, Kind = team.Kind, Subject = team.Subject, Stage = team.Stage, Version = team.Version };

    public async Task<TeamForm> WithOrganisationsAsync(TeacherDevDb db, CancellationToken stop) => this with
    {
        Organisations = await db.Organisations.Where(o => o.Path.StartsWith(db.Viewer.Path)).OrderBy(o => o.Path).Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(stop),
    };
}

/// <summary>Who leads a standing body from a day on.</summary>
public sealed record TeamLeadForm
{
    [Required, StringLength(100), Display(Name = "姓名或教师编号")]
    public string? Name { get; init; }

    [Required, Display(Name = "任职开始日期")]
    public DateOnly? From { get; init; }

    [StringLength(TeamMembership.ReasonLength), Display(Name = "更换原因")]
    public string? Reason { get; init; }
}

/// <summary>Who leaves a standing body, or its end.</summary>
public sealed record TeamEndingForm
{
    /// <summary>Null where the body itself ends.</summary>
    [Display(Name = "教师")]
    public int? PersonId { get; init; }

    [Required, Display(Name = "最后一天")]
    public DateOnly? On { get; init; }

    [Required, StringLength(TeamMembership.ReasonLength), Display(Name = "原因")]
    public string? Reason { get; init; }
}
