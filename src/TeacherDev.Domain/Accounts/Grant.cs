using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Accounts;

/// <summary>授权: an account holds a role, mostly in an organisation, for a period. Taken away by ending the period, never by deletion.</summary>
public sealed class Grant : Aggregate
{
    public Grant(Account account, Role role, Organisation? organisation, Period period, Guid? idempotencyKey = null)
    {
        if (role.HasReach && organisation is null) throw new RuleBroken("此角色要指定机构");
        if (role.IsAdministrator && organisation is not null) throw new RuleBroken("三员不属于任何机构");
        (AccountId, Role, OrganisationId, Period) = (account.Id, role, organisation?.Id, period);
        IdempotencyKey = idempotencyKey ?? Guid.NewGuid();
    }

    private Grant() { }

    public int AccountId { get; private set; }

    public Role Role { get; private set; }

    public int? OrganisationId { get; private set; }

    public Organisation? Organisation { get; private set; }

    public Period Period { get; private set; }

    /// <summary>The moment it was taken away; from then on it counts no more, on that very day too.</summary>
    public DateTime? EndedAt { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public bool IsHeldOn(DateOnly day) => EndedAt is null && Period.Includes(day);

    /// <summary>Takes the grant away at once.</summary>
    public void End(DateTime now)
    {
        if (EndedAt is not null || Period.To < now.DayInShanghai) throw new RuleBroken("这项授权已经结束");
        EndedAt = now;
        Period = Period.EndedOn(now.DayInShanghai < Period.From ? Period.From : now.DayInShanghai);
    }

    /// <summary>Nobody grants to oneself, and system, security and audit administration exclude one another and every other role (三员分立).</summary>
    /// <param name="byAccountId">The account that grants; null for the first start.</param>
    /// <param name="held">The grants the account already holds in the same time.</param>
    public static void Check(Account account, Role role, int? byAccountId, IReadOnlyCollection<Role> held)
    {
        if (byAccountId == account.Id) throw new RuleBroken("不能给自己授权，请另一位安全管理员办理");
        if (held.Count > 0 && (role.IsAdministrator ? held.Any(h => h != role) : held.Any(h => h.IsAdministrator)))
            throw new RuleBroken("系统、安全、审计三员互斥，也不能兼任其他角色");
    }
}
