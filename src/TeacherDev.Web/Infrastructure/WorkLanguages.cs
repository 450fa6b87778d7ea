using System.Globalization;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Web.Infrastructure;

/// <summary>What rows remember about themselves, and when, in the reader's language.</summary>
public static class WorkLanguages
{
    extension(IStringLocalizer t)
    {
        /// <summary>An argument that was a word of the house (a state, a field), a day or a sentence is translated too.</summary>
        public string Sentence(Remark remark) => t.Sentence(remark.Text, remark.Arguments.Select((a, at) => Read(t, remark.Text, a, at)));

        public string Sentence(RuleBroken rule) => t.Sentence(rule.Text, rule.Arguments);

        public string Sentence(Because because) => t.Sentence(because.Text, because.Arguments);

        /// <summary>11月23日 09:00, in Shanghai.</summary>
        public string Moment(DateTime instant) => $"{t.Day(instant.DayInShanghai)} {instant.InShanghai:HH:mm}";
    }

    private static object Read(IStringLocalizer t, string text, string argument, int at)
    {
        if (Remark.Within(argument) is { } inner) return t.Sentence(inner);
        var isDay = text.Contains(string.Create(CultureInfo.InvariantCulture, $"{{{at}:"), StringComparison.Ordinal);
        return isDay && DateOnly.TryParseExact(argument, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : t[argument].Value;
    }
}
