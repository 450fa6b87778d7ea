using System.Text;

namespace TeacherDev.Domain.Kernel;

/// <summary>The first row of a sheet that somebody keeps: finds columns under the names that people give them, in full or half width.</summary>
public sealed class SheetHeads(IReadOnlyList<string> heads)
{
    private readonly List<string> tidy = [.. heads.Select(Tidy)];

    /// <summary>Where the first column with one of these names stands; -1 where there is none.</summary>
    public int At(params IReadOnlyList<string> names) => tidy.FindIndex(h => names.Contains(h, StringComparer.OrdinalIgnoreCase));

    /// <summary>The cell of a row in a column, without blanks around it; empty where the row is short or the column missing.</summary>
    public static string Cell(IReadOnlyList<string> cells, int at) => at >= 0 && at < cells.Count ? Tidy(cells[at]) : "";

    /// <summary>As <see cref="Cell"/>, but a text that is kept as it is written: a full-width comma stays one.</summary>
    public static string Text(IReadOnlyList<string> cells, int at) => at >= 0 && at < cells.Count ? cells[at].Trim() : "";

    private static string Tidy(string text) => text.Trim().Normalize(NormalizationForm.FormKC);
}
