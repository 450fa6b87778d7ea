using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Hours;

/// <summary>Hour-rule files: one rule set each. A version that is loaded is never changed: hours were certified under it.</summary>
public sealed class HoursRuleSeeds : ISeedKind
{
    public string Folder => "hour-rules";

    public string Schema => "hour-rules.schema.json";

    public int Order => 4;

    public async Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop)
    {
        var paths = await db.Organisations.ToDictionaryAsync(o => o.Key, o => o.Path, stop);
        var versions = new Versions<HoursRuleSet>(db, await db.HoursRuleSets.ToListAsync(stop), r => r.RuleVersion, Said, "学时规则 {0} 已经载入，不能改动；内容有变请写成新的版本");
        foreach (var file in files)
        {
            var content = file.Read<Content>();
            var path = file.PathOf(content.Organisation, paths);
            versions.Keep(file, Build(file, content, path));
        }
    }

    private static HoursRuleSet Build(SeedFile file, Content content, string path)
    {
        var rules = file.At("", () => new HoursRuleSet(content.Code, content.Region, path, content.EffectiveFrom, content.Version, content.Unverified is true, content.MinutesPerHour,
            Hours(content.HoursPerDay), Hours(content.HoursPerHalfDay), content.AbsencePolicy, content.AbsenceThresholdPercent).Citing(content.Source.ToString()));
        foreach (var (at, m) in content.Modes.Index())
            file.At($"/modes/{at}", () => rules.Recognise(new HoursMode(m.Code, m.Name, m.Sessions, m.Activities, m.HoursPerCredit is null ? null : Hours(m.HoursPerCredit))));
        foreach (var (at, r) in content.Requirements.Index())
            file.At($"/requirements/{at}", () => rules.Require(new HoursRequirement(r.Audience, r.Per, Hours(r.Minimum), r.Mode, r.Kind, r.Years ?? 1, r.CycleFrom, r.CarryOver is null ? null : Hours(r.CarryOver))));
        foreach (var (at, c) in (content.Caps ?? []).Index())
            file.At($"/caps/{at}", () => rules.Limit(new HoursCap(c.Per, c.Mode, c.Kind, c.Most is null ? null : Hours(c.Most), c.Percent)));
        return rules;
    }

    private static Kernel.Hours Hours(string text) => Kernel.Hours.Of(decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    private static string Said(HoursRuleSet r) => string.Join('\n',
        new object?[] { r.Region, r.Path, r.EffectiveFrom, r.IsUnverified, r.Basis, r.MinutesPerHour, r.HoursPerDay, r.HoursPerHalfDay, r.AbsencePolicy, r.AbsenceThresholdPercent }
            .Concat(r.Requirements.Select(q => $"{q.Audience} {q.PeriodKind} {q.Minimum} {q.Mode} {q.Kind} {q.Years} {q.CycleFrom:O} {q.CarryOver}").Order(StringComparer.Ordinal))
            .Concat(r.Caps.Select(c => $"{c.PeriodKind} {c.Mode} {c.Kind} {c.Most} {c.Percent}").Order(StringComparer.Ordinal))
            .Concat(r.Modes.OrderBy(m => m.Position).Select(m => $"{m.Code} {m.Name} {string.Join(',', m.Sessions)} {string.Join(',', m.Activities)} {m.HoursPerCredit}")));

    private sealed record Content(
        string Code, string Region, string Organisation, DateOnly EffectiveFrom, string Version, bool? Unverified, Cited Source,
        int MinutesPerHour, string HoursPerDay, string HoursPerHalfDay, AbsencePolicy AbsencePolicy, int AbsenceThresholdPercent, Mode[] Modes, Requirement[] Requirements, Cap[]? Caps)
    {
        [JsonPropertyName("$schema")] public string? Schema { get; init; }
    }

    private sealed record Mode(string Code, string Name, SessionMode[]? Sessions, ActivityKind[]? Activities, string? HoursPerCredit);

    private sealed record Requirement(HoursAudience Audience, HoursPeriodKind Per, int? Years, DateOnly? CycleFrom, string Minimum, string? Mode, HoursKind? Kind, string? CarryOver, Cited Source);

    private sealed record Cap(HoursPeriodKind Per, string? Mode, HoursKind? Kind, string? Most, int? Percent, Cited Source);
}
