namespace TeacherDev.Domain.Kernel;

/// <summary>
/// Marks of sentences composed of others' words: a name that has quotation marks of its own stands within double ones with single ones
/// (GB/T 15834—2011 标点符号用法, 4.8: double outside, single inside).
/// </summary>
public static class QuotationMarks
{
    /// <summary>The composed text with its inner marks single; unchanged where marks do not match, since then nobody knows which are inner.</summary>
    public static string Nest(string text)
    {
        if (!text.Contains('“', StringComparison.Ordinal)) return text;
        var depth = 0;
        var nested = string.Create(text.Length, text, (marks, from) =>
        {
            from.CopyTo(marks);
            for (var at = 0; at < marks.Length && depth >= 0; at++)
            {
                if (from[at] is '“') marks[at] = ++depth % 2 == 0 ? '‘' : '“';
                else if (from[at] is '”') marks[at] = depth-- % 2 == 0 ? '’' : '”';
            }
        });
        return depth == 0 ? nested : text;
    }
}
