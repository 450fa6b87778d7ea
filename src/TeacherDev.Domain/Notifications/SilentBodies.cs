using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Notifications;

/// <summary>Who in the viewer's reach keeps a call waiting: bodies that have places and have recommended nobody, and bodies with files undecided.</summary>
public sealed class SilentBodies(TeacherDevDb db)
{
    public const string Silent = "call-silent";
    public const string Waiting = "call-waiting";

    public async Task<IReadOnlyList<SilentBody>> OfAsync(Call call, CancellationToken stop = default)
    {
        if (call.State != CallState.Open) return [];
        // The issuing body asks districts, a district its schools; nobody is reminded of one's own list.
        var (own, kind) = (db.Viewer.Path, db.Viewer.Path == call.Audience ? OrganisationKind.Bureau : OrganisationKind.School);
        var silent = await db.Quotas.AsNoTracking().IgnoreAutoIncludes().Where(q => q.CallId == call.Id && q.Organisation.Kind == kind && q.Organisation.Path != own && q.Lines.Any() && !q.Nominations.Any()).OrderBy(q => q.Organisation.SortKey)
            .Select(q => new SilentBody(q.OrganisationId, q.Organisation.Path, q.Organisation.Name, kind == OrganisationKind.School ? SelectionStep.School : SelectionStep.District, q.Lines.Sum(l => l.Places), 0)).ToListAsync(stop);
        return [.. silent, .. (await WaitingAsync(call, own, stop)).Where(w => silent.TrueForAll(s => s.OrganisationId != w.OrganisationId))];
    }

    public async Task<IReadOnlyList<Reminder>> RemindersAsync(Call call, DateTime now, CancellationToken stop = default)
    {
        var (bodies, runs) = (await OfAsync(call, stop), await new BodyAdmins(db).OnAsync(now.DayInShanghai, stop));
        return [.. from body in bodies
                   where call.Find(body.Step) is not null
                   from admin in runs[body.Path]
                   group body by admin into told
                   select Of(call, told.Key, told.First(), now)];
    }

    private async Task<List<SilentBody>> WaitingAsync(Call call, string own, CancellationToken stop)
    {
        var files = await db.Applications.Where(a => a.CallId == call.Id && a.State == ApplicationState.Pending && (a.At == SelectionStep.School || a.At == SelectionStep.District))
            .GroupBy(a => new { a.At, a.OrganisationId, a.Organisation.Path, a.Organisation.Name }).Select(g => new { g.Key.At, g.Key.OrganisationId, g.Key.Path, g.Key.Name, Count = g.Count() }).ToListAsync(stop);
        var districts = files.Count == 0 ? [] : await db.Organisations.Where(o => o.Kind == OrganisationKind.Bureau && o.Path != own && o.Path.StartsWith(own)).Select(o => new { o.Id, o.Path, o.Name }).ToListAsync(stop);
        return [.. files.Where(f => f.At == SelectionStep.School && f.Path != own).OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => new SilentBody(f.OrganisationId, f.Path, f.Name, f.At, 0, f.Count)),
            .. from district in districts
               let count = files.Where(f => f.At == SelectionStep.District && f.Path.StartsWith(district.Path, StringComparison.Ordinal)).Sum(f => f.Count)
               where count > 0
               orderby district.Path
               select new SilentBody(district.Id, district.Path, district.Name, SelectionStep.District, 0, count)];
    }

    private static Reminder Of(Call call, Admin admin, SilentBody body, DateTime now) => new(
        admin.PersonId, body.OrganisationId, string.Create(CultureInfo.InvariantCulture, $"call-now/{call.Id}"), now.DayInShanghai.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), body.Waiting > 0 ? Waiting : Silent,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["姓名"] = admin.Name,
            ["单位"] = body.Name,
            ["通知"] = call.Title,
            ["名额"] = body.Places.ToString(CultureInfo.InvariantCulture),
            ["份数"] = body.Waiting.ToString(CultureInfo.InvariantCulture),
            ["截止"] = string.Create(CultureInfo.InvariantCulture, $"{call.Find(body.Step)!.Period.To:yyyy年M月d日}"),
        }, now, now + HandReminders.Good);
}

/// <param name="Waiting">Files that wait for its decision; 0 for a body that has places and has recommended nobody.</param>
public sealed record SilentBody(int OrganisationId, string Path, string Name, SelectionStep Step, int Places, int Waiting);
