using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.Teams;

/// <summary>负责人 of a standing body: the next begins on a day, and whoever led until then ends the day before.</summary>
[Route("teams/{id:int}/lead"), Authorize(Policy = nameof(Permission.ManageTeams))]
public sealed class TeamLeadController : FeatureController
{
    [HttpPost("")]
    public Task<IActionResult> Create(int id, TeamLeadForm form) => Submit(
        () => Db.Teams.SingleOrDefaultAsync(t => t.Id == id && t.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null,
        async team => team.Appoint(await new NameList(Db).FindOneAsync(form.Name, Stop), form.From!.Value, form.Reason),
        _ => Redirect($"/teams/{id}"), "负责人已更换",
        async () => View("Show", (await TeamPage.OfAsync(Db, id, new TeamMemberQuery(), Today, Stop))! with { NewLead = form }));
}
