using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Teams;
using TeacherDev.Web.Features.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Teams;

/// <summary>Members of a standing body: several are sought by name and school and admitted at once, or pasted as a list; who leaves, leaves with a reason.</summary>
[Route("teams/{id:int}/members"), Authorize(Policy = nameof(Permission.ManageTeams))]
public sealed class TeamMembershipsController : FeatureController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(int id, CandidateQuery query) => await PageAsync(id, query, new AdmissionForm { From = Today }) is { } page ? View("New", page) : NotFound();

    /// <param name="query">In the address, as on the page that was looked at.</param>
    [HttpPost("")]
    public async Task<IActionResult> Create(int id, CandidateQuery query, AdmissionForm form)
    {
        var (admitted, problems) = (0, (IReadOnlyList<Because>)[]);
        var answer = await Submit(
            () => Find(id), seen: null,
            async team =>
            {
                var found = await NameList.FindAsync(form.Names, CandidateQuery.InReach(Db), Stop);
                problems = found.Problems;
                if (problems.Count > 0) throw new RuleBroken("名单中有 {0} 行需要核对，改好后再添加", problems.Count);
                List<int> ticked = [.. (form.People ?? []).Distinct()];
                var chosen = await CandidateQuery.InReach(Db).Where(p => ticked.Contains(p.Id)).Select(p => p.Id).ToListAsync(Stop);
                if (chosen.Count != ticked.Count) throw new RuleBroken("请选择您管理范围内的教师");
                admitted = team.Admit([.. found.Ids, .. chosen], form.From!.Value);
            },
            _ => Redirect($"/teams/{id}"), "成员已添加", async () => View("New", (await PageAsync(id, query, form with { Problems = problems }))!));
        if (admitted > 0 && Response.StatusCode < StatusCodes.Status400BadRequest) TempData["Notice"] = T["已添加 {0} 人", admitted].Value;
        return answer;
    }

    [HttpPost("ending")]
    public Task<IActionResult> End(int id, TeamEndingForm form) => Submit(
        () => Find(id), seen: null,
        team => team.Release(form.PersonId ?? throw new RuleBroken("请填写{0}", "教师"), form.On!.Value, form.Reason),
        _ => Redirect($"/teams/{id}"), "退出已记录",
        async () => View("Show", (await TeamPage.OfAsync(Db, id, new TeamMemberQuery(), Today, Stop))! with { Leaving = form }));

    private Task<Team?> Find(int id) => Db.Teams.SingleOrDefaultAsync(t => t.Id == id && t.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private async Task<CandidatePage?> PageAsync(int id, CandidateQuery query, AdmissionForm form) =>
        await Db.Teams.Where(t => t.Id == id && t.Organisation.Path.StartsWith(Viewer.Path)).Select(t => t.Name).SingleOrDefaultAsync(Stop) is { } name
            ? new(id, name, query, await CandidateList.Columns.PageAsync(query.Of(Db, id, form.From ?? Today), query, Stop), await PersonIndex.SchoolsAsync(Db, Stop), form)
            : null;
}

public sealed record AdmissionForm
{
    [StringLength(60_000), Display(Name = "名单")]
    public string? Names { get; init; }

    /// <summary>Ticked on the page. Null where nobody is: an empty list that stands here already would not be filled.</summary>
    [MaxLength(ListQuery.PageSize)]
    public IReadOnlyList<int>? People { get; init; }

    [Required, Display(Name = "任职开始日期")]
    public DateOnly? From { get; init; }

    [BindNever]
    public IReadOnlyList<Because> Problems { get; init; } = [];
}

public sealed record CandidateQuery : ListQuery
{
    /// <summary>A school, or an office with its own people.</summary>
    [FromQuery(Name = "organisation")]
    public int? OrganisationId { get; init; }

    /// <summary>People of the viewer's reach who do not belong to the body.</summary>
    public IQueryable<Person> Of(TeacherDevDb db, int teamId, DateOnly from)
    {
        var people = InReach(db).Where(p => !db.Set<TeamMembership>().Any(m => m.TeamId == teamId && m.PersonId == p.Id && m.Period.To >= from));
        if (OrganisationId is { } school) people = people.Where(p => p.OrganisationId == school);
        return Sought is { } sought ? people.Where(p => p.SearchText.Contains(sought)) : people;
    }

    public static IQueryable<Person> InReach(TeacherDevDb db)
    {
        var reach = db.Viewer.Path;
        return db.People.AsNoTracking().Where(p => p.Organisation.Path.StartsWith(reach));
    }
}

public sealed record CandidateRow(int Id, string Name, string School, SchoolStage? Stage, string? Subject);

public sealed record CandidatePage(int Id, string Name, CandidateQuery Query, ListPage<CandidateRow> People, IReadOnlyList<SelectListItem> Schools, AdmissionForm Form);

public static class CandidateList
{
    public static List<Person, CandidateRow> Columns { get; } = new List<Person, CandidateRow>(
            p => new CandidateRow(p.Id, p.Name, p.Organisation.Name, p.Stage, p.Subject), p => p.SortKey, p => p.Id)
        .With("姓名", r => r.Name, p => p.SortKey, "name")
        .With("单位", r => r.School, p => p.Organisation.SortKey, "school")
        .With("学段", r => r.Stage, p => p.Stage, "stage")
        .With("学科", r => new Word(r.Subject), p => p.Subject, "subject");
}
