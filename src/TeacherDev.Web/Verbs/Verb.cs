using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace TeacherDev.Web.Verbs;

/// <summary>
/// What the program is told to do instead of serving pages: `seed`, `work`, `compile YEAR`, `remind`, `timetable FILE.ctt`. Logs go to stderr, stdout holds one JSON
/// line; exit 0 done, 1 refused with reasons, 2 wrong use.
/// </summary>
public sealed record Verb(string Name, IReadOnlyList<string> Operands)
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUse = 2;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>
    /// Splits the verb and its operands off before the configuration reads the arguments: the first argument that is no setting is the verb,
    /// those right behind it are its operands. Without a verb the pages are served.
    /// </summary>
    public static (Verb? Verb, string[] Settings) Split(string[] arguments)
    {
        if (arguments.Length == 0 || arguments[0].StartsWith('-')) return (null, arguments);
        var operands = arguments.Skip(1).TakeWhile(a => !a.StartsWith('-') || a == "--demo" || TimetableOrder.Options.Contains(a)).ToList();
        return (new Verb(arguments[0], operands), [.. arguments.Skip(1 + operands.Count), .. operands.Contains("--demo") ? ["--Demo:Enabled=true"] : Array.Empty<string>()]);
    }

    /// <summary>Null when the verb can be run as it stands, else how it should be used.</summary>
    public string? Misuse => (Name, Operands) switch
    {
        ("seed", [] or ["--demo"]) or ("work", []) or ("remind", []) => null,
        ("compile", [var year]) when int.TryParse(year, out var number) && number is >= 2000 and <= 2100 => null,
        ("compile", _) => "compile YEAR: 需要一个年度，例如 compile 2026",
        ("timetable", _) => TimetableOrder.Read(Operands).Misuse,
        ("seed" or "work" or "remind", _) => $"{Name}: 多余的参数 {string.Join(' ', Operands)}",
        _ => $"没有命令“{Name}”。可用的命令：seed [--demo] · work · compile YEAR · remind · timetable FILE.ctt",
    };

    /// <summary>Says how it should be used; the exit code.</summary>
    public int Refuse(string usage)
    {
        Console.Error.WriteLine(usage);
        return Answer(WrongUse, ("reasons", new[] { usage }));
    }

    /// <summary>The one line on stdout.</summary>
    internal int Answer(int exit, params (string Name, object Value)[] figures)
    {
        var line = new Dictionary<string, object>(StringComparer.Ordinal) { ["verb"] = Name, ["ok"] = exit == Done };
        foreach (var (name, value) in figures) line[name] = value;
        Console.Out.WriteLine(JsonSerializer.Serialize(line, Readable));
        return exit;
    }
}
