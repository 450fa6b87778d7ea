using System.Globalization;

namespace TeacherDev.Domain.Kernel;

/// <summary>
/// Why a number or a warning is what it is: a Chinese sentence (and translation key) with {0}-style places for its arguments,
/// the counterpart of <see cref="RuleBroken"/> for what is right.
/// </summary>
public sealed record Because(string Text, params IReadOnlyList<object?> Arguments)
{
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Text, [.. Arguments]);
}
