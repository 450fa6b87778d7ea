using System.Diagnostics.CodeAnalysis;

namespace TeacherDev.Domain.Kernel;

/// <summary>
/// A rule of the field was broken. <see cref="Text"/> is the Chinese sentence (and the translation key), with {0}-style places
/// for <see cref="Arguments"/>: it names what, where and what to do.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "Reads as a sentence: throw new RuleBroken(...)")]
[SuppressMessage("Design", "MA0058", Justification = "Reads as a sentence: throw new RuleBroken(...)")]
public sealed class RuleBroken(string text, params object?[] arguments)
    : Exception(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, arguments))
{
    public string Text { get; } = text;

    public IReadOnlyList<object?> Arguments { get; } = arguments;
}
