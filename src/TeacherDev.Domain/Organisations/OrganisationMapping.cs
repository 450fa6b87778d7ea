using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.Organisations;

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.Property(o => o.Key).HasMaxLength(Organisation.KeyLength);
        organisation.Property(o => o.Name).HasMaxLength(Organisation.NameLength);
        organisation.Property(o => o.ShortName).HasMaxLength(Organisation.NameLength);
        organisation.Property(o => o.Code).HasMaxLength(Organisation.CodeLength);
        organisation.Property(o => o.Path).HasMaxLength(Organisation.PathLength);
        organisation.Property(o => o.Stages).HasConversion<int>();
        organisation.HasOne(o => o.Parent).WithMany().HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
        organisation.HasIndex(o => o.Key).IsUnique();
        organisation.HasIndex(o => o.Path).IsUnique();
        organisation.HasIndex(o => o.Code).IsUnique();
        organisation.HasIndex(o => o.SortKey);
        organisation.Ignore(o => o.Reach);
    }
}
