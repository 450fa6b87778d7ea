using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Assessment;

/// <summary>
/// 考核办法 as data: indicators, grade bands, quota and tie rule. A version is never edited once a cycle uses it; a change is a new version
/// (domain.md §6, “freeze rule version”).
/// </summary>
public sealed class AssessmentScheme : Aggregate
{
    public const int CodeLength = 40;
    public const int NameLength = 80;
    public const int VersionLength = 20;
    public const int BasisLength = 400;

    private readonly List<SchemeIndicator> indicators = [];

    /// <param name="excellentFrom">优秀 needs at least this score of 100, and a place in the quota.</param>
    /// <param name="passFrom">合格 from this score of 100 on.</param>
    /// <param name="quotaPercent">Most 优秀 in percent of those graded, rounded down; 0 to 100.</param>
    /// <param name="ungradedMonths">A subject younger than this at the end of the period gets no grade; 0 to 12.</param>
    /// <param name="unmetBarsExcellent">Whether an unmet obligation (8 of 9 visits) keeps from 优秀; a rule, not a fact.</param>
    public AssessmentScheme(
        string code, string name, string version, AssessmentSubject subject, Points excellentFrom, Points passFrom, int quotaPercent,
        TiePolicy tiePolicy, int ungradedMonths, bool unmetBarsExcellent, bool isUnverified, string? basis)
    {
        if (passFrom > excellentFrom || excellentFrom > Points.Of(100)) throw new RuleBroken("合格线不能高于优秀线，优秀线不能高于 100");
        if (quotaPercent is < 0 or > 100) throw new RuleBroken("百分比应为 0 至 100：{0}", quotaPercent);
        if (ungradedMonths is < 0 or > 12) throw new RuleBroken("暂不定等次的月数应为 0 至 12：{0}", ungradedMonths);
        Code = Naming.Clean(code, "办法代码", CodeLength);
        Name = Naming.Clean(name, "办法名称", NameLength);
        VersionText = Naming.Clean(version, "办法版本", VersionLength);
        Basis = basis is null ? null : Naming.Clean(basis, "依据", BasisLength);
        (Subject, ExcellentFrom, PassFrom, QuotaPercent, TiePolicy) = (subject, excellentFrom, passFrom, quotaPercent, tiePolicy);
        (UngradedMonths, UnmetBarsExcellent, IsUnverified) = (ungradedMonths, unmetBarsExcellent, isUnverified);
    }

    private AssessmentScheme() { }

    public string Code { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string VersionText { get; private set; } = null!;

    public AssessmentSubject Subject { get; private set; }

    public Points ExcellentFrom { get; private set; }

    public Points PassFrom { get; private set; }

    public int QuotaPercent { get; private set; }

    public TiePolicy TiePolicy { get; private set; }

    public int UngradedMonths { get; private set; }

    public bool UnmetBarsExcellent { get; private set; }

    /// <summary>The weights are common in the field but no authority was read; pages say so.</summary>
    public bool IsUnverified { get; private set; }

    public string? Basis { get; private set; }

    public IReadOnlyCollection<SchemeIndicator> Indicators => indicators;

    public AssessmentScheme With(SchemeIndicator indicator)
    {
        if (indicators.Any(i => i.Position == indicator.Position)) throw new RuleBroken("指标序号 {0} 用了两次", indicator.Position);
        indicators.Add(indicator);
        return this;
    }

    /// <summary>Places for 优秀 among so many: floor(n × percent), never rounded up (domain.md §6: 15 % of 134 is 20, of 237 is 35).</summary>
    public int QuotaOf(int graded) => graded * QuotaPercent / 100;
}
