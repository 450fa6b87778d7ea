using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Organisations;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Organisations;

/// <summary>The organisations within the viewer's reach as a tree, with how many people each has; two queries however deep.</summary>
/// <param name="Found">The same organisations as a list: shown instead of the tree once something is searched for.</param>
public sealed record OrganisationTree(IReadOnlyList<OrganisationNode> Roots, ListPage<OrganisationRow> Found, bool MayManage)
{
    public static async Task<OrganisationTree> OfAsync(TeacherDevDb db, ListQuery query, CancellationToken stop)
    {
        var found = await OrganisationList.Columns(db).PageAsync(OrganisationList.Of(db, query), query, stop);
        if (query.Sought is not null) return new OrganisationTree([], found, db.Viewer.May(Domain.Accounts.Permission.ManageOrganisations));
        var people = await db.People.GroupBy(p => p.OrganisationId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var rows = await db.Organisations.AsNoTracking().Where(o => o.Path.StartsWith(db.Viewer.Path)).OrderBy(o => o.SortKey)
            .Select(o => new { o.Id, o.Name, o.Kind, o.Code, o.ParentId }).ToListAsync(stop);
        var ids = rows.Select(r => r.Id).ToHashSet();
        var children = rows.ToLookup(r => r.ParentId is { } parent && ids.Contains(parent) ? parent : 0);
        IReadOnlyList<OrganisationNode> Under(int parent) => [.. children[parent].OrderBy(r => r.Kind == OrganisationKind.School)
            .Select(r => new OrganisationNode(r.Id, r.Name, r.Kind, r.Code, people.GetValueOrDefault(r.Id), Under(r.Id)))];
        return new OrganisationTree(Under(0), found, db.Viewer.May(Domain.Accounts.Permission.ManageOrganisations));
    }
}

public sealed record OrganisationNode(int Id, string Name, OrganisationKind Kind, string? Code, int OwnPeople, IReadOnlyList<OrganisationNode> Children)
{
    public int People => OwnPeople + Children.Sum(c => c.People);
}
