using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Teams;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Activities;

[Route("activities")]
public sealed class ActivitiesController : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Index(ActivityQuery query)
    {
        var activities = query.Of(Db.Activities.AsNoTracking());
        var columns = ActivityList.Columns(Db);
        if (query.WantsWorkbook) return (await columns.WorkbookAsync(activities, query, T, Stop)).ToFile(T["教研活动"]);
        var team = query.Team is { } id ? await Db.Teams.Where(t => t.Id == id).Select(t => t.Name).SingleOrDefaultAsync(Stop) : null;
        return View(new ActivityIndex(await columns.PageAsync(activities, query, Stop), query, team, Viewer.May(Permission.ManageActivities)));
    }

    [HttpGet("{id:int}"), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Show(int id, ListQuery query)
    {
        if (await ActivityPage.OfAsync(Db, id, query, Stop) is not { } page) return NotFound();
        return query.WantsWorkbook ? (await InvitedList.Columns.WorkbookAsync(InvitedList.Of(Db, id, query), query, T, Stop)).ToFile($"{page.Title} {T["参加人员"].Value}") : View(page);
    }

    [HttpGet("new"), Authorize(Policy = nameof(Permission.ManageActivities))]
    public async Task<IActionResult> New(ActivityKind? kind, int? studio, int? team) => View(await FormAsync(new ActivityForm { Key = Guid.NewGuid(), Kind = kind, StudioId = studio, TeamId = team }));

    [HttpPost(""), Authorize(Policy = nameof(Permission.ManageActivities))]
    public Task<IActionResult> Create(ActivityForm form) => Create(
        form.Key, already: () => Db.Activities.SingleOrDefaultAsync(a => a.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            await MustExistAsync(form, held: null);
            var activity = new Activity(await OrganiserAsync(form), form.Kind!.Value, form.Title, form.Description, form.StudioId, form.ProgrammeYearId, form.Key);
            activity.Detail(form.Research, form.Place);
            activity.HoldBy(form.TeamId);
            activity.HoldAt(form.HostSchoolId);
            return activity;
        },
        done: activity => RedirectToAction(nameof(Show), new { id = activity.Id }), "活动已保存", again: async () => View("New", await FormAsync(form)));

    [HttpGet("{id:int}/edit"), Authorize(Policy = nameof(Permission.ManageActivities))]
    public async Task<IActionResult> Edit(int id) => await Find(id) is { } activity ? View(await FormAsync(ActivityForm.Of(activity), activity.TeamId)) : NotFound();

    [HttpPost("{id:int}"), Authorize(Policy = nameof(Permission.ManageActivities))]
    public Task<IActionResult> Update(int id, ActivityForm form) => Submit(
        () => Find(id), form.Version,
        async activity =>
        {
            await MustExistAsync(form, held: activity.TeamId);
            if (!Viewer.HasReach && (form.StudioId != activity.StudioId || form.TeamId != activity.TeamId)) throw new RuleBroken("“{0}”由原来的工作室或协作组织主办，不能改到别处", activity.Title);
            activity.Revise(form.Kind!.Value, form.Title, form.Description, form.StudioId, form.ProgrammeYearId);
            activity.Detail(form.Research, form.Place);
            activity.HoldBy(form.TeamId);
            activity.HoldAt(form.HostSchoolId);
        },
        activity => RedirectToAction(nameof(Show), new { id = activity.Id }), "活动已保存", async () => View("Edit", await FormAsync(form with { Id = id }, form.TeamId)));

    private Task<Activity?> Find(int id) => Db.Activities.RunBy(Db).SingleOrDefaultAsync(a => a.Id == id, Stop);

    /// <summary>The body that a viewer acts for; for who leads a studio or a standing body and has no reach, the one that keeps it.</summary>
    private async Task<int> OrganiserAsync(ActivityForm form)
    {
        if (Viewer.HasReach) return Viewer.OrganisationId ?? throw new RuleBroken("请以机构的身份新建活动");
        return await Studios().Where(s => s.Id == form.StudioId).Select(s => (int?)s.OrganisationId).SingleOrDefaultAsync(Stop)
            ?? await Teams(held: null).Where(t => t.Id == form.TeamId).Select(t => (int?)t.OrganisationId).SingleOrDefaultAsync(Stop)
            ?? throw new RuleBroken("请选择您主持的工作室或负责的协作组织");
    }

    /// <param name="held">The standing body that holds it already: it may have ended.</param>
    private async Task MustExistAsync(ActivityForm form, int? held)
    {
        if (form.Kind == ActivityKind.StudioGathering && !Viewer.May(Permission.ManageStudios)) throw new RuleBroken("工作室的集中培训由培训管理员新建");
        if (form.StudioId is { } studio && !await Studios().AnyAsync(s => s.Id == studio, Stop)) throw new RuleBroken("请选择您管理范围内的工作室");
        if (form.TeamId is { } team && team != held && !await Teams(held: null).AnyAsync(t => t.Id == team, Stop)) throw new RuleBroken("请选择您管理范围内、还在运行的协作组织");
        if (form.HostSchoolId is { } school && !await Schools().AnyAsync(o => o.Id == school, Stop)) throw new RuleBroken("请选择您管理范围内的学校");
        if (form.ProgrammeYearId is { } year && !await Db.ProgrammeYears.AnyAsync(y => y.Id == year, Stop)) throw new RuleBroken("请选择您可以查看的年度项目");
    }

    private IQueryable<Organisation> Schools() => Db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.School && o.Path.StartsWith(Viewer.Path));

    private IQueryable<Studio> Studios() => !Viewer.HasReach ? Db.LedStudios.AsNoTracking().Where(s => s.Term.From <= Today && s.Term.To >= Today) : Db.Set<Studio>().AsNoTracking().Where(s => Db.Set<Organisation>().Any(o => o.Id == s.OrganisationId && o.Path.StartsWith(Viewer.Path)));

    /// <summary>Those that stand, of the viewer's reach or led by the viewer, and the one that holds the activity already.</summary>
    private IQueryable<Team> Teams(int? held)
    {
        var teams = Viewer.HasReach ? Db.Teams.Where(t => t.Organisation.Path.StartsWith(Viewer.Path)) : Db.LedTeams;
        return teams.AsNoTracking().Where(t => t.EndedOn == null || t.EndedOn >= Today || t.Id == held);
    }

    private async Task<ActivityForm> FormAsync(ActivityForm form, int? held = null) => form with
    {
        Teams = await Teams(held).OrderBy(t => t.SortKey).Select(t => new SelectListItem(t.Name, t.Id.ToString())).ToListAsync(Stop),
        Studios = await Studios().OrderBy(s => s.SortKey).Select(s => new SelectListItem(s.Name, s.Id.ToString())).ToListAsync(Stop),
        Schools = await Schools().OrderBy(o => o.SortKey).Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Stop),
        Years = !Viewer.HasReach ? [] : await Db.ProgrammeYears.AsNoTracking().OrderByDescending(y => y.Year).ThenBy(y => y.Programme.Code).Select(y => new SelectListItem(y.Programme.Name + " " + y.Label, y.Id.ToString())).ToListAsync(Stop),
    };
}
