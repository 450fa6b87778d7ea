using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace TeacherDev.Web.Features.Documents;

/// <summary>
/// A .docx as data with {{places}}. A paragraph whose place has nothing to say is left out; a table row with places such as {{名单.姓名}} stands
/// for as many rows as the list has. Text goes in as text: no field, no markup, no character that a document may not hold.
/// </summary>
public sealed partial class DocxTemplate(string path)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="facts">By place; null leaves the paragraph out.</param>
    /// <param name="lists">By the first part of a row's places; each row by the second.</param>
    public byte[] Fill(IReadOnlyDictionary<string, string?> facts, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>> lists)
    {
        using var stream = new MemoryStream();
        using (var file = File.OpenRead(path)) file.CopyTo(stream);
        using (var document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            var body = document.MainDocumentPart!.Document.Body!;
            foreach (var row in body.Descendants<TableRow>().ToList()) Repeat(row, lists);
            foreach (var paragraph in body.Elements<Paragraph>().ToList()) Fill(paragraph, facts, mayGo: true);
            document.MainDocumentPart.Document.Save();
        }
        return stream.ToArray();
    }

    private static void Repeat(TableRow row, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>> lists)
    {
        if (Place().Match(row.InnerText) is not { Success: true } first || first.Groups["name"].Value.Split('.') is not [var list, _]) return;
        foreach (var facts in lists[list])
        {
            var copy = (TableRow)row.CloneNode(deep: true);
            foreach (var paragraph in copy.Descendants<Paragraph>()) Fill(paragraph, facts.ToDictionary(f => $"{list}.{f.Key}", f => f.Value, StringComparer.Ordinal), mayGo: false);
            row.InsertBeforeSelf(copy);
        }
        row.Remove();
    }

    /// <summary>An editor cuts a place into several runs as it likes: they are joined first, in the look of the first.</summary>
    private static void Fill(Paragraph paragraph, IReadOnlyDictionary<string, string?> facts, bool mayGo)
    {
        var text = string.Concat(paragraph.Descendants<Text>().Select(t => t.Text));
        var places = Place().Matches(text);
        if (places.Count == 0) return;
        if (mayGo && places.Any(p => facts[p.Groups["name"].Value] is null))
        {
            paragraph.Remove();
            return;
        }
        var runs = paragraph.Elements<Run>().ToList();
        foreach (var run in runs.Skip(1)) run.Remove();
        runs[0].RemoveAllChildren<Text>();
        var said = Place().Replace(text, p => facts[p.Groups["name"].Value] ?? "");
        foreach (var (at, line) in Printable(said).Split('\n').Index())
        {
            if (at > 0) runs[0].AppendChild(new Break());
            runs[0].AppendChild(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }
    }

    /// <summary>What XML may hold: no control characters, no half of a pair.</summary>
    private static string Printable(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value is '\n' or '\t' or >= ' ' and not 0xFFFE and not 0xFFFF and not 0xFFFD) clean.Append(rune.ToString());
        return clean.ToString();
    }

    [GeneratedRegex(@"\{\{(?<name>[^{}]{1,40})\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
