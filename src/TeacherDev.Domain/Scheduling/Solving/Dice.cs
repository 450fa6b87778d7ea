using System.Runtime.CompilerServices;

namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>
/// Random numbers of our own (xorshift128+, Vigna 2014): the same seed gives the same numbers on every machine and in every later version of
/// the framework, which <see cref="Random"/> does not promise.
/// </summary>
internal sealed class Dice
{
    private ulong one;
    private ulong other;

    public Dice(ulong seed)
    {
        (one, other) = ((seed * 0x9E3779B97F4A7C15UL) + 1, ~(seed * 0xD1342543DE82EF95UL));
        for (var i = 0; i < 16; i++) Next();
    }

    /// <summary>0 up to, not including, the limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>32 even bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Bits() => (uint)(Next() >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Next()
    {
        var (a, b) = (one, other);
        one = b;
        a ^= a << 23;
        other = a ^ b ^ (a >> 17) ^ (b >> 26);
        return other + b;
    }
}
