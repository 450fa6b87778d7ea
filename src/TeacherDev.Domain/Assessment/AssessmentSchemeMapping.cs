using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.Assessment;

internal sealed class AssessmentSchemeMapping : IEntityTypeConfiguration<AssessmentScheme>
{
    public void Configure(EntityTypeBuilder<AssessmentScheme> scheme)
    {
        scheme.Property(s => s.Code).HasMaxLength(AssessmentScheme.CodeLength);
        scheme.Property(s => s.Name).HasMaxLength(AssessmentScheme.NameLength);
        scheme.Property(s => s.VersionText).HasMaxLength(AssessmentScheme.VersionLength);
        scheme.Property(s => s.Basis).HasMaxLength(AssessmentScheme.BasisLength);
        scheme.ComplexProperty(s => s.ExcellentFrom, p => p.Property(x => x.Hundredths));
        scheme.ComplexProperty(s => s.PassFrom, p => p.Property(x => x.Hundredths));
        scheme.HasIndex(s => new { s.Code, s.VersionText }).IsUnique();
        scheme.HasMany(s => s.Indicators).WithOne().HasForeignKey(i => i.SchemeId);
        scheme.Navigation(s => s.Indicators).AutoInclude();
    }
}

internal sealed class SchemeIndicatorMapping : IEntityTypeConfiguration<SchemeIndicator>
{
    public void Configure(EntityTypeBuilder<SchemeIndicator> indicator)
    {
        indicator.ToTable("SchemeIndicators");
        indicator.Property(i => i.Section).HasMaxLength(SchemeIndicator.NameLength);
        indicator.Property(i => i.Name).HasMaxLength(SchemeIndicator.NameLength);
        indicator.ComplexProperty(i => i.Most, p => p.Property(x => x.Hundredths));
        indicator.ComplexProperty(i => i.PerUnit, p => p.Property(x => x.Hundredths));
        indicator.HasIndex(i => new { i.SchemeId, i.Position }).IsUnique();
    }
}
