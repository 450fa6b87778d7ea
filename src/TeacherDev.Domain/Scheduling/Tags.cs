using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// A few short words in one text with “、” between: what a venue has, what a session needs, what a trainer teaches. Each stands once, and is
/// the same word in half or full width, in capitals or not.
/// </summary>
public static class Tags
{
    public const int Most = 12;
    public const int WordLength = 12;

    /// <summary>Of the whole text.</summary>
    public const int TextLength = Most * (WordLength + 1);

    private const char Between = '、';
    private static readonly char[] Separators = [Between, '，', ',', ';', '；', '/', '\n', '\r', '\t'];

    /// <param name="typed">Words with commas, “、” or line breaks between.</param>
    /// <param name="label">The field's Chinese label, for the sentence.</param>
    /// <returns>The text as it is kept; null when it holds no word.</returns>
    /// <exception cref="RuleBroken">A word is too long, or there are too many.</exception>
    public static string? Clean(string? typed, string label)
    {
        var words = (typed ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(w => w.Trim('\u3000').Length > 0).Select(w => Naming.Clean(w, label, WordLength)).DistinctBy(Naming.Normalise).ToList();
        if (words.Count > Most) throw new RuleBroken("{0}最多 {1} 项", label, Most);
        return words.Count == 0 ? null : string.Join(Between, words);
    }

    public static IReadOnlyList<string> Words(string? text) => string.IsNullOrEmpty(text) ? [] : text.Split(Between);

    /// <summary>The words of one text that the other lacks, as they are written in the first.</summary>
    public static IReadOnlyList<string> Missing(string? needed, string? has)
    {
        var there = Words(has).Select(Naming.Normalise).ToHashSet(StringComparer.Ordinal);
        return [.. Words(needed).Where(w => !there.Contains(Naming.Normalise(w)))];
    }
}
