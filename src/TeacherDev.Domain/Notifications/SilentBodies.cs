using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Notifications;

/// <summary>Bodies in the viewer's reach that have places under a call and have recommended nobody: those who run them are told.</summary>
public sealed class SilentBodies(TeacherDevDb db)
{
    public const string Template = "call-silent";

    public async Task<IReadOnlyList<Reminder>> RemindersAsync(Call call, DateTime now, CancellationToken stop = default)
    {
        var today = now.DayInShanghai;
        if (call.State != CallState.Open) return [];
        // The issuing body asks districts, a district its schools; nobody is reminded of one's own list.
        var (own, kind) = (db.Viewer.Path, db.Viewer.Path == call.Audience ? OrganisationKind.Bureau : OrganisationKind.School);
        var bodies = await db.Quotas.AsNoTracking().IgnoreAutoIncludes().Where(q => q.CallId == call.Id && q.Organisation.Kind == kind && q.Organisation.Path != own && q.Lines.Any() && !q.Nominations.Any())
            .Select(q => new { q.Organisation.Path, q.Organisation.Name, q.OrganisationId, Places = q.Lines.Sum(l => l.Places) }).ToDictionaryAsync(q => q.Path, StringComparer.Ordinal, stop);
        var grants = await (from grant in db.Grants.AsNoTracking().Include(g => g.Organisation)
                            where (grant.Role == Role.SchoolAdmin || grant.Role == Role.Coordinator) && grant.Period.From <= today && grant.Period.To >= today && grant.EndedAt == null
                            join account in db.Accounts on grant.AccountId equals account.Id
                            where account.PersonId != null && account.DisabledAt == null
                            select new { grant.Organisation, account.PersonId, account.Name }).ToListAsync(stop);
        // An institute or a department runs the body above it: its reach says which.
        return [.. from grant in grants
                   where grant.Organisation is not null && bodies.ContainsKey(grant.Organisation.Reach)
                   let body = bodies[grant.Organisation.Reach]
                   let step = call.Find(grant.Organisation.Kind == OrganisationKind.School ? SelectionStep.School : SelectionStep.District)
                   where step is not null
                   group (body, step) by (PersonId: grant.PersonId!.Value, grant.Name) into told
                   select Of(call, told.Key.PersonId, told.Key.Name, told.First().body.OrganisationId, told.First().body.Name, told.First().body.Places, told.First().step!.Period.To, now)];
    }

    private static Reminder Of(Call call, int personId, string name, int organisationId, string body, int places, DateOnly last, DateTime now) => new(
        personId, organisationId, string.Create(CultureInfo.InvariantCulture, $"call-now/{call.Id}"), now.DayInShanghai.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Template,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["姓名"] = name,
            ["单位"] = body,
            ["通知"] = call.Title,
            ["名额"] = places.ToString(CultureInfo.InvariantCulture),
            ["截止"] = string.Create(CultureInfo.InvariantCulture, $"{last:yyyy年M月d日}"),
        }, now, now + HandReminders.Good);
}
