using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Mentoring;

/// <summary>Mentoring-rule files: what pairings of one region owe. A version that is loaded is never changed.</summary>
public sealed class MentoringRuleSeeds : ISeedKind
{
    public string Folder => "mentoring-rules";

    public string Schema => "mentoring-rules.schema.json";

    public int Order => 10;

    public async Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop)
    {
        var paths = await db.Organisations.ToDictionaryAsync(o => o.Key, o => o.Path, stop);
        var versions = new Versions<MentoringRuleSet>(db, await db.MentoringRuleSets.ToListAsync(stop), r => r.Label, Said, "师徒职责规则 {0} 已经载入，不能改动；内容有变请写成新的版本");
        foreach (var file in files)
        {
            var content = file.Read<Content>();
            var path = file.PathOf(content.Organisation, paths);
            var rules = content.Rules.Select((r, at) => file.At($"/rules/{at}", () => new MentoringRule(r.Work, r.Kind, r.Times, r.Source.Unverified is true, r.Source.ToString()))).ToList();
            versions.Keep(file, file.At("/rules", () => new MentoringRuleSet(content.Code, content.Version, path, content.MenteeReview, rules)));
        }
    }

    private static string Said(MentoringRuleSet set) => $"{set.Path}\n{set.MenteeReview}\n{string.Join('\n', set.Rules.OrderBy(r => r.Work).ThenBy(r => r.Kind).Select(r => $"{r.Work} {r.Kind} {r.Times} {r.IsUnverified} {r.Basis}"))}";

    private sealed record Content(string Organisation, string Code, string Version, ReviewReading MenteeReview, Rule[] Rules)
    {
        [JsonPropertyName("$schema")] public string? Schema { get; init; }
    }

    private sealed record Rule(MentoringWork Work, PairingKind? Kind, int Times, Cited Source);
}
