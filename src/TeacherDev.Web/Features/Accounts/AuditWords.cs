using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Accounts;

/// <summary>Tells the rows of the trail in the reader's words: kinds, columns and choices by name, numbers of people and organisations by who they are.</summary>
public sealed class AuditWords
{
    private static readonly string[] OfPeople = ["PersonId", "MentorId", "MenteeId", "RecipientPersonId", "LeaderId"];
    private static readonly string[] OfOrganisations = ["OrganisationId", "HostSchoolId", "ParentId", "MentorOrganisationId"];

    private readonly IModel model;
    private readonly IStringLocalizer t;
    private readonly Dictionary<long, IReadOnlyList<Change>> changes;
    private readonly Dictionary<int, string> people;
    private readonly Dictionary<int, string> organisations;
    private readonly Dictionary<string, string> paths;

    private AuditWords(IModel model, IStringLocalizer t, Dictionary<long, IReadOnlyList<Change>> changes, Dictionary<int, string> people, IEnumerable<(int Id, string Path, string Name)> organisations)
    {
        (this.model, this.t, this.changes, this.people) = (model, t, changes, people);
        (this.organisations, paths) = (organisations.ToDictionary(o => o.Id, o => o.Name), organisations.ToDictionary(o => o.Path, o => o.Name, StringComparer.Ordinal));
    }

    private sealed record Change(string Column, string? Old, string? New, bool IsSecret);

    public static async Task<AuditWords> OfAsync(TeacherDevDb db, IReadOnlyList<AuditRow> rows, IStringLocalizer t, CancellationToken stop)
    {
        var read = rows.ToDictionary(r => r.Id, r => Read(r));
        var ids = read.Values.SelectMany(c => c).Where(c => OfPeople.Contains(c.Column)).SelectMany(c => new[] { c.Old, c.New })
            .Where(v => int.TryParse(v, CultureInfo.InvariantCulture, out _)).Select(v => int.Parse(v!, CultureInfo.InvariantCulture)).Distinct().ToList();
        var cards = await db.PersonCards.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var bodies = await db.Organisations.AsNoTracking().Select(o => new { o.Id, o.Path, o.Name }).ToListAsync(stop);
        return new AuditWords(db.Model, t, read, cards, [.. bodies.Select(o => (o.Id, o.Path, o.Name))]);
    }

    public static string EntityName(string entity, IStringLocalizer t) => AuditNames.Entities.TryGetValue(entity, out var name) ? t[name] : entity;

    /// <summary>培训管理员 玉溪市教育体育局; 系统 for jobs.</summary>
    public string Acting(AuditRow row)
    {
        var parts = row.ActingAs.Split(' ', 2);
        if (!Enum.TryParse<Role>(parts[0], out var role)) return parts[0] == "System" ? t["系统"] : "";
        return $"{t.Name(role)} {(parts.Length > 1 ? paths.GetValueOrDefault(parts[1], "") : "")}".TrimEnd();
    }

    /// <summary>教师 #12; for a denial the address.</summary>
    public string Subject(AuditRow row) => row.EntityId is { } id ? $"{EntityName(row.Entity, t)} #{id}" : EntityName(row.Entity, t);

    /// <summary>One line a changed column: “职称：二级教师 → 一级教师”.</summary>
    public IReadOnlyList<string> Lines(AuditRow row) =>
        [.. changes[row.Id].Select(c => t["{0}：{1}", t[AuditNames.Column(row.Entity, c.Column)].Value, c.IsSecret ? t["已修改（内容不显示）"].Value
            : row.Verb == AuditVerb.Changed ? $"{Value(row.Entity, c.Column, c.Old)} → {Value(row.Entity, c.Column, c.New)}" : Value(row.Entity, c.Column, c.New)].Value)];

    public object?[] Cells(AuditRow row) => [row.At, row.UserName is null ? t["系统"].Value : $"{row.Name} {row.UserName}", Acting(row), t.Name(row.Verb), Subject(row), string.Join('\n', Lines(row)), row.RequestId];

    private static IReadOnlyList<Change> Read(AuditRow row)
    {
        if (row.Changes is null) return [];
        using var json = JsonDocument.Parse(row.Changes);
        return [.. json.RootElement.EnumerateObject().Where(p => p.Name is not "IdempotencyKey" and not "SecurityStamp" and not "Seal" and not "NormalizedUserName" && !(row.Verb != AuditVerb.Changed && p.Value.ValueKind == JsonValueKind.Null))
            .Select(p => p.Value is { ValueKind: JsonValueKind.Array } pair && row.Verb == AuditVerb.Changed && pair.GetArrayLength() == 2
                ? new Change(p.Name, Text(pair[0]), Text(pair[1]), IsSecret: false)
                : new Change(p.Name, Old: null, Text(p.Value), p.Value.ValueKind == JsonValueKind.String && p.Value.GetString() == "changed"))];
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private string Value(string entity, string column, string? value)
    {
        if (string.IsNullOrEmpty(value)) return t["（空）"];
        if (value is "true" or "false") return t[value == "true" ? "是" : "否"];
        if (int.TryParse(value, CultureInfo.InvariantCulture, out var number))
        {
            if (OfPeople.Contains(column)) return people.GetValueOrDefault(number, $"#{number}");
            if (OfOrganisations.Contains(column)) return organisations.GetValueOrDefault(number, $"#{number}");
            if (column.EndsWith("Tenths", StringComparison.Ordinal)) return (number / 10m).ToString("0.#", CultureInfo.InvariantCulture);
        }
        if (TypeOf(entity, column) is { } type)
        {
            if (type.IsEnum && Enum.TryParse(type, value, out var choice)) return t.Name((Enum)choice!);
            if (type == typeof(DateOnly) && DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day)) return day == DateOnly.MaxValue ? t["长期"] : t.Date(day);
            if (type == typeof(DateTime) && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)) return $"{t.Date(instant.DayInShanghai)} {instant.InShanghai:HH:mm}";
        }
        return value;
    }

    private Type? TypeOf(string entity, string column)
    {
        var kind = model.GetEntityTypes().FirstOrDefault(e => e.ClrType.Name == entity);
        var parts = column.Split('.');
        ITypeBase? holder = parts.Length == 1 ? kind : kind?.FindComplexProperty(parts[0])?.ComplexType;
        return holder?.FindProperty(parts[^1])?.ClrType is { } type ? Nullable.GetUnderlyingType(type) ?? type : null;
    }
}
