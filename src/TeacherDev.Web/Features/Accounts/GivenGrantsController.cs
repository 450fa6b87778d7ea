using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Accounts;

/// <summary>The grants of one account: given, and taken away.</summary>
[Route("admin/grants/{id:int}/given"), Authorize(Policy = nameof(Permission.ManageGrants))]
public sealed class GivenGrantsController(IPasswordHasher<Account> hasher) : AccountAdministration(hasher)
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int id, GrantForm form)
    {
        if (await Db.Accounts.SingleOrDefaultAsync(a => a.Id == id, Stop) is null) return NotFound();
        return await Create(
            form.Key, already: () => Db.Grants.SingleOrDefaultAsync(g => g.IdempotencyKey == form.Key && g.AccountId == id, Stop),
            make: async () =>
            {
                var account = await Db.Accounts.SingleAsync(a => a.Id == id, Stop);
                var organisation = form.OrganisationId is { } chosen ? await Db.Organisations.SingleOrDefaultAsync(o => o.Id == chosen, Stop) ?? throw new RuleBroken("请选择机构") : null;
                var period = form.To is { } to ? new Period(form.From!.Value, to) : Period.Since(form.From!.Value);
                return await new Granting(Db).GiveAsync(account, form.Role!.Value, organisation, period, Viewer.AccountId, form.Key, Stop);
            },
            done: _ => Shown(id), "已授权，该账号须重新登录", again: () => ShowAsync(id, form));
    }

    [HttpPost("{grant:int}/end")]
    public async Task<IActionResult> End(int id, int grant) =>
        await Db.Grants.SingleOrDefaultAsync(g => g.Id == grant && g.AccountId == id, Stop) is { } given
            ? await Change(id, account =>
            {
                given.End(Time.UtcNow);
                account.EndSessions();
            }, _ => Shown(id), "授权已结束，该账号须重新登录")
            : NotFound();
}
