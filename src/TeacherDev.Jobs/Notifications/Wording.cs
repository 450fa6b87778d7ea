using System.Collections.Concurrent;
using HandlebarsDotNet;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Work;

namespace TeacherDev.Jobs.Notifications;

/// <summary>
/// Puts the facts of a message into the words of its template. The text is plain, so nothing is escaped; a place without a fact is an
/// error, because a reminder with a hole in it is worse than none.
/// </summary>
public sealed class Wording
{
    private readonly IHandlebars handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true });
    private readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> compiled = new();

    /// <exception cref="RuleBroken">The template is not well formed, or a fact it names is missing.</exception>
    public (string Title, string Text) Of(MessageTemplate template, IReadOnlyDictionary<string, string> facts)
    {
        try
        {
            return (Remark.OneLine(Fill(template.Subject, facts), Message.TitleLength), Fill(template.Body, facts).Trim());
        }
        catch (HandlebarsException e)
        {
            throw new RuleBroken("消息模板“{0}”有错误：{1}", template.Name, Remark.OneLine((e.InnerException ?? e).Message, 120));
        }
    }

    private string Fill(string words, IReadOnlyDictionary<string, string> facts) =>
        QuotationMarks.Nest(compiled.GetOrAdd(words, w => handlebars.Compile(w))(facts.ToDictionary(f => f.Key, f => f.Value)));
}
