using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Notifications;

/// <summary>Who runs the bodies: the administrators of schools, the coordinators of districts.</summary>
public sealed class BodyAdmins(TeacherDevDb db)
{
    /// <returns>By the path of the body: an institute or a department runs the body above it, its reach says which.</returns>
    public async Task<ILookup<string, Admin>> OnAsync(DateOnly day, CancellationToken stop = default)
    {
        var grants = await (from grant in db.Grants.AsNoTracking().Include(g => g.Organisation)
                            where (grant.Role == Role.SchoolAdmin || grant.Role == Role.Coordinator) && grant.Period.From <= day && grant.Period.To >= day && grant.EndedAt == null
                            join account in db.Accounts on grant.AccountId equals account.Id
                            where account.PersonId != null && account.DisabledAt == null
                            select new { grant.Organisation, account.PersonId, account.Name }).ToListAsync(stop);
        return grants.Where(g => g.Organisation is not null).ToLookup(g => g.Organisation!.Reach, g => new Admin(g.PersonId!.Value, g.Name), StringComparer.Ordinal);
    }
}

public sealed record Admin(int PersonId, string Name);
