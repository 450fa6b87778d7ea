using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Surveys;

/// <summary>Survey files: one question set each. A version that is loaded is never changed: classes were asked in its words.</summary>
public sealed class SurveyQuestionSeeds : ISeedKind
{
    public string Folder => "surveys";

    public string Schema => "survey.schema.json";

    public int Order => 8;

    public async Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop)
    {
        var paths = await db.Organisations.ToDictionaryAsync(o => o.Key, o => o.Path, stop);
        var known = (await db.SurveyQuestionSets.ToListAsync(stop)).ToDictionary(s => s.Label);
        foreach (var file in files)
        {
            var content = file.Read<Content>();
            var path = content.Organisation is null ? "/" : paths.GetValueOrDefault(content.Organisation) ?? throw new SeedRefused(new Refusal(file.Name, "/organisation", "没有标识为“{0}”的机构", content.Organisation));
            var set = file.At("", () => new SurveyQuestionSet(content.Code, content.Version, path, content.EffectiveFrom, content.Questions, content.OpenQuestion, content.Source.ToString()));
            if (!known.TryGetValue(set.Label, out var loaded)) db.Add(known[set.Label] = set);
            else if (Said(loaded) != Said(set)) throw new SeedRefused(new Refusal(file.Name, "/version", "问卷 {0} 已经载入，不能改动；内容有变请写成新的版本", set.Label));
        }
    }

    private static string Said(SurveyQuestionSet s) => string.Join('\n', [s.Path, $"{s.EffectiveFrom:O}", .. s.Questions, s.OpenQuestion, s.Basis]);

    private sealed record Content(string Code, string Version, string? Organisation, DateOnly EffectiveFrom, string[] Questions, string OpenQuestion, Cited Source)
    {
        [JsonPropertyName("$schema")] public string? Schema { get; init; }
    }
}
