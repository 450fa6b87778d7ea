using System.Globalization;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Notifications;

/// <summary>Bodies in the viewer's reach that have places in a dispatch and have not named so many people: those who run them are told.</summary>
public sealed class ShortBodies(TeacherDevDb db)
{
    public const string Template = "dispatch-short";

    public async Task<IReadOnlyList<Reminder>> RemindersAsync(Dispatch dispatch, DateTime now, CancellationToken stop = default)
    {
        if (dispatch.State != DispatchState.Open) return [];
        // Nobody is reminded of one's own share.
        var own = db.Viewer.Path;
        var lacking = dispatch.Shares.Where(s => s.Path != own && s.Path.StartsWith(own, StringComparison.Ordinal) && dispatch.FreeOf(s) > 0);
        var runs = await new BodyAdmins(db).OnAsync(now.DayInShanghai, stop);
        return [.. from share in lacking
                   from admin in runs[share.Path]
                   group share by admin into told
                   select Of(dispatch, told.Key, told.First(), now)];
    }

    private static Reminder Of(Dispatch dispatch, Admin admin, DispatchShare share, DateTime now) => new(
        admin.PersonId, share.OrganisationId, string.Create(CultureInfo.InvariantCulture, $"dispatch-now/{dispatch.Id}"), now.DayInShanghai.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Template,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["姓名"] = admin.Name,
            ["单位"] = share.Organisation.Name,
            ["培训"] = dispatch.Title,
            ["还差"] = dispatch.FreeOf(share).ToString(CultureInfo.InvariantCulture),
            ["截止"] = string.Create(CultureInfo.InvariantCulture, $"{dispatch.Deadline:yyyy年M月d日}"),
        }, now, now + HandReminders.Good);
}
