using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Domain.Assessment;

internal sealed class AssessmentResultMapping : IEntityTypeConfiguration<AssessmentResult>
{
    public void Configure(EntityTypeBuilder<AssessmentResult> result)
    {
        result.ComplexProperty(r => r.Counted, p =>
        {
            p.Property(x => x.From);
            p.Property(x => x.To);
        });
        result.HasOne(r => r.Scheme).WithMany().HasForeignKey(r => r.SchemeId).OnDelete(DeleteBehavior.Restrict);
        result.ComplexProperty(r => r.Earned, p => p.Property(x => x.Hundredths));
        result.ComplexProperty(r => r.Applicable, p => p.Property(x => x.Hundredths));
        result.ComplexProperty(r => r.Score, p => p.Property(x => x.Hundredths));
        result.ComplexProperty(r => r.Obligations, p => p.Property(x => x.Hundredths));
        result.ComplexProperty(r => r.GradeWhy, Why);
        result.Property(r => r.ContentHash).HasMaxLength(64);
        result.HasOne(r => r.Organisation).WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        result.HasOne<AssessmentCycle>().WithMany().HasForeignKey(r => r.CycleId).OnDelete(DeleteBehavior.Restrict);
        result.HasOne<Studio>().WithMany().HasForeignKey(r => r.StudioId).OnDelete(DeleteBehavior.Restrict);
        result.HasIndex(r => new { r.CycleId, r.StudioId, r.Revision }).IsUnique();
        // At most one revision waits to be published.
        result.HasIndex(r => new { r.CycleId, r.StudioId }).IsUnique().HasFilter("\"PublishedAt\" IS NULL");
        result.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.ResultId);
        result.Navigation(r => r.Lines).AutoInclude();
    }

    internal static void Why(ComplexPropertyBuilder<StoredBecause> why)
    {
        why.Property(w => w.Text).HasMaxLength(StoredBecause.TextLength);
        why.Property(w => w.Arguments).HasMaxLength(StoredBecause.ArgumentsLength);
    }
}

internal sealed class ResultLineMapping : IEntityTypeConfiguration<ResultLine>
{
    public void Configure(EntityTypeBuilder<ResultLine> line)
    {
        line.ToTable("ResultLines");
        line.ComplexProperty(l => l.Points, p => p.Property(x => x.Hundredths));
        line.ComplexProperty(l => l.Most, p => p.Property(x => x.Hundredths));
        line.ComplexProperty(l => l.Why, AssessmentResultMapping.Why);
        line.HasOne<SchemeIndicator>().WithMany().HasForeignKey(l => l.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        line.HasIndex(l => new { l.ResultId, l.IndicatorId }).IsUnique();
    }
}
