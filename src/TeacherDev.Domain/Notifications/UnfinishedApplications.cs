using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Notifications;

/// <summary>Teachers in the viewer's reach who have begun an application and not handed it in, or were asked to mend it. What they wrote is theirs alone.</summary>
public sealed class UnfinishedApplications(TeacherDevDb db)
{
    public const string Template = "application-unfinished";

    public async Task<IReadOnlyList<UnfinishedApplication>> OfAsync(Call call, CancellationToken stop = default) => call.State != CallState.Open ? [] :
        await (from application in db.Applications.AsNoTracking()
               where application.CallId == call.Id && (application.State == ApplicationState.Draft || application.State == ApplicationState.Returned)
               join card in db.PersonCards on application.PersonId equals card.Id
               orderby application.Organisation.SortKey, card.SortKey, application.Id
               select new UnfinishedApplication(application.Id, application.PersonId, card.Name, application.OrganisationId, application.Organisation.Name, application.State)).ToListAsync(stop);

    public async Task<IReadOnlyList<Reminder>> RemindersAsync(Call call, DateTime now, CancellationToken stop = default) =>
        [.. (await OfAsync(call, stop)).Select(a => new Reminder(
            a.PersonId, a.OrganisationId, string.Create(CultureInfo.InvariantCulture, $"application-now/{a.Id}"), now.DayInShanghai.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Template,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["姓名"] = a.Name,
                ["通知"] = call.Title,
                ["截止"] = string.Create(CultureInfo.InvariantCulture, $"{call.Find(SelectionStep.Application)!.Period.To:yyyy年M月d日}"),
            }, now, now + HandReminders.Good))];
}

/// <param name="State">Begun and not handed in, or returned.</param>
public sealed record UnfinishedApplication(int Id, int PersonId, string Name, int OrganisationId, string School, ApplicationState State);
