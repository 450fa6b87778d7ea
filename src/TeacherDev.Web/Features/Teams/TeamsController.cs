using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Teams;

namespace TeacherDev.Web.Features.Teams;

/// <summary>协作组织: 学科中心组, 教研组, 片区 and the like.</summary>
[Route("teams"), Authorize(Policy = nameof(Permission.ReadTeams))]
public sealed class TeamsController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(TeamQuery query)
    {
        var (teams, columns) = (query.Of(Db, Today), TeamList.Columns(Db, Today));
        if (query.WantsWorkbook) return (await columns.WorkbookAsync(teams, query, T, Stop)).ToFile(T["协作组织"]);
        var subjects = await Db.Teams.Where(t => t.Subject != null).Select(t => t.Subject!).Distinct().OrderBy(s => s).ToListAsync(Stop);
        return View(new TeamIndex(await columns.PageAsync(teams, query, Stop), query, subjects, Today, Viewer.May(Permission.ManageTeams)));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, TeamMemberQuery query)
    {
        if (await TeamPage.OfAsync(Db, id, query, Today, Stop) is not { } page) return NotFound();
        return query.WantsWorkbook ? (await TeamMemberList.Columns(page.MayManage).WorkbookAsync(query.Of(Db, id, Today), query, T, Stop)).ToFile($"{page.Name} {T["成员"].Value}") : View(page);
    }

    [HttpGet("new"), Authorize(Policy = nameof(Permission.ManageTeams))]
    public async Task<IActionResult> New() => View(await TeamForm.New(Today, Viewer.OrganisationId).WithOrganisationsAsync(Db, Stop));

    [HttpPost(""), Authorize(Policy = nameof(Permission.ManageTeams))]
    public Task<IActionResult> Create(TeamForm form) => Create(
        form.Key, already: () => Db.Teams.SingleOrDefaultAsync(t => t.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            var keeper = await Db.Organisations.SingleOrDefaultAsync(o => o.Id == form.OrganisationId && o.Path.StartsWith(Viewer.Path), Stop) ?? throw new RuleBroken("请选择您管理范围内的单位");
            var team = new Team(keeper.Id, form.Kind!.Value, form.Name, form.Subject, form.Stage, form.Key);
            if (!string.IsNullOrWhiteSpace(form.Lead)) team.Appoint(await new NameList(Db).FindOneAsync(form.Lead, Stop), form.From ?? throw new RuleBroken("请填写{0}", "任职开始日期"));
            return team;
        },
        done: team => RedirectToAction(nameof(Show), new { id = team.Id }), "协作组织已建立", again: async () => View("New", await form.WithOrganisationsAsync(Db, Stop)));

    [HttpGet("{id:int}/edit"), Authorize(Policy = nameof(Permission.ManageTeams))]
    public async Task<IActionResult> Edit(int id) => await Find(id) is { } team ? View(TeamForm.Of(team)) : NotFound();

    [HttpPost("{id:int}"), Authorize(Policy = nameof(Permission.ManageTeams))]
    public Task<IActionResult> Update(int id, TeamForm form) => Submit(
        () => Find(id), form.Version, team => team.Describe(form.Kind!.Value, form.Name, form.Subject, form.Stage),
        _ => RedirectToAction(nameof(Show), new { id }), "协作组织已保存", () => Task.FromResult<IActionResult>(View("Edit", form with { Id = id })));

    private Task<Team?> Find(int id) => Db.Teams.SingleOrDefaultAsync(t => t.Id == id && t.Organisation.Path.StartsWith(Viewer.Path), Stop);
}
