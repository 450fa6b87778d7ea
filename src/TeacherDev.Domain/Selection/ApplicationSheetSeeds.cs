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
        var versions = new Versions<ApplicationSheet>(db, await db.ApplicationSheets.ToListAsync(stop), s => $"{s.Code} {s.VersionText}", Said, "申报表 {0} 已经载入，不能改动；内容有变请写成新的版本");
        foreach (var file in files)
        {
            var content = file.Read<Content>();
            var path = file.PathOf(content.Organisation, paths);
            var fields = content.Fields.Select((f, at) => file.At($"/fields/{at}", () => new SheetField(f.Key, f.Label, f.Kind, f.Required is true, f.Hint, f.Most, f.Choices ?? [], f.Identifies is true))).ToList();
            versions.Keep(file, file.At("", () => new ApplicationSheet(content.Code, content.Version, content.Name, path, content.Source.ToString(), fields)));
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
