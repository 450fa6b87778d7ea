using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.Data;

/// <summary>One changed row, or one denial. Written with the change in one transaction; never changed or removed before its retention ends.</summary>
[Unaudited]
public sealed class AuditEntry
{
    public const int RetentionYears = 3;

    internal AuditEntry(DateTime at, int? accountId, string actingAs, string requestId, string entity, int? entityId, AuditVerb verb, string? changes) =>
        (At, AccountId, ActingAs, RequestId, Entity, EntityId, Verb, Changes) = (at, accountId, actingAs, requestId, entity, entityId, verb, changes);

    private AuditEntry() { }

    public long Id { get; private set; }

    public DateTime At { get; private set; }

    public int? AccountId { get; private set; }

    /// <summary>Role and organisation acted under, as text of its day.</summary>
    public string ActingAs { get; private set; } = null!;

    public string RequestId { get; private set; } = null!;

    /// <summary>The entity's name; for a denial the address.</summary>
    public string Entity { get; private set; } = null!;

    public int? EntityId { get; private set; }

    public AuditVerb Verb { get; private set; }

    /// <summary>JSON {column: [old, new]}; a sealed column only says “changed”.</summary>
    public string? Changes { get; private set; }
}

public enum AuditVerb
{
    [System.ComponentModel.DataAnnotations.Display(Name = "新增")] Added,
    [System.ComponentModel.DataAnnotations.Display(Name = "修改")] Changed,
    [System.ComponentModel.DataAnnotations.Display(Name = "删除")] Removed,
    [System.ComponentModel.DataAnnotations.Display(Name = "拒绝")] Denied,
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.Property(e => e.ActingAs).HasMaxLength(120);
        entry.Property(e => e.RequestId).HasMaxLength(64);
        entry.Property(e => e.Entity).HasMaxLength(200);
        entry.HasIndex(e => e.At);
        entry.HasIndex(e => new { e.Entity, e.EntityId });
    }
}
