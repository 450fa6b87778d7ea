using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Selection;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Selection;

/// <param name="Own">Places for which the body names people itself.</param>
public sealed record ShareRow(int BodyId, string Body, string Path, int Places, int Own, int Going, int Substitutes, int Free);

/// <param name="MayWithdraw">The viewer's own body named them, or the viewer is of the issuing side.</param>
public sealed record AppointeeRow(Appointee Line, string Name, string School, string? Subject, string Body, bool MayWithdraw);

/// <summary>
/// One dispatch as its viewer sees it: the issuing side everything, a body its own share and those of its schools, somebody who was named their
/// own line.
/// </summary>
/// <param name="IsOurs">The viewer issues it, or looks after the body that does.</param>
/// <param name="Mine">The share of the viewer's own body; null where it has none.</param>
public sealed record DispatchPage(Dispatch Dispatch, bool IsOurs, ShareRow? Mine, IReadOnlyList<ShareRow> Shares, IReadOnlyList<AppointeeRow> Names, AppointeesForm Form, bool MayName, bool MayDivide, bool MayRemind, DateOnly Today)
{
    public IReadOnlyList<ShareRow> Lacking => [.. Shares.Where(s => s.Free > 0)];

    /// <summary>Those whom a reminder would reach: not the viewer's own body.</summary>
    public IReadOnlyList<ShareRow> Silent => [.. Lacking.Where(s => s.BodyId != Mine?.BodyId)];

    public int Places => IsOurs ? Dispatch.Places : Mine?.Places ?? 0;

    public int Going => Names.Count(n => n.Line.Goes);

    public int Standby => Names.Count(n => n.Line.Position is not null);

    public bool MayTick => IsOurs && Dispatch.State == DispatchState.Confirmed;

    public static async Task<DispatchPage?> OfAsync(TeacherDevDb db, int id, AppointeesForm? form, DateOnly today, CancellationToken stop)
    {
        if (await db.Dispatches.AsNoTrackingWithIdentityResolution().Include(d => d.Organisation).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id, stop) is not { } dispatch) return null;
        var viewer = db.Viewer;
        bool InReach(string path) => viewer.HasReach && path.StartsWith(viewer.Path, StringComparison.Ordinal);
        var sees = InReach(dispatch.Organisation.Path);
        var isOurs = sees && viewer.May(Permission.ManageCalls);
        var shares = dispatch.Shares.Where(s => sees || InReach(s.Path)).OrderBy(s => s.Path, StringComparer.Ordinal)
            .Select(s => new ShareRow(s.OrganisationId, s.Organisation.Name, s.Path, s.Places, dispatch.OwnOf(s), dispatch.GoingOf(s), dispatch.SubstitutesOf(s).Count, dispatch.FreeOf(s))).ToList();
        var mine = shares.Find(s => s.Path == viewer.Path);
        var shown = shares.ToDictionary(s => s.BodyId);
        var lines = dispatch.Appointees.Where(a => shown.ContainsKey(a.OrganisationId) || (a.PersonId == viewer.PersonId && a.Stands)).ToList();
        var people = lines.ConvertAll(l => l.PersonId);
        var cards = await db.PersonCards.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        var bodies = dispatch.Shares.ToDictionary(s => s.OrganisationId, s => (s.Organisation.Name, s.Path));
        var mayName = viewer.May(Permission.NameAppointees) && (isOurs || mine is not null);
        var names = lines.OrderBy(a => bodies[a.OrganisationId].Path, StringComparer.Ordinal).ThenBy(a => a.Stands ? a.Position ?? 0 : int.MaxValue).ThenBy(a => a.Id)
            .Select(a => new AppointeeRow(a, cards[a.PersonId].Name, cards[a.PersonId].School, cards[a.PersonId].Subject, bodies[a.OrganisationId].Name,
                mayName && a is { Stands: true, DepartedOn: null } && dispatch.State is DispatchState.Open or DispatchState.Confirmed && (isOurs || a.OrganisationId == mine?.BodyId))).ToList();
        return new(dispatch, isOurs, mine, shares, names, form ?? new AppointeesForm(),
            mayName && dispatch.State == DispatchState.Open && (isOurs || today <= dispatch.Deadline),
            viewer.May(Permission.ManageCalls) && dispatch.State is DispatchState.Draft or DispatchState.Open && (isOurs || mine is not null),
            viewer.May(Permission.SendReminders) && dispatch.State == DispatchState.Open, today);
    }

    /// <summary>The list as it is handed on.</summary>
    public Workbook Sheet(Microsoft.Extensions.Localization.IStringLocalizer t) => new(
        [t["姓名"], t["学校"], t["学科"], t["选派单位"], t["状态"], t["替补顺序"], t["出发日期"], t["返回日期"], t["备注"]],
        Names.Select(n => new[] { n.Name, n.School, t.Cell(new Word(n.Subject)), n.Body, t.Cell(n.Line.State), n.Line.Position, n.Line.DepartedOn, n.Line.ReturnedOn, n.Line.Remark ?? n.Line.Reason }));
}

/// <summary>The places to be divided: by the issuing side among districts, schools directly under it and itself; by a district among its schools.</summary>
/// <param name="Bound">How many there are to divide.</param>
public sealed record DispatchSharesPage(Dispatch Dispatch, IReadOnlyList<Organisation> Bodies, int Bound, bool IsOurs)
{
    public int PlacesOf(Organisation body) => Dispatch.ShareOf(body.Id)?.Places ?? 0;

    public static async Task<DispatchSharesPage?> OfAsync(TeacherDevDb db, int id, CancellationToken stop)
    {
        if (await db.Dispatches.AsNoTrackingWithIdentityResolution().Include(d => d.Organisation).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id, stop) is not { } dispatch) return null;
        var isOurs = dispatch.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal);
        var root = isOurs ? dispatch.Audience : db.Viewer.Path;
        var share = dispatch.Shares.SingleOrDefault(s => s.Path == root);
        if (!isOurs && share is null) return null;
        var bodies = await db.Organisations.AsNoTracking().Where(o => (o.Kind == OrganisationKind.Bureau || o.Kind == OrganisationKind.School) && (o.Parent!.Path == root || (isOurs && o.Path == root)))
            .OrderBy(o => o.Path == root ? 2 : o.Kind == OrganisationKind.Bureau ? 0 : 1).ThenBy(o => o.SortKey).ToListAsync(stop);
        return new(dispatch, bodies, isOurs ? dispatch.Places : share!.Places, isOurs);
    }
}
