using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Selection;

/// <summary>Sheet files: one version of one 申报表 each. A version that is loaded is never changed: applications were written on it.</summary>
public sealed class ApplicationSheetSeeds : ISeedKind
{
    public string Folder => "application-sheets";

    public string Schema => "application-sheet.schema.json";

    public int Order => 7;

    public async Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop)
    {
        var paths = await db.Organisations.ToDictionaryAsync(o => o.Key, o => o.Path, stop);
        var known = (await db.ApplicationSheets.ToListAsync(stop)).ToDictionary(s => (s.Code, s.VersionText));
        foreach (var file in files)
        {
            var content = file.Read<Content>();
            if (!paths.TryGetValue(content.Organisation, out var path)) throw new SeedRefused(new Refusal(file.Name, "/organisation", "没有标识为“{0}”的机构", content.Organisation));
            var fields = content.Fields.Select((f, at) => file.At($"/fields/{at}", () => new SheetField(f.Key, f.Label, f.Kind, f.Required is true, f.Hint, f.Most, f.Choices ?? [], f.Identifies is true))).ToList();
            var sheet = file.At("", () => new ApplicationSheet(content.Code, content.Version, content.Name, path, content.Source.ToString(), fields));
            if (!known.TryGetValue((sheet.Code, sheet.VersionText), out var loaded)) db.Add(known[(sheet.Code, sheet.VersionText)] = sheet);
            else if (Said(loaded) != Said(sheet)) throw new SeedRefused(new Refusal(file.Name, "/version", "申报表 {0} 已经载入，不能改动；内容有变请写成新的版本", $"{sheet.Code} {sheet.VersionText}"));
        }
    }

    private static string Said(ApplicationSheet sheet) => string.Join('\n',
        new object?[] { sheet.Name, sheet.Path, sheet.Basis }.Concat(sheet.Fields.Select(f => $"{f.Key} {f.Label} {f.Kind} {f.IsRequired} {f.Hint} {f.Most} {f.Identifies} {string.Join('|', f.Choices)}").Order(StringComparer.Ordinal)));

    private sealed record Content(string Code, string Version, string Name, string Organisation, Cited Source, Field[] Fields)
    {
        [JsonPropertyName("$schema")] public string? Schema { get; init; }
    }

    private sealed record Field(string Key, string Label, FieldKind Kind, bool? Required, string? Hint, int? Most, string[]? Choices, bool? Identifies);
}
