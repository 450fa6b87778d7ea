using System.Globalization;
using System.Text.RegularExpressions;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Work;

/// <summary>
/// A sentence that a row keeps about itself (why a mail was refused, what a job did). <see cref="Text"/> is the Chinese sentence and the
/// translation key; the arguments are kept beside it, so that it can be read in either language later. An argument may be a sentence itself
/// (<see cref="Within"/>).
/// </summary>
public sealed partial record Remark
{
    public const int MostLength = 500;
    private const int MostArgument = 160;
    private const char Separator = '\u001f';
    private const char InnerSeparator = '\u001e';

    private Remark(string text, IReadOnlyList<string> arguments) => (Text, Arguments) = (text, arguments);

    public string Text { get; }

    public IReadOnlyList<string> Arguments { get; }

    public static Remark Of(string text, params IReadOnlyList<object?> arguments)
    {
        var room = RoomFor(arguments, MostLength - text.Length);
        return new(text, [.. arguments.Select(a => a is Because inner ? Inner(inner, room) : OneLine(Said(a), Math.Min(MostArgument, room)))]);
    }

    public static Remark Of(RuleBroken rule) => Of(rule.Text, rule.Arguments);

    /// <summary>The sentence that an argument is; null where it is plain text.</summary>
    public static Remark? Within(string argument) => argument.Split(InnerSeparator) is [var text, _, ..] parts ? new(text, parts[1..]) : null;

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

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Text, [.. Arguments.Select(a => Within(a)?.ToString() ?? a)]);

    private static string Inner(Because inner, int most)
    {
        var room = RoomFor(inner.Arguments, most - inner.Text.Length);
        return room < 1 ? OneLine($"{inner}", most) : string.Join(InnerSeparator, [inner.Text, .. inner.Arguments.Select(a => OneLine(Said(a), room))]);
    }

    private static int RoomFor(IReadOnlyList<object?> arguments, int most) => arguments.Count == 0 ? 0 : (most / arguments.Count) - 1;

    private static string Said(object? argument) => argument switch
    {
        Enum value => value.Chinese,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "",
    };

    [GeneratedRegex(@"[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+", RegexOptions.None, 1000)]
    private static partial Regex Breaks();
}
