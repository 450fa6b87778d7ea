using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>签到规则 of an organisation in reach. One that has none of its own follows the bodies above.</summary>
[Route("organisations/{id:int}/sign-in-rules"), Authorize(Policy = nameof(Permission.ManageOrganisations))]
public sealed class SignInRulesController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(int id)
    {
        if (await OrganisationAsync(id) is not { } organisation) return NotFound();
        var own = await Db.SignInRules.AsNoTracking().SingleOrDefaultAsync(r => r.OrganisationId == id, Stop);
        return Page(organisation, SignInRulesForm.Of(await Db.SignInTermsOfAsync(id, Stop), own));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(int id, SignInRulesForm form)
    {
        if (await OrganisationAsync(id) is not { } organisation) return NotFound();
        return await Submit<SignInRules>(
            async () => await Db.SignInRules.SingleOrDefaultAsync(r => r.OrganisationId == id, Stop) ?? Db.Add(new SignInRules(id)).Entity, form.Version,
            rules => rules.Decide(form.Terms()), _ => Redirect($"/organisations/{id}/sign-in-rules"), "签到规则已保存", () => Task.FromResult<IActionResult>(Page(organisation, form)));
    }

    private Task<Organisation?> OrganisationAsync(int id) => Db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.Path.StartsWith(Viewer.Path), Stop);

    private ViewResult Page(Organisation organisation, SignInRulesForm form) => View("SignInRules", form with { Id = organisation.Id, Organisation = organisation.Name });
}
