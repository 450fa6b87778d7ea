using System.IO.Compression;
using System.Xml.Linq;

namespace TeacherDev.Web.Tests.Lists;

/// <summary>An exported workbook as rows of texts, the head first.</summary>
public static class Sheet
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static IReadOnlyList<IReadOnlyList<string>> Rows(Page book)
    {
        using var archive = new ZipArchive(new MemoryStream(book.Bytes));
        using var sheet = archive.Entries.Single(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)).Open();
        return [.. XDocument.Load(sheet).Descendants(Main + "row").Select(r => (IReadOnlyList<string>)[.. r.Elements(Main + "c").Select(c => c.Value)])];
    }
}
