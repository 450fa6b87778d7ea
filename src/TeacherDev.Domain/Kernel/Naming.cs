using System.Globalization;
using System.Text;

namespace TeacherDev.Domain.Kernel;

/// <summary>
/// How names are stored, sorted and found, the same on both databases: stored NFC with one kind of middle dot, sorted by the ICU
/// zh-CN key of the name, found in a text of its own (NFKC, lower case, dots unified, pinyin initials behind).
/// </summary>
public static class Naming
{
    // The first character of each pinyin initial in zh-CN collation order; i, u and v begin no syllable.
    private const string Initials = "ABCDEFGHJKLMNOPQRSTWXYZ";
    private const string Boundaries = "阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它屲夕丫帀";
    private static readonly CompareInfo Collation = CultureInfo.GetCultureInfo("zh-CN").CompareInfo;

    /// <summary>Trims, composes (NFC), turns every middle dot of minority names into “·” and refuses invisible characters.</summary>
    /// <param name="text">What the browser or a file gave.</param>
    /// <param name="label">The field's Chinese label, for the sentence.</param>
    /// <param name="most">The most characters as people count them (runes, not UTF-16 units).</param>
    public static string Clean(string? text, string label, int most)
    {
        var clean = Dots((text ?? "").Trim().Trim('\u3000').Normalize(NormalizationForm.FormC));
        if (clean.Length == 0) throw new RuleBroken("请填写{0}", label);
        if (clean.EnumerateRunes().Count() > most) throw new RuleBroken("{0}最多 {1} 个字", label, most);
        if (clean.EnumerateRunes().Any(IsInvisible)) throw new RuleBroken("{0}含有看不见的字符，请重新输入", label);
        return clean;
    }

    /// <summary>A passage in somebody's own words, with its line breaks; trimmed, and refused when empty or too long.</summary>
    /// <inheritdoc cref="Clean"/>
    public static string Prose(string? text, string label, int most)
    {
        var clean = (text ?? "").Trim();
        if (clean.Length == 0) throw new RuleBroken("请填写{0}", label);
        if (clean.EnumerateRunes().Count() > most) throw new RuleBroken("{0}最多 {1} 个字", label, most);
        return clean;
    }

    /// <summary>Changes with ICU's own tables, and with it every sort key.</summary>
    public static string CollationVersion { get; } = $"{Collation.Version.FullVersion:x}-{Collation.Version.SortId:n}";

    /// <summary>The ICU zh-CN sort key. Rebuilt when ICU changes; never compared across ICU versions.</summary>
    public static byte[] SortKey(string name) => Collation.GetSortKey(name).KeyData;

    /// <summary>What a search looks in: the normalised parts, each followed by its pinyin initials (“张伟 zw”).</summary>
    public static string SearchText(params string?[] parts) =>
        string.Join(' ', parts.Where(p => !string.IsNullOrWhiteSpace(p)).SelectMany(p => new[] { Normalise(p!), PinyinInitials(p!) }).Where(p => p.Length > 0).Distinct());

    /// <summary>
    /// Which characters a normalised text holds, a bit each for a–z and 0–9, 27 bits shared by all others. A text that holds another has all of
    /// its marks, so a long list compares two numbers before it reads a text.
    /// </summary>
    public static long Marks(string text) => text.Where(c => c != ' ').Aggregate(0L, (marks, c) => marks | (1L << MarkOf(c)));

    /// <summary>A search as typed, normalised as the stored text is.</summary>
    public static string Normalise(string text) => Dots(text.Trim().Normalize(NormalizationForm.FormKC)).ToLowerInvariant();

    private static int MarkOf(char character) => character switch
    {
        >= 'a' and <= 'z' => character - 'a',
        >= '0' and <= '9' => 26 + (character - '0'),
        _ => 36 + (character % 27),
    };

    private static string PinyinInitials(string text)
    {
        var initials = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is < 0x4E00 or > 0x9FFF) continue;
            var character = rune.ToString();
            var at = Boundaries.Length - 1;
            while (at >= 0 && Collation.Compare(character, Boundaries[at].ToString()) < 0) at--;
            if (at >= 0) initials.Append(char.ToLowerInvariant(Initials[at]));
        }
        return initials.ToString();
    }

    private static string Dots(string text) =>
        text.Replace('\u2022', '·').Replace('\u2027', '·').Replace('\u30FB', '·').Replace('\uFF0E', '·').Replace('\uFE52', '·');

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
