using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.Data;

/// <summary>A Data Protection key, wrapped by the master key outside the database; cookies and forms of one node are then good on every node.</summary>
[Unaudited]
public sealed class DataKey
{
    public DataKey(string name, byte[] wrapped) => (Name, Wrapped) = (name, wrapped);

    private DataKey() { }

    public int Id { get; private set; }

    public string Name { get; private set; } = null!;

    public byte[] Wrapped { get; private set; } = [];
}

internal sealed class DataKeyMapping : IEntityTypeConfiguration<DataKey>
{
    public void Configure(EntityTypeBuilder<DataKey> key)
    {
        key.Property(k => k.Name).HasMaxLength(100);
        key.HasIndex(k => k.Name).IsUnique();
    }
}
