using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Web.Features.Organisations;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.People;

public sealed record PersonQuery : ListQuery
{
    /// <summary>With everything under it: a district's are those of its schools too.</summary>
    [FromQuery(Name = "organisation")]
    public int? OrganisationId { get; init; }

    [FromQuery(Name = "stage")]
    public SchoolStage? Stage { get; init; }

    public IQueryable<Person> Of(TeacherDevDb db)
    {
        var people = db.People.AsNoTracking();
        if (Sought is { } sought) people = people.Where(p => p.SearchText.Contains(sought));
        if (OrganisationId is { } organisation) people = people.Where(p => db.Organisations.Any(o => o.Id == organisation && p.Organisation.Path.StartsWith(o.Path)));
        if (Stage is { } stage) people = people.Where(p => p.Stage == stage);
        return people;
    }
}

public sealed record PersonRow(int Id, string Name, string? StaffNumber, string School, SchoolStage? Stage, string? Subject, TeacherRank Rank);

public static class PersonList
{
    public static List<Person, PersonRow> Columns(TeacherDevDb db) => new List<Person, PersonRow>(
            p => new PersonRow(p.Id, p.Name, p.StaffNumber, p.Organisation.Name, p.Stage, p.Subject, p.Rank), p => p.SortKey, p => p.Id)
        .With("姓名", r => r.Name, p => p.SortKey, "name")
        .With("教师编号", r => r.StaffNumber, p => p.StaffNumber, "number")
        .WithParent("单位", r => r.School, p => p.Organisation.SortKey, "school", p => p.OrganisationId, db.Organisations.InListOrder)
        .With("学段", r => r.Stage, p => p.Stage, "stage")
        .With("学科", r => new Word(r.Subject), p => p.Subject, "subject")
        .With("职称", r => r.Rank, p => p.Rank, "rank");
}

public sealed record PersonIndex(ListPage<PersonRow> People, PersonQuery Query, IReadOnlyList<SelectListItem> Schools, bool MayManage)
{
    public static async Task<IReadOnlyList<SelectListItem>> SchoolsAsync(TeacherDevDb db, CancellationToken stop) =>
        await db.Organisations.AsNoTracking().Where(o => o.Path.StartsWith(db.Viewer.Path)).OrderBy(o => o.SortKey).Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(stop);
}
