using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Budgets;

/// <summary>Lecture-fee files: one rule each, in yuan. A version that is loaded is never changed: fees were paid under it.</summary>
public sealed class LectureFeeSeeds : ISeedKind
{
    public string Folder => "lecture-fees";

    public string Schema => "lecture-fees.schema.json";

    public int Order => 6;

    public async Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop)
    {
        var paths = await db.Organisations.ToDictionaryAsync(o => o.Key, o => o.Path, stop);
        var versions = new Versions<LectureFeeRule>(db, await db.LectureFeeRules.ToListAsync(stop), r => $"{r.Code} {r.VersionText}", Said, "讲课费标准 {0} 已经载入，不能改动；内容有变请写成新的版本");
        foreach (var file in files)
        {
            var content = file.Read<Content>();
            var path = content.Organisation is null ? "/" : file.PathOf(content.Organisation, paths);
            var rule = file.At("", () => new LectureFeeRule(content.Code, content.Version, content.Name, path, content.EffectiveFrom, content.Associate * 100L, content.Full * 100L, content.National * 100L, Hours(content.HoursPerHalfDay), content.Source.ToString()));
            versions.Keep(file, rule);
        }
    }

    private static Kernel.Hours Hours(string text) => Kernel.Hours.Of(decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    private static string Said(LectureFeeRule r) => string.Join('\n', [r.Name, r.Path, $"{r.EffectiveFrom:O}", $"{r.AssociateFen} {r.FullFen} {r.NationalFen} {r.HoursPerHalfDay}", r.Basis]);

    /// <param name="Organisation">Null for everybody who has no rule of their own.</param>
    /// <param name="Associate">Yuan a 学时, after tax.</param>
    private sealed record Content(string Code, string Version, string Name, string? Organisation, DateOnly EffectiveFrom, int Associate, int Full, int National, string HoursPerHalfDay, Cited Source)
    {
        [JsonPropertyName("$schema")] public string? Schema { get; init; }
    }
}
