using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Hours;

/// <summary>
/// 学时达标情况: what one person has and owes in the period that closes next, and in the cycle, as reckoned last. A copy for lists of thousands, which
/// <see cref="HoursBalances"/> makes anew from ledger and rules; what is shown of one person alone comes from <see cref="HoursLedger"/>.
/// </summary>
[Unaudited]
public sealed class HoursBalance
{
    public HoursBalance(HoursStanding standing, int through)
    {
        PersonId = standing.PersonId;
        Take(standing, through);
    }

    private HoursBalance()
    {
    }

    public int PersonId { get; private set; }

    public string RuleVersion { get; private set; } = null!;

    public bool IsUnverified { get; private set; }

    /// <summary>Of the period that closes next.</summary>
    public HoursPeriodKind PeriodKind { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly Deadline { get; private set; }

    public Kernel.Hours Certified { get; private set; }

    public Kernel.Hours Required { get; private set; }

    public Kernel.Hours Owed { get; private set; }

    /// <summary>The cycle's last day; null where the rules have no cycle, and then its hours are 0.</summary>
    public DateOnly? CycleEnds { get; private set; }

    public Kernel.Hours CycleCertified { get; private set; }

    public Kernel.Hours CycleRequired { get; private set; }

    public Kernel.Hours CycleOwed { get; private set; }

    /// <summary>The newest ledger entry, of anybody, that was there when it was reckoned.</summary>
    public int Through { get; private set; }

    /// <returns>Whether any number is another.</returns>
    internal bool Take(HoursStanding standing, int through)
    {
        var before = Said();
        var (goal, cycle) = (standing.Current!, standing.Cycle);
        (RuleVersion, IsUnverified) = (standing.Rules.RuleVersion, standing.Rules.IsUnverified);
        (PeriodKind, From, Deadline, Certified, Required, Owed) = (goal.PeriodKind, goal.Period.From, goal.Deadline, goal.Certified, goal.Required, goal.Owed);
        (CycleEnds, CycleCertified, CycleRequired, CycleOwed) = (cycle?.Deadline, cycle?.Certified ?? default, cycle?.Required ?? default, cycle?.Owed ?? default);
        if (Said() == before) return false;
        Through = through;
        return true;
    }

    private (string?, HoursPeriodKind, DateOnly, Kernel.Hours, Kernel.Hours, Kernel.Hours, (DateOnly?, Kernel.Hours, Kernel.Hours, Kernel.Hours)) Said() =>
        (RuleVersion, PeriodKind, Deadline, Certified, Required, Owed, (CycleEnds, CycleCertified, CycleRequired, CycleOwed));
}
