using System.Globalization;
using System.Text.RegularExpressions;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>What a column of a return holds.</summary>
public enum ReturnField
{
    StaffNumber,
    Name,
    School,
    Title,

    /// <summary>The first day of a claim of several days; the day itself of anything else.</summary>
    StartDay,
    EndDay,

    /// <summary>Of a session, where its times are known.</summary>
    StartTime,
    EndTime,
    Hours,
    Mode,
    Kind,

    /// <summary>The body that certified.</summary>
    CertifiedBy,
    Rules,
    Source,
}

/// <summary>A column of a <see cref="ReturnLayout"/>.</summary>
/// <param name="Format">How a day or time is written; null = yyyy-MM-dd or HH:mm.</param>
/// <param name="MaxLength">Most characters; null = any number.</param>
/// <param name="Pattern">A regular expression that a text must match; null = any.</param>
/// <param name="Hint">What to say when it does not.</param>
/// <param name="Values">The platform's word by our code; what has no word here is refused. Empty = our own word.</param>
public sealed record ReturnColumn(string Name, ReturnField Field, string? Format, bool IsRequired, int? MaxLength, string? Pattern, string? Hint, IReadOnlyDictionary<string, string> Values)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <exception cref="RuleBroken">The platform would send the row back.</exception>
    public object? Cell(ReturnLine line)
    {
        if (Field == ReturnField.Hours) return line.Hours;
        var text = Text(line);
        if (string.IsNullOrEmpty(text)) return IsRequired ? throw new RuleBroken("“{0}”没有内容", Name) : null;
        if (Values.Count > 0) text = Values.TryGetValue(text, out var word) ? word : throw new RuleBroken("“{0}”的“{1}”没有平台的写法", Name, text);
        if (MaxLength is { } most && text.EnumerateRunes().Count() > most) throw new RuleBroken("“{0}”最多 {1} 个字：{2}", Name, most, text);
        if (Pattern is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.ExplicitCapture, Patience)) throw new RuleBroken("“{0}”的“{1}”不合要求：{2}", Name, text, Hint ?? pattern);
        return text;
    }

    private string? Text(ReturnLine line) => Field switch
    {
        ReturnField.StaffNumber => line.StaffNumber,
        ReturnField.Name => line.Name,
        ReturnField.School => line.School,
        ReturnField.Title => line.Title,
        ReturnField.StartDay => Written(line.FirstDay),
        ReturnField.EndDay => Written(line.Day),
        ReturnField.StartTime => line.From?.ToString(Format ?? "HH:mm", CultureInfo.InvariantCulture),
        ReturnField.EndTime => line.To?.ToString(Format ?? "HH:mm", CultureInfo.InvariantCulture),
        // Without words of the platform's own a mode has the name that its rules give it.
        ReturnField.Mode => Values.Count > 0 ? line.Mode : line.ModeName,
        ReturnField.Kind => line.Kind?.ToString(),
        ReturnField.CertifiedBy => line.CertifiedBy,
        ReturnField.Rules => line.RuleVersion,
        ReturnField.Source => line.Source.ToString(),
        _ => throw new InvalidOperationException($"{Field} is no text."),
    };

    private string Written(DateOnly day) => day.ToString(Format ?? "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A certified entry that stands, as returns hand it in.</summary>
/// <param name="Mode">Its code.</param>
public sealed record ReturnLine(
    int PersonId, string Name, string? StaffNumber, string School, string Title, DateOnly FirstDay, DateOnly Day, TimeOnly? From, TimeOnly? To, Kernel.Hours Hours,
    string Mode, string ModeName, HoursKind? Kind, string CertifiedBy, string RuleVersion, HoursSourceKind Source);
