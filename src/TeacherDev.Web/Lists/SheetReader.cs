using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Lists;

/// <summary>Reads what people keep in sheets as rows of cells: the first sheet of an .xlsx, a .csv in UTF-8 or GB18030, or rows pasted out of a sheet.</summary>
public static class SheetReader
{
    public const int MostBytes = 2_000_000;
    private const long MostUnpacked = 50_000_000;
    private const int MostRows = 10_000;
    private const int MostColumns = 40;

    /// <summary>The rows of a form's file, or of the text that stands beside it where none was chosen.</summary>
    /// <exception cref="RuleBroken">Too large, or neither a workbook nor text.</exception>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(IFormFile? file, string? text, CancellationToken stop) => file is { Length: > 0 } ? await ReadAsync(file, stop) : Text(text ?? "");

    /// <exception cref="RuleBroken">Too large, or neither a workbook nor text.</exception>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(IFormFile file, CancellationToken stop)
    {
        if (file.Length > MostBytes) throw new RuleBroken("“{0}”超过 {1} MB，请分开读入", file.FileName, MostBytes / 1_000_000);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, stop);
        var bytes = content.ToArray();
        return bytes is [(byte)'P', (byte)'K', ..] ? Workbook(bytes, file.FileName) : Text(Decode(bytes, file.FileName));
    }

    /// <summary>Rows with tabs between the cells, as a sheet gives them to the clipboard, or with commas and quotes.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Text(string text) => text.Contains('\t', StringComparison.Ordinal)
        ? Limited(text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => (IReadOnlyList<string>)line.Split('\t')))
        : Limited(Commas(text.ReplaceLineEndings("\n").TrimEnd('\n')));

    /// <summary>The rows as text with tabs, to be read and put right by hand.</summary>
    public static string Tabbed(IReadOnlyList<IReadOnlyList<string>> rows) => string.Join('\n', rows.Select(r => string.Join('\t', r.Select(c => c.Replace('\t', ' ').ReplaceLineEndings(" ")))));

    private static List<IReadOnlyList<string>> Limited(IEnumerable<IReadOnlyList<string>> rows)
    {
        var read = rows.Take(MostRows + 1).ToList();
        return read.Count > MostRows ? throw new RuleBroken("一次最多读入 {0} 行，请分开", MostRows) : read;
    }

    private static IEnumerable<IReadOnlyList<string>> Commas(string text)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at <= text.Length; at++)
        {
            var c = at < text.Length ? text[at] : '\n';
            if (quoted && at < text.Length)
            {
                if (c != '"') cell.Append(c);
                else if (at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[++at]);
                else quoted = false;
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(Bare(cell.ToString()));
                cell.Clear();
                if (c == ',') continue;
                yield return row;
                row = [];
            }
            else
            {
                cell.Append(c);
            }
        }
    }

    /// <summary>Without the apostrophe that keeps a text from being a formula.</summary>
    private static string Bare(string cell) => cell is ['\'', var next, ..] && (CommaText.Formula.Contains(next, StringComparison.Ordinal) || next == '\'') ? cell[1..] : cell;

    private static string Decode(byte[] bytes, string name)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            // What a Chinese Excel writes as .csv.
            var text = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
            return text.Contains('\0', StringComparison.Ordinal) ? throw Unreadable(name) : text;
        }
    }

    public static List<IReadOnlyList<string>> Workbook(byte[] bytes, string name)
    {
        try
        {
            using (var zip = new ZipArchive(new MemoryStream(bytes)))
                if (zip.Entries.Sum(e => e.Length) > MostUnpacked) throw Unreadable(name);
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
            var book = document.WorkbookPart ?? throw Unreadable(name);
            var first = book.Workbook.Descendants<Sheet>().FirstOrDefault()?.Id?.Value ?? throw Unreadable(name);
            var shared = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(i => string.Concat(i.Descendants<Text>().Select(t => t.Text))).ToList() ?? [];
            return Limited(Rows((WorksheetPart)book.GetPartById(first), shared));
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException or ArgumentOutOfRangeException or InvalidCastException or FormatException)
        {
            throw Unreadable(name);
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(WorksheetPart part, List<string> shared)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement) continue;
            var cells = new List<string>();
            foreach (var cell in ((Row)reader.LoadCurrentElement()!).Elements<Cell>())
            {
                var at = ColumnOf(cell.CellReference?.Value) ?? cells.Count;
                if (at >= MostColumns) break;
                while (cells.Count <= at) cells.Add("");
                cells[at] = TextOf(cell, shared);
            }
            yield return cells;
        }
    }

    private static string TextOf(Cell cell, List<string> shared)
    {
        if (cell.DataType?.Value == CellValues.SharedString) return int.TryParse(cell.CellValue?.Text, out var at) && at >= 0 && at < shared.Count ? shared[at] : "";
        return cell.DataType?.Value == CellValues.InlineString ? string.Concat(cell.Descendants<Text>().Select(t => t.Text)) : cell.CellValue?.Text ?? "";
    }

    /// <summary>“B7” is column 1.</summary>
    private static int? ColumnOf(string? reference)
    {
        var letters = (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(3).ToList();
        return letters.Count == 0 ? null : letters.Aggregate(0, (sum, c) => (sum * 26) + c - 'A' + 1) - 1;
    }

    private static RuleBroken Unreadable(string name) => new("“{0}”读不出来，请另存为 .xlsx 或 .csv 后再试", name);
}
