using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Completion;

/// <summary>结业名单: rules, assignments and decisions by hand, for those who look after the class.</summary>
[Route("cohorts/{id:int}/completion"), Authorize(Policy = nameof(Permission.RunClasses))]
public sealed class CompletionController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int id, CompletionQuery query)
    {
        if (await PageAsync(id, query) is not { } page) return NotFound();
        return query.WantsWorkbook ? page.ToWorkbook(T).ToFile($"{page.Cohort.Name} {T["结业名单"]}") : View(page);
    }

    [HttpPost("terms"), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public Task<IActionResult> Ask(int id, TermsForm form) => ChangeAsync(
        id, async (cohort, completion) => completion.Ask(cohort, form.IsUsual ? null : form.RuleSetId is { } set ? await TermsOf(set) : form.Terms()), "结业规则已保存", terms: form);

    [HttpPost("assignments")]
    public Task<IActionResult> Record(int id, AssignmentsForm form) => ChangeAsync(
        id, (cohort, completion) =>
        {
            foreach (var row in (form.Rows ?? []).DistinctBy(r => r.PersonId)) completion.Record(cohort, row.PersonId, row.HandedInOn, row.Passed, Today);
            var rest = cohort.Enrolments.Where(e => e.TakesSeat && completion.Assignments.All(a => a.PersonId != e.PersonId)).Select(e => e.PersonId).ToList();
            if (form.RestPassed) foreach (var person in rest) completion.Record(cohort, person, Today, passed: true, Today);
            return Task.CompletedTask;
        }, "作业已登记", assignments: form);

    [HttpPost("rulings")]
    public Task<IActionResult> Rule(int id, RulingForm form) => ChangeAsync(
        id, (cohort, completion) => { completion.Rule(cohort, form.PersonId!.Value, form.Verdict, form.Reason, Viewer.AccountId, Time.UtcNow); return Task.CompletedTask; }, "认定已保存");

    private Task<IActionResult> ChangeAsync(int id, Func<Cohort, ClassCompletion, Task> change, string notice, TermsForm? terms = null, AssignmentsForm? assignments = null) => Submit(
        () => Db.LookedAfterCohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, Stop), seen: null,
        async cohort =>
        {
            var completion = await Db.ClassCompletions.SingleOrDefaultAsync(c => c.CohortId == id, Stop) ?? Db.Add(new ClassCompletion(cohort)).Entity;
            await change(cohort, completion);
        },
        _ => Redirect($"/cohorts/{id}/completion"), notice, async () => View("Index", await PageAsync(id, new CompletionQuery(), terms, assignments)));

    private async Task<CompletionTerms> TermsOf(int ruleSetId) =>
        await Db.CompletionRuleSets.AsNoTracking().SingleOrDefaultAsync(s => s.Id == ruleSetId, Stop) is { } set ? set.Terms with { } : throw new RuleBroken("请选择要采用的结业规则");

    private Task<CompletionPage?> PageAsync(int id, CompletionQuery query, TermsForm? terms = null, AssignmentsForm? assignments = null) =>
        CompletionPage.OfAsync(Db, id, query, terms, assignments, Today, Stop);
}
