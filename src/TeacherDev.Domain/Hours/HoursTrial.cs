using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Hours;

/// <summary>试算: how many teachers would be short under a draft, beside how many are now. Writes nothing.</summary>
public sealed record HoursTrial(IReadOnlyList<TrialOfBody> Bodies)
{
    public int People => Bodies.Sum(b => b.People);

    public int ShortNow => Bodies.Sum(b => b.ShortNow);

    public int ShortThen => Bodies.Sum(b => b.ShortThen);

    /// <summary>Complete now, short then.</summary>
    public int Fallen => Bodies.Sum(b => b.Fallen);

    /// <summary>Short now, complete then.</summary>
    public int Risen => Bodies.Sum(b => b.Risen);

    internal static HoursTrial Of(IEnumerable<(string Path, bool Now, bool Then)> met, IReadOnlyList<(string Path, string Name)> districts) => new([.. met
        .GroupBy(m => districts.Where(d => m.Path.StartsWith(d.Path, StringComparison.Ordinal)).MaxBy(d => d.Path.Length).Name ?? "")
        .Select(g => new TrialOfBody(g.Key, g.Count(), g.Count(m => !m.Now), g.Count(m => !m.Then), g.Count(m => m.Now && !m.Then), g.Count(m => !m.Now && m.Then)))
        .OrderByDescending(b => b.Fallen).ThenByDescending(b => b.ShortThen).ThenBy(b => b.Name, StringComparer.Ordinal)]);
}

/// <param name="Name">Of the district.</param>
public sealed record TrialOfBody(string Name, int People, int ShortNow, int ShortThen, int Fallen, int Risen);
