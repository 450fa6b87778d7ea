using System.Globalization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Assessment;

/// <summary>Assessment points in integer hundredths, 0 to 1000.00, so that ties are ties on both databases.</summary>
public readonly record struct Points : IComparable<Points>
{
    private Points(int hundredths) => Hundredths = hundredths;

    public int Hundredths { get; private init; }

    public static Points Zero => default;

    public decimal Amount => Hundredths / 100m;

    public static Points OfHundredths(int hundredths) =>
        hundredths is >= 0 and <= 100_000 ? new(hundredths) : throw new RuleBroken("分数应在 0 至 1000 之间：{0}", hundredths / 100m);

    /// <summary>Rounds half up to a hundredth.</summary>
    public static Points Of(decimal amount) => OfHundredths((int)Math.Round(amount * 100, MidpointRounding.AwayFromZero));

    public static Points operator +(Points a, Points b) => OfHundredths(a.Hundredths + b.Hundredths);

    public static bool operator <(Points a, Points b) => a.Hundredths < b.Hundredths;

    public static bool operator >(Points a, Points b) => a.Hundredths > b.Hundredths;

    public static bool operator <=(Points a, Points b) => a.Hundredths <= b.Hundredths;

    public static bool operator >=(Points a, Points b) => a.Hundredths >= b.Hundredths;

    public int CompareTo(Points other) => Hundredths.CompareTo(other.Hundredths);

    public override string ToString() => Amount.ToString("0.##", CultureInfo.InvariantCulture);
}
