using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>排课冲突规则 of an organisation in reach. One that has none of its own follows the bodies above.</summary>
[Route("organisations/{id:int}/clash-policy"), Authorize(Policy = nameof(Permission.ManageOrganisations))]
public sealed class ClashPoliciesController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(int id)
    {
        if (await OrganisationAsync(id) is not { } organisation) return NotFound();
        var own = await Db.ClashPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.OrganisationId == id, Stop);
        return await PageAsync(organisation, ClashPolicyForm.Of(own));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(int id, ClashPolicyForm form)
    {
        if (await OrganisationAsync(id) is not { } organisation) return NotFound();
        return await Submit<ClashPolicy>(
            async () => await Db.ClashPolicies.SingleOrDefaultAsync(p => p.OrganisationId == id, Stop) ?? Db.Add(new ClashPolicy(id)).Entity, form.Version,
            policy => policy.Decide(form.Effects(), form.SchoolTeachers, form.SubjectTeachers),
            _ => Redirect($"/organisations/{id}/clash-policy"), "排课冲突规则已保存", () => PageAsync(organisation, form));
    }

    private Task<Organisation?> OrganisationAsync(int id) => Db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.Path.StartsWith(Viewer.Path), Stop);

    private async Task<IActionResult> PageAsync(Organisation organisation, ClashPolicyForm form)
    {
        var above = await Db.ClashPolicies.AsNoTracking().Include(p => p.Organisation).Where(p => p.OrganisationId != organisation.Id && organisation.Path.StartsWith(p.Organisation.Path)).ToListAsync(Stop);
        var nearest = above.MaxBy(p => p.Organisation.Path.Length)?.Organisation.Name;
        return View("~/Features/Scheduling/ClashPolicy.cshtml", form with { Id = organisation.Id, Organisation = organisation.Name, Above = nearest, Inherited = new ClashRules(above, organisation.Path) });
    }
}
