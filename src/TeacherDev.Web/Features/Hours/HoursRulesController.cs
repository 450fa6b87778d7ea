using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Hours;

namespace TeacherDev.Web.Features.Hours;

/// <summary>The hour rules of every region, in words: a catalogue that whoever reads hours may read, as an entry names the rules it was certified by.</summary>
[Route("hours/rules"), Authorize(Policy = nameof(Permission.ReadHours))]
public sealed class HoursRulesController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var all = await Db.HoursRuleSets.AsNoTracking().OrderBy(r => r.Region).ThenBy(r => r.Code).ThenByDescending(r => r.EffectiveFrom).ToListAsync(Stop);
        return View(new RulesIndex(all, Today));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id) =>
        await Db.HoursRuleSets.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, Stop) is { } rules ? View(new RulesPage(rules, HoursRuleVersionsController.MayRevise(Viewer, rules))) : NotFound();
}

public sealed record RulesIndex(IReadOnlyList<HoursRuleSet> All, DateOnly Today)
{
    /// <summary>The latest of its place that has begun; a later one is still to come, an earlier one is history.</summary>
    public bool IsInForce(HoursRuleSet rules) => All.Where(r => r.Path == rules.Path && r.EffectiveFrom <= Today).OrderByDescending(r => r.EffectiveFrom).ThenByDescending(r => r.Id).FirstOrDefault() == rules;
}

public sealed record RulesPage(HoursRuleSet Rules, bool MayRevise);
