using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Lists;

/// <summary>A text of the house in a cell (a subject, a word of a rule): the translation key, not what somebody typed.</summary>
public readonly record struct Word(string? Key);

/// <summary>What a cell of a workbook says in the reader's language; numbers, days and what people typed stay as they are.</summary>
public static class Cells
{
    extension(IStringLocalizer t)
    {
        public object? Cell(object? value) => value switch
        {
            Enum choice => t.Name(choice),
            bool isSo => t[isSo ? "是" : "否"].Value,
            Word word => word.Key is { Length: > 0 } key ? t[key].Value : null,
            Remark remark => t.Sentence(remark),
            Because because => t.Sentence(because),
            _ => value,
        };
    }
}
