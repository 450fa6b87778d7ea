using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TeacherDev.Domain.Catalogue;

/// <summary>Why a seed file is not taken: the file, the place in it (RFC 6901 JSON place, "" = the whole file) and the reason as a translatable sentence.</summary>
public sealed record Refusal(string File, string Place, string Text, IReadOnlyList<string> Arguments)
{
    public Refusal(string file, string place, string text, params object?[] arguments)
        : this(file, place, text, [.. arguments.Select(Written)]) { }

    public string Reason => string.Format(CultureInfo.InvariantCulture, Text, [.. Arguments]);

    public override string ToString() => $"{File}{(Place.Length == 0 ? "" : "#" + Place)}：{Reason}";

    // Kept as text, so that the refusal can be stored; days as the files write them.
    private static string Written(object? argument) => argument switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "",
    };
}

/// <summary>The seeds are not taken, none of them; each refusal names its place.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Reads as a sentence: throw new SeedRefused(...)")]
[SuppressMessage("Design", "MA0058", Justification = "Reads as a sentence: throw new SeedRefused(...)")]
public sealed class SeedRefused(IReadOnlyList<Refusal> refusals) : Exception(string.Join('\n', refusals))
{
    public SeedRefused(Refusal refusal) : this([refusal]) { }

    public IReadOnlyList<Refusal> Refusals { get; } = refusals;
}
