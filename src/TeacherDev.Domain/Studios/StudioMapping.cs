using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Studios;

internal sealed class StudioMapping : IEntityTypeConfiguration<Studio>
{
    public void Configure(EntityTypeBuilder<Studio> studio)
    {
        studio.Property(s => s.Name).HasMaxLength(Studio.NameLength);
        studio.Property(s => s.Subject).HasMaxLength(Studio.SubjectLength);
        studio.ComplexProperty(s => s.Term, p =>
        {
            p.Property(x => x.From);
            p.Property(x => x.To);
        });
        studio.HasOne(s => s.Organisation).WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        studio.HasIndex(s => s.IdempotencyKey).IsUnique();
        studio.HasIndex(s => s.SortKey);
        studio.HasMany(s => s.Memberships).WithOne().HasForeignKey(m => m.StudioId);
        studio.Navigation(s => s.Memberships).AutoInclude();
    }
}

internal sealed class StudioMembershipMapping : IEntityTypeConfiguration<StudioMembership>
{
    public void Configure(EntityTypeBuilder<StudioMembership> membership)
    {
        membership.ToTable("StudioMemberships");
        membership.Property(m => m.EndReason).HasMaxLength(StudioMembership.ReasonLength);
        membership.ComplexProperty(m => m.Period, p =>
        {
            p.Property(x => x.From);
            p.Property(x => x.To);
        });
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        membership.HasIndex(m => new { m.PersonId, m.StudioId });
    }
}
