namespace TeacherDev.Benchmarks;

/// <summary>
/// Asks all pages round after round until the just-in-time compiler has come to rest: the last three figures of every page lie within a tenth
/// of each other, or there were <see cref="Most"/> rounds. The middle one of those three counts. All pages share the way there: measured one
/// after the other, the first would pay for code that the others use too.
/// </summary>
internal static class Rounds
{
    private const int Least = 6;
    private const int Most = 15;

    /// <param name="pages">One round of each page: processor time of a request, in milliseconds.</param>
    public static async Task<IReadOnlyDictionary<string, double>> SettleAsync(IReadOnlyDictionary<string, Func<Task<double>>> pages)
    {
        var measured = pages.ToDictionary(p => p.Key, _ => new List<double>(), StringComparer.Ordinal);
        for (var round = 0; round < Least || (round < Most && !measured.Values.All(IsSteady)); round++)
            foreach (var (page, ask) in pages) measured[page].Add(await ask());
        return measured.ToDictionary(m => m.Key, m => m.Value.TakeLast(3).Order().ElementAt(1), StringComparer.Ordinal);
    }

    private static bool IsSteady(List<double> figures) => figures.TakeLast(3).Max() <= figures.TakeLast(3).Min() * 1.1;
}
