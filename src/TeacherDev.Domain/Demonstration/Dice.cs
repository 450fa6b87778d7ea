namespace TeacherDev.Domain.Demonstration;

/// <summary>The same numbers on every machine and runtime (SplitMix64): the demonstration city is the same each time, given the day.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public int Below(int most) => (int)(Next() % (ulong)most);

    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool In(int percent) => Below(100) < percent;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var at = list.Count - 1; at > 0; at--)
        {
            var other = Below(at + 1);
            (list[at], list[other]) = (list[other], list[at]);
        }
        return list;
    }

    public Guid Key()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        return new Guid(bytes);
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
