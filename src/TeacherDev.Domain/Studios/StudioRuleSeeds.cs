using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Studios;

/// <summary>Studio-rule files: a region's tasks of members and fellows, and its kinds of spending. A version that is loaded is never changed.</summary>
public sealed class StudioRuleSeeds : ISeedKind
{
    public string Folder => "studio-rules";

    public string Schema => "studio-rules.schema.json";

    public int Order => 11;

    public async Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop)
    {
        var paths = await db.Organisations.ToDictionaryAsync(o => o.Key, o => o.Path, stop);
        var versions = new Versions<StudioRule>(db, await db.StudioRules.ToListAsync(stop), r => r.Label, Said, "工作室规则 {0} 已经载入，不能改动；内容有变请写成新的版本");
        foreach (var file in files)
        {
            var content = file.Read<Content>();
            var path = file.PathOf(content.Organisation, paths);
            var rule = file.At("", () => new StudioRule(content.Code, content.Version, content.Name, path, content.GatheringNeedsEveryonePresent is true, content.SpendKinds, content.Source.ToString()));
            foreach (var (at, task) in content.Tasks.Index()) file.At($"/tasks/{at}", () => rule.Ask(task.Role, task.Kind, task.Least));
            versions.Keep(file, rule);
        }
    }

    private static string Said(StudioRule r) =>
        $"{r.Name}\n{r.Path}\n{r.NeedsEveryonePresent}\n{r.Basis}\n{string.Join(',', r.SpendKinds.OrderBy(k => k.Position).Select(k => k.Name))}\n{string.Join(',', r.Tasks.Select(t => $"{t.Role} {t.Kind} {t.Least}").Order(StringComparer.Ordinal))}";

    private sealed record Content(string Code, string Organisation, string Version, string Name, bool? GatheringNeedsEveryonePresent, Asked[] Tasks, string[] SpendKinds, Cited Source)
    {
        [JsonPropertyName("$schema")] public string? Schema { get; init; }
    }

    private sealed record Asked(StudioRole Role, WorkKind Kind, int Least);
}
