using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
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
        var today = now.DayInShanghai;
        // Nobody is reminded of one's own share.
        var own = db.Viewer.Path;
        var lacking = dispatch.Shares.Where(s => s.Path != own && s.Path.StartsWith(own, StringComparison.Ordinal) && dispatch.FreeOf(s) > 0).ToDictionary(s => s.Path, StringComparer.Ordinal);
        var grants = await (from grant in db.Grants.AsNoTracking().Include(g => g.Organisation)
                            where (grant.Role == Role.SchoolAdmin || grant.Role == Role.Coordinator) && grant.Period.From <= today && grant.Period.To >= today && grant.EndedAt == null
                            join account in db.Accounts on grant.AccountId equals account.Id
                            where account.PersonId != null && account.DisabledAt == null
                            select new { grant.Organisation, account.PersonId, account.Name }).ToListAsync(stop);
        // An institute or a department runs the body above it: its reach says which.
        return [.. from grant in grants
                   where grant.Organisation is not null && lacking.ContainsKey(grant.Organisation.Reach)
                   group lacking[grant.Organisation.Reach] by (PersonId: grant.PersonId!.Value, grant.Name) into told
                   select Of(dispatch, told.Key.PersonId, told.Key.Name, told.First(), now)];
    }

    private static Reminder Of(Dispatch dispatch, int personId, string name, DispatchShare share, DateTime now) => new(
        personId, share.OrganisationId, string.Create(CultureInfo.InvariantCulture, $"dispatch-now/{dispatch.Id}"), now.DayInShanghai.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Template,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["姓名"] = name,
            ["单位"] = share.Organisation.Name,
            ["培训"] = dispatch.Title,
            ["还差"] = dispatch.FreeOf(share).ToString(CultureInfo.InvariantCulture),
            ["截止"] = string.Create(CultureInfo.InvariantCulture, $"{dispatch.Deadline:yyyy年M月d日}"),
        }, now, now + HandReminders.Good);
}
