using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Completion;

/// <summary>
/// The completion rules of a region, or of one programme in it, from a day on, as data. Never edited after use: a change is a new version.
/// </summary>
public sealed class CompletionRuleSet : Aggregate
{
    public const int CodeLength = 40;
    public const int VersionTextLength = 20;
    public const int NameLength = 60;
    public const int PathLength = 200;
    public const int BasisLength = 400;
    public const int SchemeLength = 80;
    public const int ProgrammeCodeLength = 40;

    private static readonly string[] Places = ["{year}", "{programme}", "{batch}", "{seq}"];

    /// <param name="path">Path of the organisation whose subtree it governs; “/” governs all that nothing else does.</param>
    /// <param name="programmeCode">Only classes of this programme; null for all.</param>
    /// <param name="numberScheme">How certificates are numbered: {year}, {programme}, {batch} and {seq} once each, with whatever stands between.</param>
    /// <exception cref="RuleBroken">A scheme that would number two certificates alike.</exception>
    public CompletionRuleSet(string code, string version, string name, string path, string? programmeCode, DateOnly effectiveFrom, CompletionTerms terms, string numberScheme, bool isUnverified, string? basis)
    {
        Code = Naming.Clean(code, "规则代码", CodeLength);
        VersionText = Naming.Clean(version, "规则版本", VersionTextLength);
        Name = Naming.Clean(name, "规则名称", NameLength);
        NumberScheme = Naming.Clean(numberScheme, "证书编号规则", SchemeLength);
        if (Places.FirstOrDefault(p => NumberScheme.Split(p).Length != 2) is { } missing) throw new RuleBroken("证书编号规则中 {0} 应写一次", missing);
        Basis = basis is null ? null : Naming.Clean(basis, "依据", BasisLength);
        (Path, ProgrammeCode, EffectiveFrom, Terms, IsUnverified) = (path, programmeCode, effectiveFrom, terms, isUnverified);
    }

    private CompletionRuleSet() { }

    public string Code { get; private set; } = null!;

    public string VersionText { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string Path { get; private set; } = null!;

    public string? ProgrammeCode { get; private set; }

    public DateOnly EffectiveFrom { get; private set; }

    public CompletionTerms Terms { get; private set; } = null!;

    public string NumberScheme { get; private set; } = null!;

    /// <summary>The numbers are common in the field but no authority was read; pages say so.</summary>
    public bool IsUnverified { get; private set; }

    public string? Basis { get; private set; }

    public string Label => $"{Code} {VersionText}";

    /// <summary>The set for a class: of the nearest organisation above it; there the programme's own before the general one, the latest in force before older ones.</summary>
    public static CompletionRuleSet? Governing(IEnumerable<CompletionRuleSet> sets, string organisationPath, string programmeCode, DateOnly day) =>
        For(sets, organisationPath, programmeCode).Where(s => s.EffectiveFrom <= day)
            .OrderByDescending(s => s.Path.Length).ThenByDescending(s => s.ProgrammeCode is not null).ThenByDescending(s => s.EffectiveFrom).ThenByDescending(s => s.Id).FirstOrDefault();

    /// <summary>All that a class may choose from.</summary>
    public static IEnumerable<CompletionRuleSet> For(IEnumerable<CompletionRuleSet> sets, string organisationPath, string programmeCode) =>
        sets.Where(s => organisationPath.StartsWith(s.Path, StringComparison.Ordinal) && (s.ProgrammeCode is null || s.ProgrammeCode == programmeCode));
}
