using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Programmes;

/// <summary>
/// 目标 or 指标: an amount with its bound and its basis (清远: 每个县平均每年不少于 100 人), or words alone where the text gives no number (成效).
/// </summary>
public sealed class Target : ProgrammeFact
{
    public const int UnitLength = 10;
    public new const int TextLength = 200;

    /// <summary>The units of the texts, so that they can be told in another language; any other unit is shown as it is written.</summary>
    public static IReadOnlyList<string> UsualUnits { get; } = ["人", "个", "所", "课时", "节", "轮", "%"];

    public Target(string name, string? trackCode, int? amount, string? unit, TargetBound? bound, TargetBasis? basis, DateOnly? by, string? text, Source source) : base(source)
    {
        if (amount is null && text is null) throw new RuleBroken("目标“{0}”既没有数量，也没有文字", name);
        if (amount is null != unit is null || amount is null != bound is null || amount is null != basis is null)
            throw new RuleBroken("目标“{0}”有数量时，须同时写明单位、限度和口径；没有数量时都不写", name);
        (Name, Unit) = (Naming.Clean(name, "目标名称", NameLength), unit is null ? null : Naming.Clean(unit, "单位", UnitLength));
        (TrackCode, Amount, Bound, Basis, By) = (trackCode, amount, bound, basis, by);
        Text = text is null ? null : Naming.Clean(text, "文字目标", TextLength);
    }

    private Target() { }

    public string Name { get; private set; } = null!;

    public string? TrackCode { get; private set; }

    public int? Amount { get; private set; }

    public string? Unit { get; private set; }

    public TargetBound? Bound { get; private set; }

    public TargetBasis? Basis { get; private set; }

    public DateOnly? By { get; private set; }

    public string? Text { get; private set; }
}

public enum TargetBound
{
    [Display(Name = "共")] Exactly,
    [Display(Name = "不少于")] AtLeast,
    [Display(Name = "约")] About,
}

/// <summary>口径: what the amount is counted over.</summary>
public enum TargetBasis
{
    [Display(Name = "合计")] Total,
    [Display(Name = "每年")] Year,
    [Display(Name = "多年平均，每年")] YearAverage,
    [Display(Name = "多年平均，每县（市、区）每年")] CountyYearAverage,
    [Display(Name = "每人每年")] PersonYear,
    [Display(Name = "每人每学期")] PersonTerm,
    [Display(Name = "每两年")] TwoYears,
}
