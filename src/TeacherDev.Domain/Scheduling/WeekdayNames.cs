using System.Text;

namespace TeacherDev.Domain.Scheduling;

/// <summary>Days of the week, Monday first, as sheets and people write them.</summary>
public static class WeekdayNames
{
    private const string Letters = "日一二三四五六";
    private static readonly string[] Prefixes = ["星期", "礼拜", "周"];

    /// <summary>Monday to Sunday.</summary>
    public static IReadOnlyList<DayOfWeek> All { get; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>0 for Monday to 6 for Sunday.</summary>
    public static int Place(DayOfWeek day) => ((int)day + 6) % 7;

    /// <summary>一 for Monday.</summary>
    public static char Letter(DayOfWeek day) => Letters[(int)day];

    /// <summary>周三, 星期三, 三, 3 or Wed; null when it is no day of the week.</summary>
    public static DayOfWeek? Read(string text)
    {
        var tidy = text.Trim().Normalize(NormalizationForm.FormKC);
        if (Array.Find(Prefixes, p => tidy.StartsWith(p, StringComparison.Ordinal)) is { } prefix) tidy = tidy[prefix.Length..];
        if (tidy.Length == 1 && Letters.IndexOf(tidy[0] == '天' ? '日' : tidy[0], StringComparison.Ordinal) is >= 0 and var at) return (DayOfWeek)at;
        if (tidy is [>= '1' and <= '7' and var digit]) return (DayOfWeek)((digit - '0') % 7);
        return tidy.Length < 3 ? null : All.Cast<DayOfWeek?>().FirstOrDefault(d => tidy.StartsWith(d.ToString()![..3], StringComparison.OrdinalIgnoreCase));
    }
}
