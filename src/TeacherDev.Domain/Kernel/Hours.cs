using System.Globalization;

namespace TeacherDev.Domain.Kernel;

/// <summary>
/// 学时 in integer tenths, so that 0.1 + 0.2 is 0.3 on both databases. How many minutes make one 学时 belongs to the rule set, not here.
/// Negative values occur only in reversals of the ledger.
/// </summary>
public readonly record struct Hours : IComparable<Hours>
{
    private Hours(int tenths) => Tenths = tenths;

    public int Tenths { get; private init; }

    public static Hours Zero => default;

    public decimal Amount => Tenths / 10m;

    public static Hours OfTenths(int tenths) => new(tenths);

    /// <exception cref="RuleBroken">More than one decimal, or more than 9,999 学时.</exception>
    public static Hours Of(decimal amount) =>
        decimal.Truncate(amount * 10) == amount * 10 && Math.Abs(amount) <= 9999
            ? new Hours((int)(amount * 10))
            : throw new RuleBroken("学时最多一位小数，且不超过 9999：{0}", amount);

    public static Hours operator +(Hours a, Hours b) => new(a.Tenths + b.Tenths);

    public static Hours operator -(Hours a, Hours b) => new(a.Tenths - b.Tenths);

    public static Hours operator -(Hours a) => new(-a.Tenths);

    public static bool operator <(Hours a, Hours b) => a.Tenths < b.Tenths;

    public static bool operator >(Hours a, Hours b) => a.Tenths > b.Tenths;

    public static bool operator <=(Hours a, Hours b) => a.Tenths <= b.Tenths;

    public static bool operator >=(Hours a, Hours b) => a.Tenths >= b.Tenths;

    public int CompareTo(Hours other) => Tenths.CompareTo(other.Tenths);

    public override string ToString() => Amount.ToString("0.#", CultureInfo.InvariantCulture);
}
