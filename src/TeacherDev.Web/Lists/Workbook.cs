using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Lists;

/// <summary>An .xlsx written row by row. Text is inline text and never a formula, whatever it begins with.</summary>
public sealed class Workbook(IReadOnlyList<WorkbookSheet> sheets)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public Workbook(IReadOnlyList<string> heads, IEnumerable<object?[]> rows)
        : this([new WorkbookSheet("Sheet1", heads, rows)])
    {
    }

    /// <param name="name">The file's Chinese name, without extension.</param>
    public FileContentResult ToFile(string name) => new(Bytes(), ContentType) { FileDownloadName = $"{name}.xlsx" };

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var named = new Sheets();
            foreach (var (at, sheet) in sheets.Index())
            {
                var part = book.AddNewPart<WorksheetPart>();
                Write(part, sheet);
                named.AppendChild(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)at + 1, Name = sheet.Name });
            }
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(named);
        }
        return stream.ToArray();
    }

    private static void Write(WorksheetPart part, WorkbookSheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, sheet.Heads);
        foreach (var row in sheet.Rows) WriteRow(writer, row);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<object?> values)
    {
        writer.WriteStartElement(new Row());
        foreach (var value in values) writer.WriteElement(CellOf(value));
        writer.WriteEndElement();
    }

    private static Cell CellOf(object? value) => value switch
    {
        null => new Cell(),
        int or long or decimal or double => new Cell { DataType = CellValues.Number, CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!) },
        Hours hours => CellOf(hours.Amount),
        Money money => CellOf(money.Wan),
        DateOnly day => Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime instant => Text(instant.InShanghai.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
        _ => Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    private static Cell Text(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve }) };

    private static string Printable(string text) => string.Concat(text.Where(c => c is '\t' or '\n' or '\r' or >= ' ' and not '\uFFFE' and not '\uFFFF'));
}

/// <param name="Name">At most 31 characters, none of []:*?/\.</param>
public sealed record WorkbookSheet(string Name, IReadOnlyList<string> Heads, IEnumerable<object?[]> Rows);
