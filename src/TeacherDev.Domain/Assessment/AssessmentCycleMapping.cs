using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.Assessment;

internal sealed class AssessmentCycleMapping : IEntityTypeConfiguration<AssessmentCycle>
{
    public void Configure(EntityTypeBuilder<AssessmentCycle> cycle)
    {
        cycle.ComplexProperty(c => c.Counted, p =>
        {
            p.Property(x => x.From);
            p.Property(x => x.To);
        });
        cycle.HasOne(c => c.Organisation).WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        cycle.HasOne(c => c.Scheme).WithMany().HasForeignKey(c => c.SchemeId).OnDelete(DeleteBehavior.Restrict);
        cycle.HasIndex(c => c.IdempotencyKey).IsUnique();
        cycle.HasIndex(c => new { c.OrganisationId, c.Subject, c.Year }).IsUnique();
        cycle.HasMany(c => c.ManualScores).WithOne().HasForeignKey(s => s.CycleId);
        cycle.Navigation(c => c.ManualScores).AutoInclude();
    }
}

internal sealed class ManualScoreMapping : IEntityTypeConfiguration<ManualScore>
{
    public void Configure(EntityTypeBuilder<ManualScore> score)
    {
        score.ToTable("ManualScores");
        score.ComplexProperty(s => s.Points, p => p.Property(x => x.Hundredths));
        score.HasOne<SchemeIndicator>().WithMany().HasForeignKey(s => s.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        score.HasIndex(s => new { s.CycleId, s.SubjectId, s.IndicatorId }).IsUnique();
    }
}
