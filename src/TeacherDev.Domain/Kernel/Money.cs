using System.Globalization;

namespace TeacherDev.Domain.Kernel;

/// <summary>Money in integer fen (分). Budgets of the field are written in 万元 with two decimals, and shown so.</summary>
public readonly record struct Money : IComparable<Money>
{
    private Money(long fen) => Fen = fen;

    public long Fen { get; private init; }

    public static Money Zero => default;

    /// <summary>The amount in 万元.</summary>
    public decimal Wan => Fen / 1_000_000m;

    public static Money OfFen(long fen) => new(fen);

    /// <param name="wan">万元, at most six decimals (one fen is 0.000001 万元).</param>
    public static Money OfWan(decimal wan) =>
        decimal.Truncate(wan * 1_000_000) == wan * 1_000_000
            ? new Money((long)(wan * 1_000_000))
            : throw new RuleBroken("金额不能小于一分：{0} 万元", wan);

    public static Money operator +(Money a, Money b) => new(a.Fen + b.Fen);

    public static Money operator -(Money a, Money b) => new(a.Fen - b.Fen);

    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>万元 with two decimals, as in the budget texts: “333.00”.</summary>
    public override string ToString() => Wan.ToString("0.00", CultureInfo.InvariantCulture);
}
