using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Organisations;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Organisations;

public sealed record OrganisationRow(int Id, string Name, OrganisationKind Kind, string? Code, string? Parent, int People);

public static class OrganisationList
{
    public static IQueryable<Organisation> Of(TeacherDevDb db, ListQuery query)
    {
        var organisations = db.Organisations.AsNoTracking().Where(o => o.Path.StartsWith(db.Viewer.Path));
        return query.Sought is { } sought ? organisations.Where(o => o.SearchText.Contains(sought)) : organisations;
    }

    public static List<Organisation, OrganisationRow> Columns(TeacherDevDb db) => new List<Organisation, OrganisationRow>(
            o => new OrganisationRow(o.Id, o.Name, o.Kind, o.Code, o.Parent!.Name, db.People.Count(p => p.Organisation.Path.StartsWith(o.Path))), o => o.SortKey, o => o.Id)
        .With("机构名称", r => r.Name, o => o.SortKey, "name")
        .With("机构类别", r => r.Kind, o => o.Kind, "kind")
        .With("学校标识码", r => r.Code, o => o.Code, "code")
        .With("上级机构", r => r.Parent, o => o.Parent!.SortKey, "parent")
        .With("人数", r => r.People, isNumber: true);
}
