using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Hours;

/// <summary>A new version of a body's hour rules: tried out on everybody first (试算), then kept. What was certified under the old one stays.</summary>
[Route("hours/rules/{id:int}"), Authorize(Policy = nameof(Permission.ManageHours))]
public sealed class HoursRuleVersionsController(HoursLedger ledger, HoursBalances balances) : FeatureController
{
    internal static bool MayRevise(Viewer viewer, HoursRuleSet rules) => viewer.May(Permission.ManageHours) && rules.Path.StartsWith(viewer.Path, StringComparison.Ordinal);

    [HttpGet("versions/new")]
    public async Task<IActionResult> New(int id) => await RulesAsync(id) is { } rules ? View(new RuleVersionPage(rules, RuleVersionForm.Of(rules, Today))) : NotFound();

    /// <summary>Says how many would be short; keeps nothing.</summary>
    [HttpPost("trial")]
    public async Task<IActionResult> Try(int id, RuleVersionForm form)
    {
        if (await RulesAsync(id) is not { } rules) return NotFound();
        if (ModelState.IsValid)
        {
            try { return View("New", new RuleVersionPage(rules, form, await ledger.TrialAsync(rules, form.Draft().Of(rules), Today, Stop))); }
            catch (RuleBroken rule) { ModelState.AddModelError("", T.Sentence(rule)); }
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", new RuleVersionPage(rules, form));
    }

    [HttpPost("versions")]
    public async Task<IActionResult> Create(int id, RuleVersionForm form)
    {
        if (await RulesAsync(id) is not { } rules) return NotFound();
        var kept = await Create(
            key: null, already: () => Db.HoursRuleSets.SingleOrDefaultAsync(r => r.Code == rules.Code && r.VersionText == form.Version && r.EffectiveFrom == form.EffectiveFrom, Stop),
            make: () => Task.FromResult(form.Draft().Of(rules)), done: next => Redirect($"/hours/rules/{next.Id}"), "规则的新版本已保存", again: () => Task.FromResult<IActionResult>(View("New", new RuleVersionPage(rules, form))));
        if (ModelState.IsValid && form.EffectiveFrom <= Today) await balances.ReckonAllAsync(Today, Stop);
        return kept;
    }

    private async Task<HoursRuleSet?> RulesAsync(int id) =>
        await Db.HoursRuleSets.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, Stop) is { } rules && MayRevise(Viewer, rules) ? rules : null;
}

/// <param name="Trial">Null before the first try.</param>
public sealed record RuleVersionPage(HoursRuleSet Rules, RuleVersionForm Form, HoursTrial? Trial = null);

public sealed record RuleVersionForm
{
    [Required, StringLength(HoursEntry.RuleVersionLength), Display(Name = "规则版本")]
    public string? Version { get; init; }

    [Required, Display(Name = "起始日期")]
    public DateOnly? EffectiveFrom { get; init; }

    [StringLength(HoursRuleSet.BasisLength), Display(Name = "依据")]
    public string? Basis { get; init; }

    [Display(Name = "已按依据核实")]
    public bool IsVerified { get; init; }

    [Required, Range(1, 24), Display(Name = "一天最多学时")]
    public decimal? HoursPerDay { get; init; }

    [Required, Range(1, 12), Display(Name = "半天最多学时")]
    public decimal? HoursPerHalfDay { get; init; }

    [Required, Display(Name = "缺课怎么计")]
    public AbsencePolicy? AbsencePolicy { get; init; }

    [Required, Range(1, 100), Display(Name = "缺课达到百分之几全部不计")]
    public int? AbsenceThresholdPercent { get; init; }

    public List<decimal?> Minimums { get; init; } = [];

    public List<decimal?> Ceilings { get; init; } = [];

    // A method, not a property: the validator reads every property, also of a form that is not filled in.
    public HoursRuleDraft Draft() => new(
        Version, EffectiveFrom!.Value, Basis, IsVerified, Domain.Kernel.Hours.Of(HoursPerDay!.Value), Domain.Kernel.Hours.Of(HoursPerHalfDay!.Value), AbsencePolicy!.Value, AbsenceThresholdPercent!.Value,
        [.. Minimums.Select(m => m is { } amount ? Domain.Kernel.Hours.Of(amount) : (Domain.Kernel.Hours?)null)], Ceilings);

    public static RuleVersionForm Of(HoursRuleSet rules, DateOnly today) => new()
    {
        EffectiveFrom = new(today.Year + 1, 1, 1),
        Version = FormattableString.Invariant($"{today.Year + 1}"),
        Basis = rules.Basis,
        IsVerified = !rules.IsUnverified,
        HoursPerDay = rules.HoursPerDay.Amount,
        HoursPerHalfDay = rules.HoursPerHalfDay.Amount,
        AbsencePolicy = rules.AbsencePolicy,
        AbsenceThresholdPercent = rules.AbsenceThresholdPercent,
        Minimums = [.. rules.RequirementsInOrder().Select(r => (decimal?)r.Minimum.Amount)],
        Ceilings = [.. rules.CapsInOrder().Select(c => c.Most?.Amount ?? c.Percent)],
    };
}
