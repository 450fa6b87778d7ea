using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.Accounts;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts");
        account.Property(a => a.Name).HasMaxLength(Account.NameLength * 2);
        account.Property(a => a.UserName).HasMaxLength(64);
        account.Property(a => a.NormalizedUserName).HasMaxLength(64);
        account.Property(a => a.ConcurrencyStamp).HasMaxLength(40).IsConcurrencyToken();
        account.Property(a => a.SecurityStamp).HasMaxLength(40);
        // Mail, phone and stock lockout of Identity are not used: people are reached through their person, attempts are counted here.
        account.Ignore(a => a.Email).Ignore(a => a.NormalizedEmail).Ignore(a => a.EmailConfirmed).Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
        account.Ignore(a => a.LockoutEnd).Ignore(a => a.LockoutEnabled).Ignore(a => a.AccessFailedCount).Ignore(a => a.TwoFactorEnabled);
        account.HasMany(a => a.FormerPasswords).WithOne().HasForeignKey(f => f.AccountId);
        account.HasIndex(a => a.NormalizedUserName).IsUnique();
        account.HasIndex(a => a.PersonId).IsUnique();
        account.HasIndex(a => a.IdempotencyKey).IsUnique();
    }
}

internal sealed class GrantMapping : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> grant)
    {
        grant.ComplexProperty(g => g.Period, p => { p.Property(x => x.From); p.Property(x => x.To); });
        grant.HasOne(g => g.Organisation).WithMany().HasForeignKey(g => g.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        grant.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Restrict);
        grant.HasIndex(g => g.IdempotencyKey).IsUnique();
    }
}

internal sealed class LoginSessionMapping : IEntityTypeConfiguration<LoginSession>
{
    public void Configure(EntityTypeBuilder<LoginSession> session)
    {
        session.Property(s => s.SecurityStamp).HasMaxLength(40);
        session.Property(s => s.Address).HasMaxLength(LoginSession.AddressLength);
        session.Property(s => s.Device).HasMaxLength(LoginSession.DeviceLength);
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        session.HasIndex(s => s.KeyHash).IsUnique();
    }
}

internal sealed class FormerPasswordMapping : IEntityTypeConfiguration<FormerPassword>
{
    public void Configure(EntityTypeBuilder<FormerPassword> former) => former.ToTable("FormerPasswords").Property(f => f.Hash).HasMaxLength(200);
}
