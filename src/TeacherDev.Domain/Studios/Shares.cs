using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios;

/// <summary>A budget line shared equally, to the fen: the shares add up to the line, and no two differ by more than one fen.</summary>
public static class Shares
{
    /// <param name="line">Zero or more.</param>
    /// <param name="among">1 or more.</param>
    /// <param name="place">0 for the first in order of name; the first ones get the fen that remain (29.00 万 over 30: twenty of 9,666.67 and ten of 9,666.66).</param>
    public static Money Of(Money line, int among, int place)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(line.Fen, nameof(line));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(among);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)place, (uint)among, nameof(place));
        return Money.OfFen((line.Fen / among) + (place < line.Fen % among ? 1 : 0));
    }
}
