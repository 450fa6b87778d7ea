using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Notifications;

/// <summary>
/// What was decided on an application, told to the applicant once: the latest line of its log, for two weeks. A later line supersedes it, so
/// that nobody is told of a step that was taken back before the message left.
/// </summary>
public sealed class ApplicationNews(TeacherDevDb db) : IReminderRule
{
    public const string Returned = "application-returned";
    public const string Moved = "application-moved";

    private static readonly TimeSpan News = TimeSpan.FromDays(14);

    public string Family => "application";

    public async Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop)
    {
        var (since, id) = (now - News, subject.SubjectId);
        var lines = await (from application in db.Applications.AsNoTracking()
                           where id == null || application.Id == id
                           join entry in db.Set<ApplicationEntry>() on application.Id equals entry.ApplicationId
                           where entry.At > since && entry.Verb != ApplicationVerb.Submitted && entry.Verb != ApplicationVerb.Withdrawn
                               && !db.Set<ApplicationEntry>().Any(later => later.ApplicationId == application.Id && later.Id > entry.Id)
                           join call in db.Calls on application.CallId equals call.Id
                           where call.State == CallState.Open
                           join card in db.PersonCards on application.PersonId equals card.Id
                           select new Line(application.Id, application.PersonId, application.OrganisationId, card.Name, call.Title, application.State, application.At, application.Document, entry.Id, entry.Step, entry.Verb, entry.At, entry.Remark)).ToListAsync(stop);
        return [.. lines.Select(Of)];
    }

    private static Reminder Of(Line line)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["姓名"] = line.Name, ["通知"] = line.Title, ["步骤"] = line.Step.Chinese, ["原因"] = line.Remark ?? "", ["结果"] = ResultOf(line) };
        return new Reminder(
            line.PersonId, line.OrganisationId, string.Create(CultureInfo.InvariantCulture, $"application/{line.Id}"), string.Create(CultureInfo.InvariantCulture, $"{line.EntryId}"),
            line.State == ApplicationState.Returned ? Returned : Moved, facts, line.At, line.At + News);
    }

    private static string ResultOf(Line line) => (line.Verb, line.State) switch
    {
        (_, ApplicationState.Recognised) => $"已认定（{line.Document}）",
        (ApplicationVerb.Approved, _) => $"已通过{line.Step.Chinese}，进入{line.Now.Chinese}",
        (ApplicationVerb.Returned, _) => $"由{line.Step.Chinese}退回",
        (ApplicationVerb.Rejected, _) => $"{line.Step.Chinese}未通过：{line.Remark}",
        _ => $"已退出：{line.Remark}",
    };


    /// <param name="Now">The step whose turn it is.</param>
    private sealed record Line(
        int Id, int PersonId, int OrganisationId, string Name, string Title, ApplicationState State, SelectionStep Now, string? Document, int EntryId, SelectionStep Step, ApplicationVerb Verb, DateTime At, string? Remark);
}
