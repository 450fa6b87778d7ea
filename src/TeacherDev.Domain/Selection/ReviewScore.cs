namespace TeacherDev.Domain.Selection;

/// <summary>
/// A mean of scores, kept exactly as a sum and a count: compared by cross multiplication, so that no two files differ by a rounding. The
/// highest and the lowest are dropped once there are five (domain.md §5).
/// </summary>
/// <param name="Tenths">Sum of what counts, in tenths of a point.</param>
/// <param name="Count">How many count.</param>
public readonly record struct ReviewScore(long Tenths, int Count) : IComparable<ReviewScore>
{
    public const int TrimmedFrom = 5;

    /// <param name="tenths">One number for each expert; at least one.</param>
    public static ReviewScore Of(IReadOnlyCollection<int> tenths)
    {
        if (tenths.Count == 0) throw new ArgumentException("A mean of nothing.", nameof(tenths));
        var sum = tenths.Sum(t => (long)t);
        return tenths.Count < TrimmedFrom ? new(sum, tenths.Count) : new(sum - tenths.Max() - tenths.Min(), tenths.Count - 2);
    }

    /// <summary>In points, rounded to hundredths half up, to be read and never to be compared.</summary>
    public decimal Points => Math.Round((decimal)Tenths / Count / 10, 2, MidpointRounding.AwayFromZero);

    public int CompareTo(ReviewScore other) => (Tenths * other.Count).CompareTo(other.Tenths * Count);

    public bool Equals(ReviewScore other) => CompareTo(other) == 0;

    public override int GetHashCode() => (Tenths * 1_000_000 / Math.Max(1, Count)).GetHashCode();

    public static bool operator <(ReviewScore one, ReviewScore other) => one.CompareTo(other) < 0;

    public static bool operator >(ReviewScore one, ReviewScore other) => one.CompareTo(other) > 0;

    public static bool operator <=(ReviewScore one, ReviewScore other) => one.CompareTo(other) <= 0;

    public static bool operator >=(ReviewScore one, ReviewScore other) => one.CompareTo(other) >= 0;
}
