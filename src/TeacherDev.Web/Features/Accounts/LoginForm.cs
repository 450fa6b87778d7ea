using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Web.Features.Accounts;

public sealed record LoginForm
{
    [Required, StringLength(64), Display(Name = "登录名")]
    public string? Name { get; init; }

    [Required, StringLength(200), Display(Name = "密码")]
    public string? Password { get; init; }

    public string? ReturnUrl { get; init; }
}

public sealed record PasswordForm
{
    [Required, StringLength(200), Display(Name = "现在的密码")]
    public string? Current { get; init; }

    [Required, StringLength(200), Display(Name = "新密码")]
    public string? New { get; init; }

    [Required, StringLength(200), Display(Name = "再输一次新密码")]
    public string? Again { get; init; }
}
