using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Web.Infrastructure;

/// <summary>What rows remember about themselves, and when, in the reader's language.</summary>
public static class WorkLanguages
{
    extension(IStringLocalizer t)
    {
        /// <summary>An argument that was a word of the house (a state, a field) is translated too.</summary>
        public string Sentence(Remark remark) => t.Sentence(remark.Text, remark.Arguments.Select(a => (object)t[a].Value));

        public string Sentence(RuleBroken rule) => t.Sentence(rule.Text, rule.Arguments);

        public string Sentence(Because because) => t.Sentence(because.Text, because.Arguments);

        /// <summary>11月23日 09:00, in Shanghai.</summary>
        public string Moment(DateTime instant) => $"{t.Day(instant.DayInShanghai)} {instant.InShanghai:HH:mm}";
    }
}
