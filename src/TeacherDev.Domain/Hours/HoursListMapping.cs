using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Hours;

internal sealed class HoursListMapping : IEntityTypeConfiguration<HoursList>
{
    public void Configure(EntityTypeBuilder<HoursList> list)
    {
        list.Property(l => l.Title).HasMaxLength(HoursList.TitleLength);
        list.Property(l => l.WithdrawalReason).HasMaxLength(HoursList.ReasonLength);
        list.HasOne(l => l.Organisation).WithMany().HasForeignKey(l => l.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        list.HasMany(l => l.Lines).WithOne().HasForeignKey(l => l.ListId);
        list.HasIndex(l => l.IdempotencyKey).IsUnique();
        list.HasIndex(l => l.OrganisationId);
    }
}

internal sealed class HoursListLineMapping : IEntityTypeConfiguration<HoursListLine>
{
    public void Configure(EntityTypeBuilder<HoursListLine> line)
    {
        line.ToTable("HoursListLines").ComplexProperty(l => l.Hours, h => h.Property(x => x.Tenths));
        line.Property(l => l.Title).HasMaxLength(HoursEntry.TitleLength);
        line.Property(l => l.Mode).HasMaxLength(HoursMode.CodeLength);
        line.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
        line.HasIndex(l => new { l.PersonId, l.Day, l.Mode, l.Title, l.ListKind }).IsUnique().HasFilter("NOT \"IsWithdrawn\"");
    }
}
