using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Bulletins;

/// <summary>通报规则 of the viewer's own office.</summary>
[Route("activities/bulletins/rules"), Authorize(Policy = nameof(Permission.CompileBulletins))]
public sealed class BulletinRulesController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit()
    {
        var rules = await Db.BulletinRulesOfAsync(Body, Stop);
        return View(new BulletinRulesForm { Rhythm = rules.Rhythm, LeastRate = rules.LeastRate, Version = rules.Version });
    }

    [HttpPost("")]
    public Task<IActionResult> Update(BulletinRulesForm form) => Submit<BulletinRules>(
        async () => await Db.BulletinRules.SingleOrDefaultAsync(r => r.OrganisationId == Body, Stop) ?? Db.Add(new BulletinRules(Body)).Entity, form.Version,
        rules => rules.Decide(form.Rhythm!.Value, form.LeastRate!.Value), _ => Redirect("/activities/bulletins/rules"), "通报规则已保存", () => Task.FromResult<IActionResult>(View("Edit", form)));

    private int Body => Viewer.OrganisationId ?? throw new RuleBroken("请以机构的身份设置通报规则");
}

public sealed record BulletinRulesForm
{
    [Required, Display(Name = "多久通报一次")]
    public BulletinRhythm? Rhythm { get; init; }

    [Required, Range(0, 100), Display(Name = "到课率低于多少时标出（%）")]
    public int? LeastRate { get; init; }

    [HiddenInput]
    public int Version { get; init; }
}
