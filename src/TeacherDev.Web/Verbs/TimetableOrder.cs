using System.Globalization;

namespace TeacherDev.Web.Verbs;

/// <summary>What the verb `timetable` is asked for.</summary>
/// <param name="Moves">Moves to try, 1 and more.</param>
/// <param name="SolutionFile">Where the timetable is written to; null where it is only told what it costs.</param>
public sealed record TimetableOrder(string InstanceFile, ulong Seed, long Moves, string? SolutionFile)
{
    private const string Usage = "timetable FILE.ctt [--seed N] [--moves 200M] [--out FILE.sol]";

    /// <summary>The options that take a value; they stand behind the verb and are no settings.</summary>
    public static readonly IReadOnlyList<string> Options = ["--seed", "--moves", "--out"];

    /// <summary>The order, or how the verb should be used.</summary>
    public static (TimetableOrder? Order, string? Misuse) Read(IReadOnlyList<string> operands)
    {
        if (operands.Count == 0 || operands[0].StartsWith('-')) return (null, $"{Usage}: 需要一个 .ctt 文件");
        var order = new TimetableOrder(operands[0], Seed: 1, Moves: 200_000_000, SolutionFile: null);
        for (var at = 1; at < operands.Count; at += 2)
        {
            var (option, value) = (operands[at], at + 1 < operands.Count ? operands[at + 1] : "");
            if (!Options.Contains(option)) return (null, $"{Usage}: 多余的参数 {option}");
            if (value.Length == 0 || Options.Contains(value)) return (null, $"{Usage}: {option} 后面缺少值");
            if (order.With(option, value) is not { } next) return (null, $"{Usage}: {option} 的值“{value}”不对，例如 {(option == "--seed" ? "--seed 7" : "--moves 200M")}");
            order = next;
        }
        return (order, null);
    }

    /// <summary>A count such as 50000, 500k, 200M or 1G; null where it is none.</summary>
    public static long? MovesOf(string text)
    {
        var unit = text.Length == 0 ? 1 : text[^1] switch { 'k' or 'K' => 1_000, 'M' => 1_000_000, 'G' => 1_000_000_000, _ => 1L };
        return long.TryParse(unit == 1 ? text : text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1_000_000_000 && count * unit <= 1_000_000_000_000 ? count * unit : null;
    }

    private TimetableOrder? With(string option, string value) => option switch
    {
        "--out" => this with { SolutionFile = value },
        "--seed" => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? this with { Seed = seed } : null,
        _ => MovesOf(value) is { } moves ? this with { Moves = moves } : null,
    };
}
