using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Accounts;

/// <summary>Gives an account a role: what it already holds in that time decides whether it may. Its sessions end, so that the next request feels the change.</summary>
public sealed class Granting(TeacherDevDb db)
{
    /// <param name="account">Tracked: two grants given at the same time collide on it.</param>
    /// <param name="byAccountId">The security administrator.</param>
    public async Task<Grant> GiveAsync(Account account, Role role, Organisation? organisation, Period period, int? byAccountId, Guid key, CancellationToken stop)
    {
        var held = await db.Grants.AsNoTracking().Where(g => g.AccountId == account.Id && g.EndedAt == null && g.Period.From <= period.To && g.Period.To >= period.From)
            .Select(g => new { g.Role, g.OrganisationId }).ToListAsync(stop);
        Grant.Check(account, role, byAccountId, [.. held.Select(h => h.Role)]);
        var organisationId = organisation?.Id;
        if (held.Exists(h => h.Role == role && h.OrganisationId == organisationId)) throw new RuleBroken("这个账号在此期间已有同一机构的同一角色");
        account.EndSessions();
        return new Grant(account, role, organisation, period, key);
    }
}
