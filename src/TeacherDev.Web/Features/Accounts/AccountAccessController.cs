using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Accounts;

/// <summary>Whether an account may sign in, and with what. Each of the three ends its sessions.</summary>
[Route("admin/grants/{id:int}"), Authorize(Policy = nameof(Permission.ManageGrants))]
public sealed class AccountAccessController(IPasswordHasher<Account> hasher, SecurityLog log) : AccountAdministration(hasher)
{
    [HttpPost("disablement")]
    public Task<IActionResult> Disable(int id) => Change(id, account => account.Disable(Time.UtcNow), _ => Shown(id), "账号已停用，已登录的设备立即退出");

    [HttpPost("enablement")]
    public Task<IActionResult> Enable(int id) => Change(id, account => account.Enable(), _ => Shown(id), "账号已启用");

    [HttpPost("password")]
    public Task<IActionResult> Password(int id)
    {
        var password = OneTimePassword.Make();
        return Change(id, account => GiveOneTime(account, password), account =>
        {
            log.PasswordChanged(id, Viewer.AccountId);
            return ShownWith(account, password);
        }, "密码已重置，已登录的设备立即退出");
    }
}
