using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>“第 8 周 周三”: a day as schools name it, without saying of which term.</summary>
public readonly partial record struct TermDay
{
    private const string Digits = "零一二三四五六七八九";

    /// <exception cref="RuleBroken">No week of any term.</exception>
    public TermDay(int week, DayOfWeek day) => (Week, Day) = (week is >= 1 and <= 53 ? week : throw new RuleBroken("没有第 {0} 周", week), day);

    /// <summary>From 1, the week in which the term begins.</summary>
    public int Week { get; }

    public DayOfWeek Day { get; }

    /// <summary>Reads 第8周周三, 第八周星期三, 8周三 or “week 8 Wed”, with spaces or full-width digits or without.</summary>
    /// <exception cref="RuleBroken">It is none of these.</exception>
    public static TermDay Parse(string text)
    {
        var tidy = text.Normalize(NormalizationForm.FormKC);
        var match = Chinese().Match(tidy);
        if (!match.Success) match = English().Match(tidy);
        if (match.Success && Number(match.Groups["week"].Value) is { } week && WeekdayNames.Read(match.Groups["day"].Value) is { } day) return new TermDay(week, day);
        throw new RuleBroken("“{0}”看不懂，请写成“第8周周三”", text.Trim());
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"第 {Week} 周 周{WeekdayNames.Letter(Day)}");

    // Up to 九十九; a term has far fewer.
    private static int? Number(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        return text.Split('十') switch
        {
            [var ones] when ones.Length == 1 => Digits.IndexOf(ones, StringComparison.Ordinal),
            [var tens, var ones] when tens.Length <= 1 && ones.Length <= 1 => (tens.Length == 0 ? 10 : 10 * Digits.IndexOf(tens, StringComparison.Ordinal)) + (ones.Length == 0 ? 0 : Digits.IndexOf(ones, StringComparison.Ordinal)),
            _ => null,
        };
    }

    [GeneratedRegex(@"^\s*第?\s*(?<week>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*(教学)?周?\s*[,、]?\s*(周|星期|礼拜)\s*(?<day>[一二三四五六日天])\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"^\s*w(eek)?\s*(?<week>[0-9]{1,2})\s*,?\s*(?<day>mon|tue|wed|thu|fri|sat|sun)[a-z]*\s*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex English();
}
