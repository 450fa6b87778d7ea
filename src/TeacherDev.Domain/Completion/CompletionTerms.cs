using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Completion;

using Hours = Kernel.Hours;

/// <summary>What somebody must have done to complete a class. A rule that is not asked for is null or false, never zero.</summary>
public sealed record CompletionTerms
{
    public const int MostParts = 100;

    /// <param name="absenceNumerator">Of the share of a class's hours from which on absence bars, as “1” in 1/5 (domain.md §2); null where absence does not count.</param>
    /// <param name="absenceDenominator">The “5” in 1/5.</param>
    /// <param name="minimum">学时 of this class that must have been credited; null where no number is asked.</param>
    /// <exception cref="RuleBroken">A share that is none, no hours, or no rule at all.</exception>
    public CompletionTerms(int? absenceNumerator, int? absenceDenominator, Hours? minimum, bool needsAssignment, bool needsSurvey)
    {
        if (absenceNumerator is null != absenceDenominator is null) throw new RuleBroken("缺课比例的分子和分母请都填写，或都不填");
        if (absenceNumerator is { } part && absenceDenominator is { } whole && (part < 1 || whole is < 1 or > MostParts || part > whole)) throw new RuleBroken("缺课比例应是不超过 1 的分数，例如 1/5");
        if (minimum is { } least && least <= Hours.Zero) throw new RuleBroken("最少学时应大于 0；不要求学时请留空");
        if (absenceNumerator is null && minimum is null && !needsAssignment && !needsSurvey) throw new RuleBroken("请至少写一条结业规则");
        (AbsenceNumerator, AbsenceDenominator, MinimumTenths, NeedsAssignment, NeedsSurvey) = (absenceNumerator, absenceDenominator, minimum?.Tenths, needsAssignment, needsSurvey);
    }

    private CompletionTerms() { }

    public int? AbsenceNumerator { get; private init; }

    public int? AbsenceDenominator { get; private init; }

    public int? MinimumTenths { get; private init; }

    public bool NeedsAssignment { get; private init; }

    public bool NeedsSurvey { get; private init; }

    public Hours? Minimum => MinimumTenths is { } tenths ? Hours.OfTenths(tenths) : null;
}
