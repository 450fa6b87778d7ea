using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Teams;

internal sealed class TeamMapping : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> team)
    {
        team.Property(t => t.Name).HasMaxLength(Team.NameLength);
        team.Property(t => t.Subject).HasMaxLength(Team.SubjectLength);
        team.Property(t => t.EndReason).HasMaxLength(TeamMembership.ReasonLength);
        team.HasOne(t => t.Organisation).WithMany().HasForeignKey(t => t.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        team.HasIndex(t => t.IdempotencyKey).IsUnique();
        team.HasIndex(t => t.SortKey);
        team.HasMany(t => t.Memberships).WithOne().HasForeignKey(m => m.TeamId);
        team.Navigation(t => t.Memberships).AutoInclude();
    }
}

internal sealed class TeamMembershipMapping : IEntityTypeConfiguration<TeamMembership>
{
    public void Configure(EntityTypeBuilder<TeamMembership> membership)
    {
        membership.ToTable("TeamMemberships");
        membership.Property(m => m.EndReason).HasMaxLength(TeamMembership.ReasonLength);
        membership.ComplexProperty(m => m.Period, p =>
        {
            p.Property(x => x.From);
            p.Property(x => x.To);
        });
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        membership.HasIndex(m => new { m.PersonId, m.TeamId });
    }
}
