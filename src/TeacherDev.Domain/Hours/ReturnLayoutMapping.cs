using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.Hours;

internal sealed class ReturnLayoutMapping : IEntityTypeConfiguration<ReturnLayout>
{
    public void Configure(EntityTypeBuilder<ReturnLayout> layout)
    {
        layout.Property(l => l.Code).HasMaxLength(ReturnLayout.CodeLength);
        layout.Property(l => l.VersionText).HasMaxLength(ReturnLayout.CodeLength);
        layout.Property(l => l.Name).HasMaxLength(ReturnLayout.NameLength);
        layout.Property(l => l.Path).HasMaxLength(HoursRuleSet.PathLength);
        layout.Property(l => l.Basis).HasMaxLength(HoursRuleSet.BasisLength);
        // Read and written whole: nobody asks the database for a column of a platform.
        layout.Property(l => l.Columns).HasConversion(c => Stored(c), c => Read(c), Same).HasMaxLength(ReturnLayout.DefinitionLength);
        layout.HasIndex(l => new { l.Code, l.VersionText }).IsUnique();
    }

    private static ValueComparer<IReadOnlyList<ReturnColumn>> Same { get; } = new((a, b) => Stored(a!) == Stored(b!), c => Stored(c).GetHashCode(StringComparison.Ordinal), c => c);

    internal static string Stored(IReadOnlyList<ReturnColumn> columns) => JsonSerializer.Serialize(columns);

    private static IReadOnlyList<ReturnColumn> Read(string stored) => JsonSerializer.Deserialize<List<ReturnColumn>>(stored)!;
}
