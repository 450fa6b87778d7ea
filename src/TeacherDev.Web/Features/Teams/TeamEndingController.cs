using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;

namespace TeacherDev.Web.Features.Teams;

/// <summary>The end of a standing body, with all who belong to it.</summary>
[Route("teams/{id:int}/ending"), Authorize(Policy = nameof(Permission.ManageTeams))]
public sealed class TeamEndingController : FeatureController
{
    [HttpPost("")]
    public Task<IActionResult> Create(int id, TeamEndingForm form) => Submit(
        () => Db.Teams.SingleOrDefaultAsync(t => t.Id == id && t.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null,
        team => team.End(form.On!.Value, form.Reason),
        _ => Redirect($"/teams/{id}"), "协作组织已结束",
        async () => View("Show", (await TeamPage.OfAsync(Db, id, new TeamMemberQuery(), Today, Stop))! with { Ending = form }));
}
