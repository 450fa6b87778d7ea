using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

internal sealed class HoursBatchMapping : IEntityTypeConfiguration<HoursBatch>
{
    public void Configure(EntityTypeBuilder<HoursBatch> batch)
    {
        batch.Property(b => b.Title).HasMaxLength(HoursBatch.TitleLength);
        batch.Property(b => b.SearchText).HasMaxLength(HoursBatch.TitleLength * 4);
        batch.Property(b => b.Reason).HasMaxLength(HoursBatch.ReasonLength);
        batch.HasOne(b => b.Organisation).WithMany().HasForeignKey(b => b.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        batch.HasOne<Organisation>().WithMany().HasForeignKey(b => b.DecidedById).OnDelete(DeleteBehavior.Restrict);
        batch.HasMany(b => b.Lines).WithOne().HasForeignKey(l => l.BatchId);
        batch.HasIndex(b => b.IdempotencyKey).IsUnique();
        batch.HasIndex(b => new { b.OrganisationId, b.State });
    }
}

internal sealed class HoursBatchLineMapping : IEntityTypeConfiguration<HoursBatchLine>
{
    public void Configure(EntityTypeBuilder<HoursBatchLine> line)
    {
        line.ToTable("HoursBatchLines").ComplexProperty(l => l.Hours, h => h.Property(x => x.Tenths));
        line.Property(l => l.Title).HasMaxLength(HoursEntry.TitleLength);
        line.Property(l => l.Mode).HasMaxLength(HoursMode.CodeLength);
        line.Property(l => l.RuleVersion).HasMaxLength(HoursEntry.RuleVersionLength);
        line.HasOne<Session>().WithMany().HasForeignKey(l => l.SessionId).OnDelete(DeleteBehavior.Restrict);
        line.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
        line.HasIndex(l => new { l.SessionId, l.PersonId }).IsUnique().HasFilter("\"IsStanding\"");
        line.HasIndex(l => l.BatchId);
        line.HasIndex(l => l.PersonId);
    }
}
