using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Activities;

/// <summary>Whom stages, subjects and a school choose: who they are is shown first, one act invites them all. The same act later invites those who came meanwhile.</summary>
[Route("activities/{id:int}/invitees"), Authorize(Policy = nameof(Permission.ManageActivities))]
public sealed class InviteesController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int id, InviteeQuery query)
    {
        if (await TitleAsync(id) is not { } title) return NotFound();
        return query.WantsWorkbook ? (await InviteeList.Columns.WorkbookAsync(query.Of(Db, id), query, T, Stop)).ToFile($"{title} {T["可邀请的教师"].Value}") : View(await PageAsync(id, title, query));
    }

    /// <param name="query">In the address, as on the page that was looked at.</param>
    /// <param name="expected">How many that page showed: others who came meanwhile are looked at first.</param>
    [HttpPost("")]
    public async Task<IActionResult> Create(int id, InviteeQuery query, [FromForm] int? expected)
    {
        var added = 0;
        var answer = await Submit(
            () => Db.Activities.SingleOrDefaultAsync(a => a.Id == id && a.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null,
            async activity =>
            {
                var chosen = await query.Of(Db, id).Select(p => p.Id).ToListAsync(Stop);
                if (chosen.Count > 0 && chosen.Count != expected) throw new RuleBroken("这个范围里现在有 {0} 人，请核对名单后再邀请", chosen.Count);
                if (chosen.Count == 0) throw new RuleBroken("这个范围里没有还没邀请的教师");
                added = activity.Invite(chosen, await Db.InvitationDayAsync(id, Today, Stop));
            },
            _ => Redirect($"/activities/{id}"), "名单已更新", async () => View("Index", await PageAsync(id, (await TitleAsync(id))!, query)));
        if (added > 0 && Response.StatusCode < StatusCodes.Status400BadRequest) TempData["Notice"] = T["已邀请 {0} 人", added].Value;
        return answer;
    }

    private Task<string?> TitleAsync(int id) => Db.Activities.Where(a => a.Id == id && a.Organisation.Path.StartsWith(Viewer.Path)).Select(a => a.Title).SingleOrDefaultAsync(Stop);

    private async Task<InviteePage> PageAsync(int id, string title, InviteeQuery query) => new(
        id, title, query, await InviteeList.Columns.PageAsync(query.Of(Db, id), query, Stop),
        await Db.People.Where(p => p.Organisation.Path.StartsWith(Viewer.Path) && p.Subject != null).Select(p => p.Subject!).Distinct().OrderBy(s => s).ToListAsync(Stop),
        await Db.Organisations.Where(o => o.Path.StartsWith(Viewer.Path)).OrderBy(o => o.Kind == OrganisationKind.School).ThenBy(o => o.SortKey).Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Stop));
}

public sealed record InviteeQuery : ListQuery
{
    [FromQuery(Name = "stage"), MaxLength(6)]
    public IReadOnlyList<SchoolStage>? Stages { get; init; }

    [FromQuery(Name = "subject"), MaxLength(60)]
    public IReadOnlyList<string>? Subjects { get; init; }

    /// <summary>A school, or a body with all that stands under it.</summary>
    [FromQuery(Name = "organisation")]
    public int? OrganisationId { get; init; }

    /// <summary>People of the viewer's reach who fit and are not on the list.</summary>
    public IQueryable<Person> Of(Domain.Data.TeacherDevDb db, int activityId)
    {
        var reach = db.Viewer.Path;
        var people = db.People.AsNoTracking().Where(p => p.Organisation.Path.StartsWith(reach) && !db.Set<Invitation>().Any(i => i.ActivityId == activityId && i.PersonId == p.Id && i.WithdrawnOn == null));
        if (Stages is { Count: > 0 } stages) people = people.Where(p => p.Stage != null && stages.Contains(p.Stage.Value));
        if (Subjects?.Where(s => !s.Contains('\0', StringComparison.Ordinal)).ToList() is { Count: > 0 } subjects) people = people.Where(p => p.Subject != null && subjects.Contains(p.Subject));
        if (OrganisationId is { } body) people = people.Where(p => db.Organisations.Any(o => o.Id == body && p.Organisation.Path.StartsWith(o.Path)));
        return Sought is { } sought ? people.Where(p => p.SearchText.Contains(sought)) : people;
    }
}

public sealed record InviteeRow(int Id, string Name, string? StaffNumber, string School, SchoolStage? Stage, string? Subject);

public sealed record InviteePage(int Id, string Title, InviteeQuery Query, ListPage<InviteeRow> People, IReadOnlyList<string> Subjects, IReadOnlyList<SelectListItem> Organisations);

public static class InviteeList
{
    public static List<Person, InviteeRow> Columns { get; } = new List<Person, InviteeRow>(
            p => new InviteeRow(p.Id, p.Name, p.StaffNumber, p.Organisation.Name, p.Stage, p.Subject), p => p.SortKey, p => p.Id)
        .With("姓名", r => r.Name, p => p.SortKey, "name")
        .With("教师编号", r => r.StaffNumber, onPage: false)
        .With("单位", r => r.School, p => p.Organisation.SortKey, "school")
        .With("学段", r => r.Stage, p => p.Stage, "stage")
        .With("学科", r => new Word(r.Subject), p => p.Subject, "subject");
}
