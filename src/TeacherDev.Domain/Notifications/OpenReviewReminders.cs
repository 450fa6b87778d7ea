using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Notifications;

/// <summary>Experts of a panel who have files open, by the press of a button. Who has no person in the city reads no messages here and is told by the text for the group.</summary>
public sealed class OpenReviewReminders(TeacherDevDb db, Reviewing reviewing)
{
    public const string Template = "reviews-open";

    public async Task<IReadOnlyList<Reminder>> RemindersAsync(Call call, ReviewPanel panel, DateTime now, CancellationToken stop = default)
    {
        if (panel.ClosedAt is not null || call.State != CallState.Open || call.Find(SelectionStep.Experts) is not { } step) return [];
        var loads = (await reviewing.LoadsAsync(panel, stop)).Where(l => l is { Open: > 0, PersonId: not null }).ToDictionary(l => l.PersonId!.Value);
        var people = await db.PersonCards.AsNoTracking().Where(p => loads.Keys.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.OrganisationId }).ToListAsync(stop);
        return [.. people.Select(p => new Reminder(
            p.Id, p.OrganisationId, string.Create(CultureInfo.InvariantCulture, $"review-now/{panel.Id}"), now.DayInShanghai.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Template,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["姓名"] = p.Name,
                ["通知"] = call.Title,
                ["份数"] = loads[p.Id].Open.ToString(CultureInfo.InvariantCulture),
                ["截止"] = string.Create(CultureInfo.InvariantCulture, $"{step.Period.To:yyyy年M月d日}"),
            }, now, now + HandReminders.Good))];
    }
}
