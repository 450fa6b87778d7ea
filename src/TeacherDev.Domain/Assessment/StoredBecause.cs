using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Assessment;

/// <summary>A reason kept in a row: the sentence and its arguments apart, so that it can still be translated.</summary>
public sealed record StoredBecause
{
    public const int TextLength = 200;
    public const int ArgumentsLength = 400;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Text { get; private init; } = null!;

    /// <summary>A JSON array of strings.</summary>
    public string Arguments { get; private init; } = null!;

    public static StoredBecause Of(Because because) => new()
    {
        Text = because.Text,
        Arguments = JsonSerializer.Serialize(because.Arguments.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture)), Readable),
    };

    public Because Open() => new(Text, JsonSerializer.Deserialize<string[]>(Arguments) ?? []);
}
