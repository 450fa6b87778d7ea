using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Completion;

/// <summary>Completion-rule files: one rule set each. A version that is loaded is never changed: classes were closed under it.</summary>
public sealed class CompletionRuleSeeds : ISeedKind
{
    public string Folder => "completion-rules";

    public string Schema => "completion-rules.schema.json";

    public int Order => 9;

    public async Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop)
    {
        var paths = await db.Organisations.ToDictionaryAsync(o => o.Key, o => o.Path, stop);
        var programmes = await db.Programmes.Select(p => p.Code).ToHashSetAsync(stop);
        var versions = new Versions<CompletionRuleSet>(db, await db.CompletionRuleSets.ToListAsync(stop), s => s.Label, Said, "结业规则 {0} 已经载入，不能改动；内容有变请写成新的版本");
        foreach (var file in files)
        {
            var content = file.Read<Content>();
            var path = file.PathOf(content.Organisation, paths);
            if (content.Programme is { } programme && !programmes.Contains(programme)) throw new SeedRefused(new Refusal(file.Name, "/programme", "没有代码为“{0}”的培养项目", programme));
            var terms = file.At("", () => new CompletionTerms(content.Absence?.Numerator, content.Absence?.Denominator, Hours(content.MinimumHours), content.Assignment, content.Survey));
            var set = file.At("", () => new CompletionRuleSet(content.Code, content.Version, content.Name, path, content.Programme, content.EffectiveFrom, terms, content.NumberScheme, content.Unverified is true, content.Source.ToString()));
            versions.Keep(file, set);
        }
    }

    private static Kernel.Hours? Hours(string? text) => text is null ? null : Kernel.Hours.Of(decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    private static string Said(CompletionRuleSet s) => $"{s.Name}\n{s.Path}\n{s.ProgrammeCode}\n{s.EffectiveFrom:O}\n{s.Terms}\n{s.NumberScheme}\n{s.IsUnverified}\n{s.Basis}";

    private sealed record Content(
        string Code, string Version, string Name, string Organisation, string? Programme, DateOnly EffectiveFrom, bool? Unverified, Cited Source, Share? Absence, string? MinimumHours, bool Assignment, bool Survey, string NumberScheme)
    {
        [JsonPropertyName("$schema")] public string? Schema { get; init; }
    }

    private sealed record Share(int Numerator, int Denominator);
}
