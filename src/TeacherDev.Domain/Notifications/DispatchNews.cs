using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Notifications;

/// <summary>
/// Who steps in is told so, and when the list is confirmed everybody who goes is told where and when; until the training begins. What is no
/// longer so (they drop out, the list is opened again, the dispatch is cancelled) is not sent any more.
/// </summary>
public sealed class DispatchNews(TeacherDevDb db) : IReminderRule
{
    public const string SteppedIn = "dispatch-stepped-in";
    public const string Going = "dispatch-going";

    public string Family => "dispatch";

    public async Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop)
    {
        var (today, id) = (now.DayInShanghai, subject.SubjectId);
        var lines = await (from dispatch in db.Dispatches.AsNoTracking()
                           where (id == null || dispatch.Id == id) && (dispatch.State == DispatchState.Open || dispatch.State == DispatchState.Confirmed) && dispatch.Days.To >= today
                           from appointee in dispatch.Appointees
                           where appointee.Position == null && appointee.State != AppointeeState.Withdrawn && (appointee.State == AppointeeState.SteppedIn || dispatch.State == DispatchState.Confirmed)
                           join card in db.PersonCards on appointee.PersonId equals card.Id
                           select new Line(dispatch.Id, dispatch.Title, dispatch.Superior, dispatch.Place, dispatch.Days.From, dispatch.Days.To, dispatch.ConfirmedAt, appointee.Id, appointee.PersonId, appointee.OrganisationId, appointee.SteppedInAt, card.Name)).ToListAsync(stop);
        return [.. lines.SelectMany(Of)];
    }

    private static IEnumerable<Reminder> Of(Line line)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["姓名"] = line.Name,
            ["培训"] = line.Title,
            ["上级单位"] = line.Superior,
            ["地点"] = line.Place,
            ["时间"] = string.Create(CultureInfo.InvariantCulture, $"{line.From:yyyy年M月d日}至{line.To:yyyy年M月d日}"),
        };
        // Worth telling to the end of the training's last day in Shanghai.
        var expires = line.To.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-8);
        Reminder News(string occasion, string template, DateTime due) => new(
            line.PersonId, line.BodyId, string.Create(CultureInfo.InvariantCulture, $"dispatch/{line.Id}"), string.Create(CultureInfo.InvariantCulture, $"{occasion}/{line.AppointeeId}"), template, facts, due, expires);
        if (line.SteppedInAt is { } stepped) yield return News("stepped-in", SteppedIn, stepped);
        if (line.ConfirmedAt is { } confirmed) yield return News("going", Going, confirmed);
    }

    private sealed record Line(int Id, string Title, string Superior, string Place, DateOnly From, DateOnly To, DateTime? ConfirmedAt, int AppointeeId, int PersonId, int BodyId, DateTime? SteppedInAt, string Name);
}
