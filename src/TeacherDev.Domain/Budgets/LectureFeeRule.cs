using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Budgets;

/// <summary>
/// What a 学时 of a lecture may cost at most, after tax, in a region from a day on, as data: never changed once loaded (domain.md §7, 培训费
/// breakdown: 中央和国家机关培训费管理办法; local rules are files of their own).
/// </summary>
public sealed class LectureFeeRule : Aggregate
{
    public const int CodeLength = 40;
    public const int NameLength = 120;
    public const int BasisLength = 400;

    /// <param name="path">Of the organisation whose subtree it governs; “/” governs all that nothing else does.</param>
    /// <param name="associate">Ceiling in fen a 学时.</param>
    /// <param name="hoursPerHalfDay">Most 学时 that are paid in one half-day.</param>
    public LectureFeeRule(string code, string version, string name, string path, DateOnly effectiveFrom, long associate, long full, long national, Kernel.Hours hoursPerHalfDay, string basis)
    {
        if (associate <= 0 || full < associate || national < full) throw new RuleBroken("讲课费上限应大于 0，且不低于下一级");
        if (hoursPerHalfDay <= Kernel.Hours.Zero) throw new RuleBroken("半天最多学时应大于 0");
        Code = Naming.Clean(code, "规则代码", CodeLength);
        VersionText = Naming.Clean(version, "规则版本", CodeLength);
        Name = Naming.Clean(name, "规则名称", NameLength);
        Basis = Naming.Prose(basis, "依据", BasisLength);
        (Path, EffectiveFrom, AssociateFen, FullFen, NationalFen, HoursPerHalfDay) = (path, effectiveFrom, associate, full, national, hoursPerHalfDay);
    }

    private LectureFeeRule() { }

    public string Code { get; private set; } = null!;

    public string VersionText { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string Path { get; private set; } = null!;

    public DateOnly EffectiveFrom { get; private set; }

    public long AssociateFen { get; private set; }

    public long FullFen { get; private set; }

    public long NationalFen { get; private set; }

    public Kernel.Hours HoursPerHalfDay { get; private set; }

    public string Basis { get; private set; } = null!;

    public Money CeilingOf(LecturerRank rank) => Money.OfFen(rank switch
    {
        LecturerRank.National => NationalFen,
        LecturerRank.Full => FullFen,
        _ => AssociateFen,
    });

    /// <summary>The nearest body's, of those the newest in force; null where there is none.</summary>
    public static LectureFeeRule? Governing(IEnumerable<LectureFeeRule> rules, string path, DateOnly day) =>
        rules.Where(r => r.EffectiveFrom <= day && path.StartsWith(r.Path, StringComparison.Ordinal)).OrderByDescending(r => r.Path.Length).ThenByDescending(r => r.EffectiveFrom).FirstOrDefault();
}
