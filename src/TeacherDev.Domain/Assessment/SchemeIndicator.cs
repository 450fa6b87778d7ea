using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Assessment;

/// <summary>One indicator of a scheme: a measure of the house's own records, or a manual score, and how it becomes points.</summary>
public sealed class SchemeIndicator
{
    public const int NameLength = 60;

    /// <param name="position">Order in the scheme, from 1.</param>
    /// <param name="section">一级指标: “规定活动”.</param>
    /// <param name="name">二级指标: “到校 9 次”.</param>
    /// <param name="most">Its points; also the cap.</param>
    /// <param name="perUnit">Points for each, with <see cref="Scoring.PerUnit"/> only.</param>
    /// <param name="target">How many are owed: the threshold, and what an obligation is measured by; null when nothing is owed.</param>
    /// <param name="isObligation">Counts into the 规定活动 subtotal that breaks ties.</param>
    /// <param name="basis">The text this indicator stands on, where it is another than the scheme's.</param>
    public SchemeIndicator(int position, string section, string name, Points most, Measure measure, Scoring scoring, Points? perUnit = null, int? target = null, bool isObligation = false, string? basis = null)
    {
        if (most <= Points.Zero) throw new RuleBroken("“{0}”的分值必须大于 0", name);
        if (measure == Measure.Manual != (scoring == Scoring.Manual)) throw new RuleBroken("“{0}”：评审打分的指标不能自动计分", name);
        if (scoring == Scoring.PerUnit != perUnit is not null) throw new RuleBroken("“{0}”：每次得分须写明每次几分", name);
        if (scoring == Scoring.Threshold && target is null) throw new RuleBroken("“{0}”须写明达到多少", name);
        if (target is < 1) throw new RuleBroken("“{0}”的应完成数必须大于 0", name);
        (Section, Name) = (Naming.Clean(section, "一级指标", NameLength), Naming.Clean(name, "二级指标", NameLength));
        Basis = basis is null ? null : Naming.Clean(basis, "依据", AssessmentScheme.BasisLength);
        (Position, Most, Measure, Scoring, PerUnit, Target, IsObligation) = (position, most, measure, scoring, perUnit, target, isObligation);
    }

    private SchemeIndicator() { }

    public int Id { get; private set; }

    public int SchemeId { get; private set; }

    public int Position { get; private set; }

    public string Section { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public Points Most { get; private set; }

    public Measure Measure { get; private set; }

    public Scoring Scoring { get; private set; }

    public Points? PerUnit { get; private set; }

    public int? Target { get; private set; }

    public bool IsObligation { get; private set; }

    public string? Basis { get; private set; }
}
