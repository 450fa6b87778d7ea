using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Selection;

/// <summary>
/// What a dispatch cannot judge alone: whom an ethics decision bars, who goes elsewhere on these days, who works where. The dispatch, and then
/// the people, are held first, so that of many who name at once exactly as many get a place as there are, on either database.
/// </summary>
public sealed class Dispatching(TeacherDevDb db, EthicsVeto ethics)
{
    public Task<bool> AllotAsync(int id, IReadOnlyList<(int OrganisationId, int Places)> wanted, Act by, CancellationToken stop = default) => ChangeAsync(id, by, async (dispatch, barred) =>
    {
        var ids = wanted.Select(w => w.OrganisationId).ToList();
        // In the viewer's reach, which is where the page shows them from.
        var bodies = await db.Organisations.Where(o => ids.Contains(o.Id) && o.Path.StartsWith(db.Viewer.Path)).ToDictionaryAsync(o => o.Id, stop);
        dispatch.Allot([.. wanted.Select(w => (bodies.GetValueOrDefault(w.OrganisationId) ?? throw new RuleBroken("请选择您管理范围内的单位"), w.Places))], by, barred);
    }, stop);

    public Task<bool> GiveBackAsync(int id, int organisationId, int places, Act by, CancellationToken stop = default) => ChangeAsync(id, by, (dispatch, barred) =>
    {
        dispatch.GiveBack(organisationId, places, by, barred);
        return Task.CompletedTask;
    }, stop);

    public Task<bool> WithdrawAsync(int id, int appointeeId, string? reason, Act by, CancellationToken stop = default) => ChangeAsync(id, by, (dispatch, barred) =>
    {
        dispatch.Withdraw(appointeeId, reason, by, barred);
        return Task.CompletedTask;
    }, stop);

    public Task<bool> ConfirmAsync(int id, Act by, CancellationToken stop = default) => ChangeAsync(id, by, async (dispatch, _) =>
    {
        await ethics.MustNotStandAsync([.. dispatch.Appointees.Where(a => a.Goes).Select(a => a.PersonId)], by.Day, stop);
        dispatch.Confirm(by.At);
    }, stop);

    /// <summary>Names all of them on the places of a body, or none.</summary>
    /// <returns>Why somebody cannot be named, a sentence each; empty when all are.</returns>
    /// <exception cref="RuleBroken">The time is over, or there are not so many places.</exception>
    public Task<IReadOnlyList<Because>> NameAsync(int id, int organisationId, IReadOnlyList<int> personIds, bool isSubstitute, Act by, bool isIssuer = false, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var dispatch = await HeldAsync(id, stop);
        foreach (var personId in personIds.Order()) await db.HoldAsync<Person>(personId, stop);
        var share = dispatch.ShareOf(organisationId) ?? throw new RuleBroken("这个单位没有“{0}”的名额", dispatch.Title);
        var people = await db.People.AsNoTracking().Where(p => personIds.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Organisation.Path }).ToDictionaryAsync(p => p.Id, stop);
        var (barred, elsewhere) = ((await ethics.BarredAsync(personIds, by.Day, stop)).ToHashSet(), await ElsewhereAsync(dispatch, personIds, stop));
        var problems = new List<Because>();
        foreach (var personId in personIds)
        {
            if (people.GetValueOrDefault(personId) is not { } person || !person.Path.StartsWith(share.Path, StringComparison.Ordinal)) problems.Add(new("{0}不是{1}的教师，不能占它的名额", people.GetValueOrDefault(personId)?.Name ?? "—", share.Organisation.Name));
            else if (dispatch.IsNamed(personId)) problems.Add(new("{0}已在名单中", person.Name));
            else if (barred.Contains(personId)) problems.Add(new("{0}有师德问题处理决定，不能选派", person.Name));
            else if (elsewhere.TryGetValue(personId, out var title)) problems.Add(new("{0}已选派参加“{1}”，时间重叠", person.Name, title));
        }
        if (problems.Count > 0) return (IReadOnlyList<Because>)problems;
        foreach (var personId in personIds) dispatch.Name(organisationId, personId, people[personId].Name, isSubstitute, by, isIssuer);
        await db.SaveChangesAsync(stop);
        return [];
    }, stop);

    private Task<bool> ChangeAsync(int id, Act by, Func<Dispatch, IReadOnlySet<int>, Task> change, CancellationToken stop) => db.WriteAsync(async () =>
    {
        var dispatch = await HeldAsync(id, stop);
        var standing = dispatch.Appointees.Where(a => a.Position is not null).Select(a => a.PersonId).ToList();
        var barred = standing.Count == 0 ? [] : (await ethics.BarredAsync(standing, by.Day, stop)).ToHashSet();
        await change(dispatch, barred);
        await db.SaveChangesAsync(stop);
        return true;
    }, stop);

    private async Task<Dispatch> HeldAsync(int id, CancellationToken stop)
    {
        await db.HoldAsync<Dispatch>(id, stop);
        return await db.Dispatches.Include(d => d.Organisation).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id, stop) ?? throw new RuleBroken("请选择您可以查看的外派选派");
    }

    /// <summary>By person: the title of another dispatch, whoever issued it, that they are named for on a day of this one.</summary>
    private async Task<Dictionary<int, string>> ElsewhereAsync(Dispatch dispatch, IReadOnlyList<int> personIds, CancellationToken stop)
    {
        var (id, from, to) = (dispatch.Id, dispatch.Days.From, dispatch.Days.To);
        var named = await db.AllDispatches.Where(d => d.Id != id && d.State != DispatchState.Draft && d.State != DispatchState.Cancelled && d.Days.From <= to && d.Days.To >= from)
            .SelectMany(d => d.Appointees.Where(a => a.State != AppointeeState.Withdrawn && personIds.Contains(a.PersonId) && (a.ReturnedOn == null || a.ReturnedOn >= from)), (d, a) => new { a.PersonId, d.Title }).ToListAsync(stop);
        return named.GroupBy(n => n.PersonId).ToDictionary(g => g.Key, g => g.First().Title);
    }
}
