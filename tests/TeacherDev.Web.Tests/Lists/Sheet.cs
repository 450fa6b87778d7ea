using System.IO.Compression;
using System.Xml.Linq;

namespace TeacherDev.Web.Tests.Lists;

/// <summary>An exported workbook as rows of texts, the head first; of several sheets one after the other.</summary>
public static class Sheet
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static IReadOnlyList<IReadOnlyList<string>> Rows(Page book)
    {
        using var archive = new ZipArchive(new MemoryStream(book.Bytes));
        return [.. archive.Entries.Where(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)).SelectMany(Rows)];
    }

    private static List<IReadOnlyList<string>> Rows(ZipArchiveEntry entry)
    {
        using var sheet = entry.Open();
        return [.. XDocument.Load(sheet).Descendants(Main + "row").Select(r => (IReadOnlyList<string>)[.. r.Elements(Main + "c").Select(c => c.Value)])];
    }
}
