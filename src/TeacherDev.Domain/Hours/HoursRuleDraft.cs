using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>What a new version of a rule set says otherwise; modes, and what is required of whom in which period, stay.</summary>
/// <param name="IsVerified">Somebody has read the source that <paramref name="Basis"/> names.</param>
/// <param name="Minimums">By requirement, in the order of <see cref="HoursRuleSet.Requirements"/>; null drops it.</param>
/// <param name="Ceilings">By cap, in the order of <see cref="HoursRuleSet.Caps"/>; null drops it. 学时, or per cent where the cap is a share.</param>
public sealed record HoursRuleDraft(
    string? Version, DateOnly EffectiveFrom, string? Basis, bool IsVerified, Kernel.Hours HoursPerDay, Kernel.Hours HoursPerHalfDay, AbsencePolicy AbsencePolicy, int AbsenceThresholdPercent,
    IReadOnlyList<Kernel.Hours?> Minimums, IReadOnlyList<decimal?> Ceilings)
{
    /// <summary>The new version. <paramref name="rules"/> stays as it is, and so does all that was certified under it.</summary>
    /// <exception cref="RuleBroken">The numbers contradict one another, or it would begin before the version it changes.</exception>
    public HoursRuleSet Of(HoursRuleSet rules)
    {
        if (EffectiveFrom <= rules.EffectiveFrom) throw new RuleBroken("新版本要在 {0:yyyy-MM-dd} 以后开始", rules.EffectiveFrom);
        if (string.IsNullOrWhiteSpace(Version) || Version.Trim() == rules.VersionText) throw new RuleBroken("请给新版本一个不同的名称，如“{0}”", EffectiveFrom.Year);
        if (IsVerified && string.IsNullOrWhiteSpace(Basis)) throw new RuleBroken("核实过的规则要写明依据的文件");
        var next = new HoursRuleSet(rules.Code, rules.Region, rules.Path, EffectiveFrom, Version, !IsVerified, rules.MinutesPerHour, HoursPerDay, HoursPerHalfDay, AbsencePolicy, AbsenceThresholdPercent);
        if (!string.IsNullOrWhiteSpace(Basis)) next.Citing(Basis);
        foreach (var mode in rules.Modes.OrderBy(m => m.Position)) next.Recognise(new HoursMode(mode.Code, mode.Name, mode.Sessions, mode.Activities, mode.HoursPerCredit));
        foreach (var (requirement, minimum) in rules.RequirementsInOrder().Zip(Minimums))
        {
            if (minimum is { } least) next.Require(new HoursRequirement(requirement.Audience, requirement.PeriodKind, least, requirement.Mode, requirement.Kind, requirement.Years, requirement.CycleFrom, requirement.CarryOver));
        }
        foreach (var (cap, ceiling) in rules.CapsInOrder().Zip(Ceilings))
        {
            if (ceiling is { } most) next.Limit(new HoursCap(cap.PeriodKind, cap.Mode, cap.Kind, cap.Percent is null ? Kernel.Hours.Of(most) : null, cap.Percent is null ? null : (int)most));
        }
        if (next.Requirements.Count == 0) throw new RuleBroken("至少要保留一条学时要求");
        return next;
    }
}
