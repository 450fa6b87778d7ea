using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>A studio as it is founded for a term; later its name, subject and stage are corrected, its people changed on its page.</summary>
public sealed record StudioForm
{
    private const int UsualYears = 3;

    [BindNever]
    public int Id { get; init; }

    [Required, StringLength(Studio.NameLength), Display(Name = "工作室名称")]
    public string? Name { get; init; }

    [Display(Name = "主管单位")]
    public int? OrganisationId { get; init; }

    [Display(Name = "级别")]
    public StudioLevel? Level { get; init; }

    [Display(Name = "类型")]
    public StudioKind? Kind { get; init; }

    [StringLength(Studio.SubjectLength), Display(Name = "学科")]
    public string? Subject { get; init; }

    [Display(Name = "学段")]
    public SchoolStage? Stage { get; init; }

    [Display(Name = "本届开始日期")]
    public DateOnly? From { get; init; }

    [Display(Name = "本届结束日期")]
    public DateOnly? To { get; init; }

    [StringLength(100), Display(Name = "主持人（姓名或教师编号）")]
    public string? Leader { get; init; }

    [Display(Name = "到主持人所在学校也计次")]
    public bool CountsOwnSchool { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Organisations { get; init; } = [];

    /// <summary>A term (届) of three years from the beginning of this one (domain.md §3).</summary>
    public static StudioForm New(DateOnly today, int? organisationId) => new()
    {
        Key = Guid.NewGuid(),
        OrganisationId = organisationId,
        Level = StudioLevel.City,
        Kind = StudioKind.MasterTeacher,
        From = new DateOnly(today.Year, 1, 1),
        To = new DateOnly(today.Year + UsualYears - 1, 12, 31),
    };

    public static StudioForm Of(Studio studio) => new() { Id = studio.Id, Name = studio.Name, Subject = studio.Subject, Stage = studio.Stage, CountsOwnSchool = studio.CountsOwnSchool, Version = studio.Version };

    public async Task<StudioForm> WithOrganisationsAsync(TeacherDevDb db, CancellationToken stop) => this with
    {
        Organisations = [.. (await db.Organisations.Where(o => o.Path.StartsWith(db.Viewer.Path)).OrderBy(o => o.Path).Select(o => new { o.Id, o.Name }).ToListAsync(stop)).Select(o => new SelectListItem(o.Name, $"{o.Id}"))],
    };

    // A method: the binder reads every property before it knows whether the form is whole.
    public Studio Found(int organisationId) => new(
        organisationId, Name!, Level ?? throw new RuleBroken("请填写{0}", "级别"), Kind ?? throw new RuleBroken("请填写{0}", "类型"), Subject, Stage,
        new Period(From ?? throw new RuleBroken("请填写{0}", "本届开始日期"), To ?? throw new RuleBroken("请填写{0}", "本届结束日期")), Key);
}

public sealed record MembershipForm
{
    [Required, StringLength(100), Display(Name = "姓名或教师编号")]
    public string? Name { get; init; }

    [Required, Display(Name = "角色")]
    public StudioRole? Role { get; init; }

    [Required, Display(Name = "任职开始日期")]
    public DateOnly? From { get; init; }
}

public sealed record ReleaseForm
{
    [Required, Display(Name = "最后一天")]
    public DateOnly? On { get; init; }

    [Required, StringLength(StudioMembership.ReasonLength), Display(Name = "退出原因")]
    public string? Reason { get; init; }
}
