using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Assessment;

/// <summary>Assessment-scheme files: one scheme each, indicators in their order. A version that is loaded is never changed: cycles were graded under it.</summary>
public sealed class AssessmentSchemeSeeds : ISeedKind
{
    public string Folder => "assessment-schemes";

    public string Schema => "assessment-scheme.schema.json";

    public int Order => 6;

    public async Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop)
    {
        var versions = new Versions<AssessmentScheme>(db, await db.AssessmentSchemes.ToListAsync(stop), s => $"{s.Code} {s.VersionText}", Said, "考核办法 {0} 已经载入，不能改动；内容有变请写成新的版本");
        foreach (var file in files) versions.Keep(file, Build(file, file.Read<Content>()));
    }

    private static AssessmentScheme Build(SeedFile file, Content content)
    {
        var scheme = file.At("", () => new AssessmentScheme(content.Code, content.Name, content.Version, content.Subject, Points(content.ExcellentFrom), Points(content.PassFrom), content.QuotaPercent,
            content.TiePolicy, content.UngradedMonths, content.UnmetBarsExcellent is true, content.Unverified is true, content.Source.ToString()));
        foreach (var (at, i) in content.Indicators.Index())
            file.At($"/indicators/{at}", () => scheme.With(new SchemeIndicator(at + 1, i.Section, i.Name, Points(i.Most), i.Measure, i.Scoring, i.PerUnit is null ? null : Points(i.PerUnit), i.Target, i.Obligation is true, i.Source?.ToString())));
        return scheme;
    }

    private static Points Points(string text) => Assessment.Points.Of(decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    private static string Said(AssessmentScheme s) => string.Join('\n',
        new object?[] { s.Name, s.Subject, s.ExcellentFrom, s.PassFrom, s.QuotaPercent, s.TiePolicy, s.UngradedMonths, s.UnmetBarsExcellent, s.IsUnverified, s.Basis }
            .Concat(s.Indicators.OrderBy(i => i.Position).Select(i => $"{i.Section} {i.Name} {i.Most} {i.Measure} {i.Scoring} {i.PerUnit} {i.Target} {i.IsObligation} {i.Basis}")));

    private sealed record Content(
        string Code, string Name, string Version, AssessmentSubject Subject, bool? Unverified, Cited Source, string ExcellentFrom, string PassFrom, int QuotaPercent,
        TiePolicy TiePolicy, int UngradedMonths, bool? UnmetBarsExcellent, Indicator[] Indicators)
    {
        [JsonPropertyName("$schema")] public string? Schema { get; init; }
    }

    private sealed record Indicator(string Section, string Name, string Most, Measure Measure, Scoring Scoring, string? PerUnit, int? Target, bool? Obligation, string? Evidence, Cited? Source);
}
