using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Hours;

/// <summary>What absence from a class costs: everything from a threshold on (武汉江汉: ≥ 1/5), or only the part missed.</summary>
public enum AbsencePolicy
{
    [Display(Name = "缺课达到比例，全部不计")] Forfeit,
    [Display(Name = "按出勤比例计")] ProRata,
}

/// <summary>
/// The hour rules of a region from a day on, as data. Never edited after use: a change is a new version, and what was certified under
/// the old one stays (domain.md §2, “one row per region × effective date”).
/// </summary>
public sealed class HoursRuleSet : Aggregate
{
    public const int CodeLength = 40;
    public const int RegionLength = 60;
    public const int PathLength = 200;
    public const int BasisLength = 400;

    private readonly List<HoursRequirement> requirements = [];
    private readonly List<HoursCap> caps = [];
    private readonly List<HoursMode> modes = [];

    /// <param name="code">Short and stable, as “YX-CYCLE”.</param>
    /// <param name="region">The region as people name it: “玉溪（云南）”.</param>
    /// <param name="path">Path of the organisation whose subtree it governs: “/yuxi/”; “/” governs all that nothing else does.</param>
    /// <param name="version">Text of the version: “2023”.</param>
    /// <param name="isUnverified">The numbers are common in the field but no authority was read; pages say so.</param>
    /// <param name="minutesPerHour">Minutes of one 学时, 30 to 60.</param>
    /// <param name="hoursPerDay">Most 学时 of one day (6 or 8 in practice).</param>
    /// <param name="hoursPerHalfDay">Most 学时 of one half-day (3 or 4).</param>
    /// <param name="absenceThresholdPercent">From this share of missed hours on, <see cref="AbsencePolicy.Forfeit"/> forfeits; 1 to 100.</param>
    public HoursRuleSet(
        string code, string region, string path, DateOnly effectiveFrom, string version, bool isUnverified,
        int minutesPerHour, Kernel.Hours hoursPerDay, Kernel.Hours hoursPerHalfDay, AbsencePolicy absencePolicy, int absenceThresholdPercent)
    {
        if (minutesPerHour is < 30 or > 60) throw new RuleBroken("1 学时应为 30 至 60 分钟：{0}", minutesPerHour);
        if (hoursPerHalfDay <= Kernel.Hours.Zero || hoursPerDay < hoursPerHalfDay) throw new RuleBroken("每天学时不能少于每半天学时，且都大于 0");
        if (absenceThresholdPercent is < 1 or > 100) throw new RuleBroken("百分比应为 1 至 100：{0}", absenceThresholdPercent);
        if (!path.StartsWith('/') || !path.EndsWith('/')) throw new RuleBroken("适用单位的路径应以“/”开头和结尾：{0}", path);
        Code = Naming.Clean(code, "规则代码", CodeLength);
        Region = Naming.Clean(region, "适用地区", RegionLength);
        VersionText = Naming.Clean(version, "规则版本", HoursEntry.RuleVersionLength);
        (Path, EffectiveFrom, IsUnverified, MinutesPerHour) = (path, effectiveFrom, isUnverified, minutesPerHour);
        (HoursPerDay, HoursPerHalfDay, AbsencePolicy, AbsenceThresholdPercent) = (hoursPerDay, hoursPerHalfDay, absencePolicy, absenceThresholdPercent);
    }

    private HoursRuleSet()
    {
    }

    public string Code { get; private set; } = null!;

    public string Region { get; private set; } = null!;

    public string Path { get; private set; } = null!;

    public DateOnly EffectiveFrom { get; private set; }

    public string VersionText { get; private set; } = null!;

    public bool IsUnverified { get; private set; }

    /// <summary>Where the rules are written, as people cite it; null when nobody has read it.</summary>
    public string? Basis { get; private set => field = value is null ? null : Naming.Clean(value, "依据", BasisLength); }

    public int MinutesPerHour { get; private set; }

    public Kernel.Hours HoursPerDay { get; private set; }

    public Kernel.Hours HoursPerHalfDay { get; private set; }

    public AbsencePolicy AbsencePolicy { get; private set; }

    public int AbsenceThresholdPercent { get; private set; }

    /// <summary>A yearly requirement beside a cycle is the annual floor (浙江: ≥ 24 a year); surplus never moves to the next period.</summary>
    public IReadOnlyCollection<HoursRequirement> Requirements => requirements;

    public IReadOnlyCollection<HoursCap> Caps => caps;

    /// <summary>Whom first, then by period, the total before its parts: as forms and pages have them.</summary>
    public IReadOnlyList<HoursRequirement> RequirementsInOrder() => [.. requirements.OrderBy(r => r.Audience).ThenBy(r => r.PeriodKind).ThenBy(r => !r.IsTotal).ThenBy(r => r.Mode, StringComparer.Ordinal).ThenBy(r => r.Kind)];

    public IReadOnlyList<HoursCap> CapsInOrder() => [.. caps.OrderBy(c => c.PeriodKind).ThenBy(c => c.Mode, StringComparer.Ordinal).ThenBy(c => c.Kind)];

    /// <summary>The ways in which hours are earned here.</summary>
    public IReadOnlyCollection<HoursMode> Modes => modes;

    /// <summary>Whether hours are counted by their content here, so that each needs a <see cref="HoursKind"/>.</summary>
    public bool CountsKinds => requirements.Exists(r => r.Kind is not null) || caps.Exists(c => c.Kind is not null);

    /// <summary>Code and version, as written into every entry certified under it: “YX-CYCLE 2023”.</summary>
    public string RuleVersion => $"{Code} {VersionText}";

    public HoursRuleSet Citing(string basis)
    {
        Basis = basis;
        return this;
    }

    /// <exception cref="RuleBroken">The code or the name stands here already.</exception>
    public HoursRuleSet Recognise(HoursMode mode)
    {
        if (modes.Any(m => m.Code == mode.Code || m.Name == mode.Name)) throw new RuleBroken("学时形式“{0}”只能写一次", mode.Name);
        mode.Position = modes.Count;
        modes.Add(mode);
        return this;
    }

    /// <exception cref="RuleBroken">The same thing is required twice in the same kind of period.</exception>
    public HoursRuleSet Require(HoursRequirement requirement)
    {
        MustKnow(requirement.Mode);
        if (requirements.Any(r => (r.Audience, r.PeriodKind, r.Mode, r.Kind) == (requirement.Audience, requirement.PeriodKind, requirement.Mode, requirement.Kind)))
            throw new RuleBroken("同一对象、周期、形式和类别的学时要求只能写一条");
        requirements.Add(requirement);
        return this;
    }

    public HoursRuleSet Limit(HoursCap cap)
    {
        MustKnow(cap.Mode);
        if (caps.Any(c => (c.PeriodKind, c.Mode, c.Kind) == (cap.PeriodKind, cap.Mode, cap.Kind)))
            throw new RuleBroken("同一周期、形式和类别的学时上限只能写一条");
        caps.Add(cap);
        return this;
    }

    /// <summary>What one session of a half-day is worth at most: 半天 ≤ 4 学时 (domain.md §2).</summary>
    public Kernel.Hours ForHalfDay(Kernel.Hours planned) => planned < HoursPerHalfDay ? planned : HoursPerHalfDay;

    /// <summary>What a class of <paramref name="planned"/> 学时 is worth to someone who missed <paramref name="missed"/> of them.</summary>
    public Kernel.Hours ForAttendance(Kernel.Hours planned, Kernel.Hours missed)
    {
        if (missed < Kernel.Hours.Zero || missed > planned) throw new RuleBroken("缺课学时应在 0 与 {0} 之间：{1}", planned, missed);
        return Forfeits(planned, missed) ? Kernel.Hours.Zero : planned - missed;
    }

    /// <summary>Whether so much of a class was missed that nothing of it counts (武汉江汉: ≥ 1/5).</summary>
    public bool Forfeits(Kernel.Hours planned, Kernel.Hours missed) =>
        AbsencePolicy == AbsencePolicy.Forfeit && missed > Kernel.Hours.Zero && (long)missed.Tenths * 100 >= (long)planned.Tenths * AbsenceThresholdPercent;

    /// <summary>The mode's name here; its code where these rules do not know it, as of hours that came from elsewhere.</summary>
    public string NameOf(string mode) => modes.Find(m => m.Code == mode)?.Name ?? mode;

    /// <summary>What a session earns: the mode that names its activity's kind, else its way of delivery, else the first.</summary>
    /// <exception cref="RuleBroken">The rules name no modes.</exception>
    public HoursMode Earned(SessionMode delivery, ActivityKind? activity) =>
        modes.Find(m => activity is { } kind && m.Activities.Contains(kind)) ?? modes.Find(m => m.Sessions.Contains(delivery)) ?? modes.MinBy(m => m.Position)
        ?? throw new RuleBroken("学时规则 {0} 没有写明学时形式", RuleVersion);

    /// <summary>The first day whose hours can matter on <paramref name="day"/>: of the longest period, or of the one before where something is carried over.</summary>
    public DateOnly LooksBackTo(DateOnly day) => requirements.Select(r => (Requirement: r, r.PeriodOn(day, day.AddYears(-1)).From))
        .Select(r => r.Requirement.CarryOver is null ? r.From : r.Requirement.PeriodOn(r.From.AddDays(-1)).From).Append(day).Min();

    /// <summary>The rule set that governs an organisation on a day: of the nearest organisation above it, the latest in force.</summary>
    public static HoursRuleSet? Governing(IEnumerable<HoursRuleSet> ruleSets, string organisationPath, DateOnly day) =>
        ruleSets.Where(r => r.EffectiveFrom <= day && organisationPath.StartsWith(r.Path, StringComparison.Ordinal))
            .OrderByDescending(r => r.Path.Length).ThenByDescending(r => r.EffectiveFrom).ThenByDescending(r => r.Id).FirstOrDefault();

    private void MustKnow(string? mode)
    {
        if (mode is not null && !modes.Any(m => m.Code == mode)) throw new RuleBroken("没有学时形式“{0}”，请先在规则中写明", mode);
    }
}
