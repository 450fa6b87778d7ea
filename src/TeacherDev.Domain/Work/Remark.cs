using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Work;

/// <summary>
/// A sentence that a row keeps about itself (why a mail was refused, what a job did). <see cref="Text"/> is the Chinese sentence and the
/// translation key; the arguments are kept beside it, so that it can be read in either language later.
/// </summary>
public sealed partial record Remark
{
    public const int MostLength = 500;
    private const int MostArgument = 160;
    private const char Separator = '\u001f';

    private Remark(string text, IReadOnlyList<string> arguments) => (Text, Arguments) = (text, arguments);

    public string Text { get; }

    public IReadOnlyList<string> Arguments { get; }

    public static Remark Of(string text, params IReadOnlyList<object?> arguments)
    {
        var room = arguments.Count == 0 ? 0 : Math.Min(MostArgument, ((MostLength - text.Length) / arguments.Count) - 1);
        return new(text, [.. arguments.Select(a => OneLine(Said(a), room))]);
    }

    public static Remark Of(RuleBroken rule) => Of(rule.Text, rule.Arguments);

    public static Remark Stored(string stored) => stored.Split(Separator) is [var text, .. var arguments] ? new(text, arguments) : new(stored, []);

    /// <summary>A text as one line for a mail header, a log or a list: line breaks, control characters and direction marks become blanks.</summary>
    /// <param name="most">The most UTF-16 units; a character outside the basic plane is not cut in two.</param>
    public static string OneLine(string text, int most)
    {
        var line = Breaks().Replace(text, " ").Trim();
        if (line.Length <= most) return line;
        return char.IsHighSurrogate(line[most - 1]) ? line[..(most - 1)] : line[..most];
    }

    /// <summary>The form it is stored in, never longer than <see cref="MostLength"/>.</summary>
    public string ToStored() => string.Join(Separator, [Text, .. Arguments]);

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Text, [.. Arguments]);

    private static string Said(object? argument) => argument switch
    {
        Enum value => value.GetType().GetField(value.ToString())?.GetCustomAttribute<DisplayAttribute>()?.Name ?? value.ToString(),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "",
    };

    [GeneratedRegex(@"[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+", RegexOptions.None, 1000)]
    private static partial Regex Breaks();
}
