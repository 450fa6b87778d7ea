using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.Assessment;

internal sealed class EvidenceMapping : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> evidence)
    {
        // One fact counts once at a time.
        evidence.HasIndex(e => new { e.SubjectKind, e.SubjectId, e.Kind, e.SourceKind, e.SourceId }).IsUnique().HasFilter("\"CountedUntil\" IS NULL");
        // What a fact counts for, and what counted for a subject as of an instant, closed rows included.
        evidence.HasIndex(e => new { e.SourceKind, e.SourceId });
        evidence.HasIndex(e => new { e.SubjectKind, e.SubjectId, e.Day, e.CountedFrom });
    }
}
