using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Hours;

internal sealed class HoursEntryMapping : IEntityTypeConfiguration<HoursEntry>
{
    public void Configure(EntityTypeBuilder<HoursEntry> entry)
    {
        entry.ComplexProperty(e => e.Hours, h => h.Property(x => x.Tenths).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Throw));
        entry.Property(e => e.Mode).HasMaxLength(HoursMode.CodeLength);
        entry.Property(e => e.Title).HasMaxLength(HoursEntry.TitleLength);
        entry.Property(e => e.RuleVersion).HasMaxLength(HoursEntry.RuleVersionLength);
        entry.Property(e => e.Reason).HasMaxLength(HoursEntry.ReasonLength);
        entry.HasOne(e => e.Organisation).WithMany().HasForeignKey(e => e.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => new { e.SourceKind, e.SourceId, e.PersonId }).IsUnique();
        entry.HasIndex(e => new { e.OrganisationId, e.Day });

        // The ledger only grows: an update of a saved entry fails in SaveChanges, whoever asks for it.
        foreach (var property in entry.Metadata.GetProperties().Where(p => !p.IsPrimaryKey()))
            property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
    }
}
