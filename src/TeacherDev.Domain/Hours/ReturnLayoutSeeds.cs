using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>Return-layout files: one layout each. A version that is loaded is never changed: hours were handed in by it.</summary>
public sealed class ReturnLayoutSeeds : ISeedKind
{
    public string Folder => "return-layouts";

    public string Schema => "return-layout.schema.json";

    public int Order => 10;

    public async Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop)
    {
        var paths = await db.Organisations.ToDictionaryAsync(o => o.Key, o => o.Path, stop);
        var versions = new Versions<ReturnLayout>(db, await db.ReturnLayouts.ToListAsync(stop), l => l.Label, Said, "报送格式 {0} 已经载入，不能改动；内容有变请写成新的版本");
        foreach (var file in files)
        {
            var content = file.Read<Content>();
            var path = file.PathOf(content.Organisation, paths);
            var columns = content.Columns.Index().Select(c => file.At($"/columns/{c.Index}", () => ColumnOf(c.Item))).ToList();
            versions.Keep(file, file.At("", () => new ReturnLayout(content.Code, content.Version, content.Name, path, content.Unverified is true, content.Source.ToString(), columns, content.UniqueBy)));
        }
    }

    private static ReturnColumn ColumnOf(Column column)
    {
        if (column.Pattern is { } pattern)
        {
            try { _ = new Regex(pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)); }
            catch (ArgumentException) { throw new RuleBroken("式样“{0}”看不懂", pattern); }
        }
        return new(column.Name, column.Field, column.Format, column.Required is true, column.MaxLength, column.Pattern, column.Hint, (column.Values ?? []).ToDictionary(v => v.From, v => v.To, StringComparer.Ordinal));
    }

    private static string Said(ReturnLayout l) => $"{l.Name}\n{l.Path}\n{l.IsUnverified}\n{l.Basis}\n{ReturnLayoutMapping.Stored(l.Columns)}\n{string.Join(',', l.UniqueBy)}";

    private sealed record Content(string Code, string Version, string Name, string Organisation, bool? Unverified, Cited Source, Column[] Columns, string[] UniqueBy)
    {
        [JsonPropertyName("$schema")] public string? Schema { get; init; }
    }

    private sealed record Column(string Name, ReturnField Field, string? Format, bool? Required, int? MaxLength, string? Pattern, string? Hint, Value[]? Values);

    private sealed record Value(string From, string To);
}
