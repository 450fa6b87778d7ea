using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.People;

/// <summary>ID number and phone are written, never read back: an empty field keeps what is stored.</summary>
public sealed record PersonForm
{
    [BindNever]
    public int Id { get; init; }

    [Required, StringLength(Person.NameLength), Display(Name = "姓名")]
    public string? Name { get; init; }

    [StringLength(Person.StaffNumberLength), Display(Name = "教师编号")]
    public string? StaffNumber { get; init; }

    [Display(Name = "单位")]
    public int? OrganisationId { get; init; }

    [Display(Name = "任职开始日期")]
    public DateOnly? Since { get; init; }

    [Display(Name = "任教学段")]
    public SchoolStage? Stage { get; init; }

    [StringLength(Person.SubjectLength), Display(Name = "任教学科")]
    public string? Subject { get; init; }

    [Required, Display(Name = "职称")]
    public TeacherRank? Rank { get; init; } = TeacherRank.Unranked;

    [Display(Name = "参加工作日期")]
    public DateOnly? TeachingSince { get; init; }

    [StringLength(Person.EmailLength), Display(Name = "邮箱")]
    public string? Email { get; init; }

    [StringLength(40), Display(Name = "身份证号")]
    public string? IdNumber { get; init; }

    [StringLength(40), Display(Name = "手机号")]
    public string? Phone { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Schools { get; init; } = [];

    public void WriteTo(Person person, FieldCipher cipher)
    {
        person.Describe(StaffNumber, Stage, Subject, Rank!.Value, TeachingSince, Email);
        if (!string.IsNullOrWhiteSpace(IdNumber)) person.Identify(IdNumber, cipher);
        if (!string.IsNullOrWhiteSpace(Phone)) person.ReachAt(Phone, cipher);
    }

    public static PersonForm From(Person person) => new()
    {
        Id = person.Id,
        Name = person.Name,
        StaffNumber = person.StaffNumber,
        OrganisationId = person.OrganisationId,
        Stage = person.Stage,
        Subject = person.Subject,
        Rank = person.Rank,
        TeachingSince = person.TeachingSince,
        Email = person.Email,
        Version = person.Version,
    };
}
