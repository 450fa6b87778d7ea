using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Duties;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>专业成长计划: written by the teacher, one a term; the mentor or the school says a word; at the end the teacher looks back.</summary>
[Route("growth-plans")]
public sealed class GrowthPlansController : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadPairings))]
    public async Task<IActionResult> Index(GrowthPlanQuery query)
    {
        var terms = await TermsAsync();
        var plans = query.Of(Db, terms.FirstOrDefault(t => DutyTerms.Key(t) == query.TermFrom));
        if (query.WantsWorkbook) return (await GrowthPlanRow.Columns(Db).WorkbookAsync(plans, query, T, Stop)).ToFile(T["成长计划"]);
        return View(new GrowthPlanIndex(await GrowthPlanRow.Columns(Db).PageAsync(plans, query, Stop), query, terms, Viewer.PersonId is not null));
    }

    [HttpGet("{id:int}"), Authorize(Policy = nameof(Permission.ReadPairings))]
    public async Task<IActionResult> Show(int id) => await GrowthPlanPage.OfAsync(Db, id, Stop) is { } page ? View(page) : NotFound();

    [HttpGet("new"), Authorize(Policy = nameof(Permission.LogMentoring))]
    public async Task<IActionResult> New() => Viewer.PersonId is null ? NotFound() : View(new GrowthPlanForm { Key = Guid.NewGuid(), Terms = await TermsAsync() });

    [HttpPost(""), Authorize(Policy = nameof(Permission.LogMentoring))]
    public async Task<IActionResult> Create(GrowthPlanForm form)
    {
        if (Viewer.PersonId is not { } me) return NotFound();
        return await Create(
            form.Key, already: () => Db.GrowthPlans.SingleOrDefaultAsync(p => p.IdempotencyKey == form.Key, Stop),
            make: async () =>
            {
                var school = await Db.PersonCards.Where(c => c.Id == me).Select(c => c.OrganisationId).SingleAsync(Stop);
                var plan = new GrowthPlan(me, school, DutyTerms.Chosen(await TermsAsync(), form.Term), form.Key);
                Write(plan, form);
                return plan;
            },
            done: plan => RedirectToAction(nameof(Show), new { id = plan.Id }), form.Submits ? "成长计划已提交" : "成长计划已保存", again: async () => View("New", form with { Terms = await TermsAsync() }));
    }

    [HttpPost("{id:int}"), Authorize(Policy = nameof(Permission.LogMentoring))]
    public Task<IActionResult> Update(int id, GrowthPlanForm form) => Submit(
        () => OwnAsync(id), form.Version, plan => Write(plan, form), _ => Opened(id), form.Submits ? "成长计划已提交" : "成长计划已保存",
        async () => View("Show", (await GrowthPlanPage.OfAsync(Db, id, Stop))! with { Form = form }));

    /// <summary>期末自评 and 年度反思.</summary>
    [HttpPost("{id:int}/outcome"), Authorize(Policy = nameof(Permission.LogMentoring))]
    public Task<IActionResult> LookBack(int id, LookBackForm form) => Submit(
        () => OwnAsync(id), seen: null, plan => plan.LookBack(form.Outcome, form.Reflection), _ => Opened(id), "自评与反思已保存", () => ShowAgainAsync(id));

    [HttpPost("{id:int}/comment"), Authorize(Policy = nameof(Permission.LogMentoring))]
    public async Task<IActionResult> Comment(int id, CommentForm form)
    {
        if (await Db.GrowthPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, Stop) is not { } seen) return NotFound();
        if (seen.PersonId == Viewer.PersonId || !await GrowthPlanPage.MayCommentAsync(Db, seen, Stop)) return await Deny();
        return await Submit(() => Db.GrowthPlans.SingleOrDefaultAsync(p => p.Id == id, Stop), seen: null, plan => plan.Comment(form.Text, Viewer.PersonId, Time.UtcNow), _ => Opened(id), "点评已保存", () => ShowAgainAsync(id));
    }

    private static void Write(GrowthPlan plan, GrowthPlanForm form)
    {
        plan.Plan(form.Goals, form.Measures);
        if (form.Submits) plan.Submit();
    }

    private static RedirectResult Opened(int id) => new($"/growth-plans/{id}");

    private async Task<IActionResult> ShowAgainAsync(int id) => View("Show", await GrowthPlanPage.OfAsync(Db, id, Stop));

    private Task<GrowthPlan?> OwnAsync(int id) => Db.GrowthPlans.SingleOrDefaultAsync(p => p.Id == id && p.PersonId == Viewer.PersonId, Stop);

    private Task<IReadOnlyList<Term>> TermsAsync() => DutyTerms.OfAsync(Db, Today, Stop);
}
