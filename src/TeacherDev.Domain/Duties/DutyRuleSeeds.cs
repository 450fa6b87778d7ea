using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Duties;

/// <summary>Duty-rule files: the duties of one region each. A version that is loaded is never changed.</summary>
public sealed class DutyRuleSeeds : ISeedKind
{
    public string Folder => "duty-rules";

    public string Schema => "duty-rules.schema.json";

    public int Order => 10;

    public async Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop)
    {
        var paths = await db.Organisations.ToDictionaryAsync(o => o.Key, o => o.Path, stop);
        var versions = new Versions<DutyRule>(db, await db.DutyRules.ToListAsync(stop), r => r.Label, Said, "职责规则 {0} 已经载入，不能改动；内容有变请写成新的版本");
        foreach (var file in files)
        {
            var content = file.Read<Content>();
            var path = file.PathOf(content.Organisation, paths);
            foreach (var (at, duty) in content.Duties.Index())
                versions.Keep(file, file.At($"/duties/{at}", () => new DutyRule(duty.Code, content.Version, duty.Name, path, duty.Holder, duty.Kinds, duty.Least, duty.AtContactSchool is true, duty.Source.Unverified is true, duty.Source.ToString())));
        }
    }

    private static string Said(DutyRule r) => $"{r.Name}\n{r.Path}\n{r.Holder}\n{r.Least}\n{r.AtContactSchool}\n{r.IsUnverified}\n{r.Basis}\n{string.Join(',', r.Kinds.Select(k => k.Kind).Order())}";

    private sealed record Content(string Organisation, string Version, Duty[] Duties)
    {
        [JsonPropertyName("$schema")] public string? Schema { get; init; }
    }

    private sealed record Duty(string Code, string Name, DutyHolder Holder, ActivityKind[] Kinds, int Least, bool? AtContactSchool, Cited Source);
}
