using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Selection;

/// <summary>What a call asks of who applies. Each is counted on the call's cut-off day, not on the day somebody looks (domain.md §5, 截止日期).</summary>
public enum Criterion
{
    [Display(Name = "教龄不少于（年）")] TeachingYears,
    [Display(Name = "年龄不超过（周岁）")] Age,
    [Display(Name = "职称不低于")] Rank,
    [Display(Name = "称号不低于")] Tier,
    [Display(Name = "近五年学时不少于")] RecentHours,
}

/// <summary>条件 as data: a hard one bars, a soft one is shown to those who decide.</summary>
public sealed class EligibilityRule
{
    private const int MostYears = 60;
    private const int MostHours = 2000;

    /// <param name="value">Years, 周岁, 学时, or the number of a <see cref="TeacherRank"/> or <see cref="TeacherTier"/>.</param>
    public EligibilityRule(Criterion criterion, int value, bool isHard)
    {
        var isKnown = criterion switch
        {
            Criterion.Rank => Enum.IsDefined((TeacherRank)value),
            Criterion.Tier => Enum.IsDefined((TeacherTier)value),
            Criterion.RecentHours => value is > 0 and <= MostHours,
            _ => value is > 0 and <= MostYears,
        };
        if (!isKnown) throw new RuleBroken("条件“{0}”的数值不对：{1}", criterion, value);
        (Criterion, Value, IsHard) = (criterion, value, isHard);
    }

    private EligibilityRule() { }

    public int Id { get; private set; }

    public int CallId { get; private set; }

    public Criterion Criterion { get; private set; }

    public int Value { get; private set; }

    public bool IsHard { get; private set; }

    /// <summary>The rule as one reads it.</summary>
    public Because Sentence(DateOnly cutOff) => Criterion switch
    {
        Criterion.TeachingYears => new("教龄满 {0} 年（算到 {1:yyyy-MM-dd}）", Value, cutOff),
        Criterion.Age => new("年龄不超过 {0} 周岁（算到 {1:yyyy-MM-dd}）", Value, cutOff),
        Criterion.Rank => new("职称为{0}或更高", (TeacherRank)Value),
        Criterion.Tier => new("{1:yyyy-MM-dd} 时有{0}或更高的称号", (TeacherTier)Value, cutOff),
        Criterion.RecentHours => new("{1:yyyy-MM-dd} 前五年的学时不少于 {0}", Value, cutOff),
        _ => throw new InvalidOperationException($"No sentence for {Criterion}."),
    };

    /// <summary>Whether somebody meets it. What nobody has recorded is unknown, neither met nor missed.</summary>
    public Standing Judge(CandidateFacts facts, DateOnly cutOff) => Criterion switch
    {
        Criterion.TeachingYears => Standings.Of(facts.TeachingSince is { } since ? since.AddYears(Value) <= cutOff : null),
        // Who turns 46 on the day after the cut-off day is 45 on it.
        Criterion.Age => Standings.Of(facts.BornOn is { } born ? born.AddYears(Value + 1) > cutOff : null),
        Criterion.Rank => Standings.Of(facts.Rank >= (TeacherRank)Value),
        Criterion.Tier => Standings.Of(facts.Tier >= (TeacherTier)Value),
        Criterion.RecentHours => Standings.Of(facts.RecentHours >= Kernel.Hours.OfTenths(Value * 10)),
        _ => throw new InvalidOperationException($"No judgement for {Criterion}."),
    };
}

public enum Standing
{
    [Display(Name = "符合")] Met,
    [Display(Name = "不符合")] Missed,
    [Display(Name = "无法核对")] Unknown,
}

internal static class Standings
{
    public static Standing Of(bool? isMet) => isMet switch { true => Standing.Met, false => Standing.Missed, null => Standing.Unknown };
}

/// <summary>What is known of a candidate on the cut-off day.</summary>
/// <param name="BornOn">From the sealed ID number; null where none is kept.</param>
public sealed record CandidateFacts(DateOnly? TeachingSince, DateOnly? BornOn, TeacherRank Rank, TeacherTier Tier, Kernel.Hours RecentHours);

/// <summary>A rule and how one candidate stands to it.</summary>
public sealed record Judgement(Because Rule, bool IsHard, Standing Standing)
{
    public bool Bars => IsHard && Standing == Standing.Missed;
}
