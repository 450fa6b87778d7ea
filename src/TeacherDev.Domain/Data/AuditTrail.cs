using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using TeacherDev.Domain.Accounts;

namespace TeacherDev.Domain.Data;

/// <summary>
/// Remembers what a context is about to change, and writes it down after the save: only then new rows have their ids, and what refers to them too.
/// </summary>
internal sealed class AuditTrail
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter() } };
    private readonly List<Change> changes = [];

    private AuditTrail() { }

    public bool IsEmpty => changes.Count == 0;

    public static AuditTrail Of(ChangeTracker tracker)
    {
        var trail = new AuditTrail();
        foreach (var entry in tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (entry.Metadata.ClrType.GetCustomAttribute<UnauditedAttribute>() is not null) continue;
            trail.changes.Add(new Change(entry, VerbOf(entry.State), [.. Told(entry).Select(p => (p, p.OriginalValue))]));
        }
        return trail;
    }

    /// <param name="authors">Whose the rows are that somebody else than <paramref name="usual"/> changed.</param>
    public IEnumerable<AuditEntry> Entries(IReadOnlyDictionary<object, Author> authors, Author usual, DateTime now) =>
        from change in changes
        let author = authors.GetValueOrDefault(change.Entry.Entity, usual)
        select new AuditEntry(now, author.Viewer.AccountId, ActingAs(author.Viewer), author.RequestId, change.Entry.Metadata.ClrType.Name, IdOf(change.Entry), change.Verb, Describe(change));

    public static string ActingAs(Viewer viewer) => viewer.IsSystem ? "System" : $"{viewer.Role} {viewer.Path}";

    private static AuditVerb VerbOf(EntityState state) => state switch
    {
        EntityState.Added => AuditVerb.Added,
        EntityState.Deleted => AuditVerb.Removed,
        _ => AuditVerb.Changed,
    };

    private static int? IdOf(EntityEntry entry) => entry.Metadata.FindPrimaryKey()?.Properties is [{ ClrType: var type } key] && type == typeof(int) ? (int?)entry.Property(key.Name).CurrentValue : null;

    /// <summary>The columns that a row of the trail tells of: of a changed row those that differ.</summary>
    private static IEnumerable<PropertyEntry> Told(EntityEntry entry) =>
        from property in entry.Properties.Concat(entry.ComplexProperties.SelectMany(Parts))
        where !property.Metadata.IsPrimaryKey() && property.Metadata.Name is not ("SortKey" or "SearchText" or "SearchMarks" or "Version" or "ConcurrencyStamp")
            && property.Metadata.PropertyInfo?.IsDefined(typeof(UnauditedAttribute), inherit: true) != true
            && (entry.State != EntityState.Modified || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue)))
        select property;

    private static string Describe(Change change)
    {
        var values = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (property, old) in change.Columns)
        {
            values[Name(property)] = change.Verb switch
            {
                _ when IsSecret(property) => "changed",
                AuditVerb.Added => property.CurrentValue,
                AuditVerb.Removed => old,
                _ => new[] { old, property.CurrentValue },
            };
        }
        return JsonSerializer.Serialize(values, Readable);
    }

    private static IEnumerable<PropertyEntry> Parts(ComplexPropertyEntry complex) => complex.Properties.Concat(complex.ComplexProperties.SelectMany(Parts));

    private static string Name(PropertyEntry property) =>
        property.Metadata.DeclaringType is Microsoft.EntityFrameworkCore.Metadata.IComplexType complex ? $"{complex.ComplexProperty.Name}.{property.Metadata.Name}" : property.Metadata.Name;

    private static bool IsSecret(PropertyEntry property) => property.Metadata.ClrType == typeof(byte[]) || property.Metadata.Name is "PasswordHash" or "SecurityStamp" or "Hash";

    /// <param name="Columns">Each with what stood there before.</param>
    private sealed record Change(EntityEntry Entry, AuditVerb Verb, IReadOnlyList<(PropertyEntry Property, object? Old)> Columns);
}

/// <summary>Who changes something, in which request.</summary>
internal sealed record Author(Viewer Viewer, string RequestId);
