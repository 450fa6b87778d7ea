using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Data;

/// <summary>The one row that says by which version of ICU the stored sort keys were made.</summary>
[Unaudited]
public sealed class SortedBy
{
    public const int VersionLength = 64;

    internal SortedBy(string collation) => Collation = collation;

    private SortedBy() { }

    public int Id { get; private set; }

    public string Collation { get; private set; } = null!;

    internal bool IsCurrent => Collation == Naming.CollationVersion;

    internal void Renew() => Collation = Naming.CollationVersion;
}

internal sealed class SortedByMapping : IEntityTypeConfiguration<SortedBy>
{
    public void Configure(EntityTypeBuilder<SortedBy> sorted) => sorted.Property(s => s.Collation).HasMaxLength(SortedBy.VersionLength);
}
