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
        var versions = new Versions<SurveyQuestionSet>(db, await db.SurveyQuestionSets.ToListAsync(stop), s => s.Label, Said, "问卷 {0} 已经载入，不能改动；内容有变请写成新的版本");
        foreach (var file in files)
        {
            var content = file.Read<Content>();
            var path = content.Organisation is null ? "/" : file.PathOf(content.Organisation, paths);
            var set = file.At("", () => new SurveyQuestionSet(content.Code, content.Version, path, content.EffectiveFrom, content.Questions, content.OpenQuestion, content.Source.ToString()));
            versions.Keep(file, set);
        }
    }

    private static string Said(SurveyQuestionSet s) => string.Join('\n', [s.Path, $"{s.EffectiveFrom:O}", .. s.Questions, s.OpenQuestion, s.Basis]);

    private sealed record Content(string Code, string Version, string? Organisation, DateOnly EffectiveFrom, string[] Questions, string OpenQuestion, Cited Source)
    {
        [JsonPropertyName("$schema")] public string? Schema { get; init; }
    }
}
