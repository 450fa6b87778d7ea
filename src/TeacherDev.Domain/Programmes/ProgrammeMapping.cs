using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.Programmes;

internal sealed class ProgrammeMapping : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> programme)
    {
        programme.Property(p => p.Code).HasMaxLength(Programme.CodeLength);
        programme.Property(p => p.Name).HasMaxLength(Programme.NameLength * 2);
        programme.Property(p => p.Summary).HasMaxLength(Programme.SummaryLength * 2);
        programme.ComplexProperty(p => p.Source, SourceMapping.Parts);
        programme.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        programme.HasIndex(p => p.Code).IsUnique();
    }
}

internal static class SourceMapping
{
    // Lengths are counted in characters as people count them; a rare character takes two UTF-16 units.
    public static void Parts(ComplexPropertyBuilder<Source> source)
    {
        source.Property(s => s.Document).HasMaxLength(Source.DocumentLength * 2);
        source.Property(s => s.Section).HasMaxLength(Source.SectionLength * 2);
        source.Property(s => s.Quote).HasMaxLength(Source.QuoteLength * 2);
        source.Property(s => s.IsUnverified);
    }
}
