using System.Text.RegularExpressions;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Hours;

/// <summary>
/// 学时形式: a way in which hours are earned, as a region names it (江川: 集中培训, 读书自学, 网络学习, 校际交互, 校本研修, 送培到校). The ledger keeps the
/// code, so the same code means the same in every region and version. Part of a rule set, which is never edited after use.
/// </summary>
public sealed partial class HoursMode
{
    public const int CodeLength = 20;
    public const int NameLength = 20;

    /// <param name="code">“faceToFace”: a Latin word, the same in every rule set.</param>
    /// <param name="name">As the region's papers have it.</param>
    /// <param name="sessions">Ways of delivery that earn it.</param>
    /// <param name="activities">Kinds of activity that earn it, however they are delivered.</param>
    /// <param name="hoursPerCredit">How many 学时 make one 学分, for display; null where the region counts none.</param>
    /// <exception cref="RuleBroken">A code or name that cannot be kept, or a conversion that is not above zero.</exception>
    public HoursMode(string code, string name, IEnumerable<SessionMode>? sessions = null, IEnumerable<ActivityKind>? activities = null, Kernel.Hours? hoursPerCredit = null)
    {
        if (!Word().IsMatch(code)) throw new RuleBroken("学时形式的代码只能用拉丁字母，最多 {0} 个：{1}", CodeLength, code);
        if (hoursPerCredit is { } perCredit && perCredit <= Kernel.Hours.Zero) throw new RuleBroken("1 学分的学时数必须大于 0");
        (Code, Name, HoursPerCredit) = (code, Naming.Clean(name, "学时形式", NameLength), hoursPerCredit);
        (Sessions, Activities) = ([.. sessions ?? []], [.. activities ?? []]);
    }

    private HoursMode()
    {
    }

    public int Id { get; private init; }

    public string Code { get; private init; } = null!;

    public string Name { get; private init; } = null!;

    /// <summary>Counted from 0; the first earns what no mode names.</summary>
    public int Position { get; internal set; }

    public Kernel.Hours? HoursPerCredit { get; private init; }

    public IReadOnlyList<SessionMode> Sessions { get; private init; } = [];

    public IReadOnlyList<ActivityKind> Activities { get; private init; } = [];

    [GeneratedRegex("^[A-Za-z]{1,20}$", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
