using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using TeacherDev.Domain.Accounts;

namespace TeacherDev.Web.Features.Accounts;

/// <summary>A new account: a person's, or one of nobody (an outside assessor, an administrator), which then carries a name of its own.</summary>
public sealed record AccountForm
{
    [HiddenInput]
    public int? PersonId { get; init; }

    [Required, StringLength(Account.UserNameLength), Display(Name = "登录名")]
    public string? UserName { get; init; }

    [StringLength(Account.NameLength), Display(Name = "姓名")]
    public string? Name { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }
}

public sealed record GrantForm
{
    [Required, Display(Name = "角色")]
    public Role? Role { get; init; }

    [Display(Name = "机构")]
    public int? OrganisationId { get; init; }

    [Required, Display(Name = "开始日期")]
    public DateOnly? From { get; init; }

    [Display(Name = "结束日期")]
    public DateOnly? To { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Organisations { get; init; } = [];
}
