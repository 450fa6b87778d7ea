using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Notifications;

/// <summary>Who runs certain schools, and no body above them.</summary>
public sealed class SchoolAdmins(TeacherDevDb db)
{
    public Task<List<SchoolAdmin>> OfAsync(IReadOnlyCollection<int> schools, DateOnly day, CancellationToken stop = default) =>
        (from grant in db.Grants.AsNoTracking()
         where grant.Role == Role.SchoolAdmin && grant.OrganisationId != null && schools.Contains(grant.OrganisationId.Value) && grant.Period.From <= day && grant.Period.To >= day && grant.EndedAt == null
         join account in db.Accounts on grant.AccountId equals account.Id
         where account.PersonId != null && account.DisabledAt == null
         select new SchoolAdmin(grant.OrganisationId!.Value, account.PersonId!.Value, account.Name)).Distinct().ToListAsync(stop);
}

public sealed record SchoolAdmin(int School, int PersonId, string Name);
