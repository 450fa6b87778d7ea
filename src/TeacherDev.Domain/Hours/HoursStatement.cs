using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>The answer to “how many 学时 have I, how many do I owe, why”, as of a day.</summary>
/// <param name="Goals">What is owed per period, the nearest deadline first; empty when the rules ask nothing of this person.</param>
/// <param name="Why">One line per ledger entry up to the day, newest first.</param>
/// <param name="Notes">Every exemption, reduction, carry-over and doubt, as sentences.</param>
/// <param name="Modes">Of the rules that govern.</param>
public sealed record HoursStatement(
    DateOnly Day, string RuleVersion, bool IsUnverified, IReadOnlyList<HoursGoal> Goals, IReadOnlyList<CountedEntry> Why, IReadOnlyList<Because> Notes, IReadOnlyCollection<HoursMode> Modes)
{
    /// <summary>What the page shows first: the goal with the nearest deadline.</summary>
    public HoursGoal? Current => Goals.Count > 0 ? Goals[0] : null;

    /// <summary>A mode's name here; its code where the rules do not know it.</summary>
    public string NameOf(string mode) => Modes.FirstOrDefault(m => m.Code == mode)?.Name ?? mode;

    /// <summary>What a goal's counted hours make in 学分, by each mode's own ratio, rounded down to a tenth; null where the region counts none. For display only: nothing is owed in 学分.</summary>
    public decimal? CreditsOf(HoursGoal goal)
    {
        var ratios = Modes.Where(m => m.HoursPerCredit is not null).ToDictionary(m => m.Code, m => m.HoursPerCredit!.Value.Amount, StringComparer.Ordinal);
        if (ratios.Count == 0) return null;
        return Math.Floor(goal.Modes.Where(m => ratios.ContainsKey(m.Mode)).Sum(m => m.Counted.Amount / ratios[m.Mode]) * 10) / 10;
    }

    /// <summary>The long line (360 学时 in five years), when the rules have one.</summary>
    public HoursGoal? Cycle => Goals.FirstOrDefault(g => g.PeriodKind == HoursPeriodKind.Cycle);
}

/// <summary>All that is owed in one period.</summary>
/// <param name="Certified">Counted hours of the period, ceilings applied.</param>
/// <param name="Required">The total owed after exemptions; where only parts are set, their sum.</param>
/// <param name="Owed">Still missing: the total's gap or the sum of the parts' gaps, whichever is more, since surplus does not move between parts.</param>
/// <param name="Parts">The parts with a minimum of their own.</param>
/// <param name="Modes">Every mode of the rules, and whatever else was earned, with its raw and counted hours, ceiling and minimum.</param>
/// <param name="Years">Counted hours of each year of a cycle, oldest first; empty for shorter periods.</param>
public sealed record HoursGoal(
    HoursPeriodKind PeriodKind, Period Period, Kernel.Hours Certified, Kernel.Hours Required, Kernel.Hours Owed,
    IReadOnlyList<HoursPart> Parts, IReadOnlyList<ModeHours> Modes, IReadOnlyList<YearHours> Years)
{
    /// <summary>学时 above the minimum of the period before that count in this one (结转).</summary>
    public Kernel.Hours Carried { get; init; }

    public DateOnly Deadline => Period.To;

    public bool IsMet => Owed == Kernel.Hours.Zero;
}

/// <summary>A minimum for one mode or kind within a goal.</summary>
/// <param name="Mode">Code of a <see cref="HoursMode"/>.</param>
public sealed record HoursPart(string? Mode, HoursKind? Kind, Kernel.Hours Counted, Kernel.Hours Required, Kernel.Hours Owed);

/// <param name="Mode">Code of a <see cref="HoursMode"/>.</param>
/// <param name="Raw">As certified.</param>
/// <param name="Counted">After ceilings.</param>
/// <param name="Ceiling">Of the goal's period; null where the rules set none for this mode.</param>
/// <param name="Required">Null where this mode has no minimum of its own: not applicable is not zero.</param>
public sealed record ModeHours(string Mode, Kernel.Hours Raw, Kernel.Hours Counted, Kernel.Hours? Ceiling, Kernel.Hours? Required);

public sealed record YearHours(int Year, Kernel.Hours Counted);

/// <summary>An entry and what of it counts.</summary>
/// <param name="Counted">Between zero and the entry's own hours; zero in a reversal and in what it took back. Without a rule set, the entry's own hours.</param>
public sealed record CountedEntry(HoursEntry Entry, Kernel.Hours Counted, HoursVerdict Verdict, Because Why);
