using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Lists;

/// <summary>
/// A .csv in UTF-8 with a mark, as a Chinese Excel opens it. A text that a sheet would take for a formula gets an apostrophe before it, which
/// <see cref="SheetReader"/> takes off again.
/// </summary>
public sealed class CommaText(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<object?>> rows)
{
    /// <summary>What a sheet may read as the beginning of a formula.</summary>
    public const string Formula = "=+-@\t\r";

    /// <param name="name">The file's Chinese name, without extension.</param>
    public FileContentResult ToFile(string name) => new([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ToString())], "text/csv; charset=utf-8") { FileDownloadName = $"{name}.csv" };

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. heads])) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        Hours hours => hours.ToString(),
        string text when text.Length > 0 && (Formula.Contains(text[0], StringComparison.Ordinal) || text[0] == '\'') => Quoted('\'' + text),
        _ => Quoted(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
