namespace TeacherDev.Benchmarks;

/// <summary>Numbers that a seed gives, the same everywhere: SplitMix64 (Steele, Lea and Flood 2014).</summary>
internal sealed class Lots(ulong seed)
{
    private ulong state = seed;

    /// <summary>0 up to, not including, the limit.</summary>
    public int Below(int limit)
    {
        var mixed = state += 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return (int)(((mixed ^ (mixed >> 31)) >> 32) * (ulong)limit >> 32);
    }
}
