using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Catalogue;

/// <summary>Rows that seed files bring in versions. A version that is loaded is never changed, because something was decided under it.</summary>
/// <param name="loaded">What stands in the database.</param>
/// <param name="label">Code and version: “YX-CYCLE 2023”.</param>
/// <param name="said">All that a version says, so that two can be compared.</param>
/// <param name="refusal">The sentence for a version that a file says otherwise; {0} is its label.</param>
internal sealed class Versions<T>(TeacherDevDb db, IEnumerable<T> loaded, Func<T, string> label, Func<T, string> said, string refusal)
    where T : class
{
    private readonly Dictionary<string, T> known = loaded.ToDictionary(label, StringComparer.Ordinal);

    /// <exception cref="SeedRefused">The version is known and says something else.</exception>
    public void Keep(SeedFile file, T row)
    {
        if (known.TryAdd(label(row), row)) db.Add(row);
        else if (said(known[label(row)]) != said(row)) throw new SeedRefused(new Refusal(file.Name, "/version", refusal, label(row)));
    }
}
