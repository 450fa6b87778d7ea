using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Cohorts;

[Route("cohorts/{id:int}/members")]
public sealed class MembersController(Enrolling enrolling) : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Index(int id, ListQuery query, [StringLength(100)] string? find)
    {
        if (await CohortSummary.OfAsync(Db, id, Stop) is not { } cohort) return NotFound();
        var seesAll = await cohort.IsLookedAfterAsync(Db, Stop);
        if (query.WantsWorkbook) return (await MemberList.Columns(Db, id, seesAll).WorkbookAsync(MemberList.Sought(Db, id, query, seesAll), query, T, Stop)).ToFile($"{cohort.Name} {T["学员"]}");
        return View("Members", await PageAsync(cohort, query, find, new MembersForm { From = FirstDay(cohort) }));
    }

    /// <summary>Adds the pasted and the ticked, all of them or no one.</summary>
    [HttpPost(""), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public async Task<IActionResult> Create(int id, MembersForm form, [StringLength(100)] string? find)
    {
        IReadOnlyList<Because> problems = [];
        return await Submit(
            () => Find(id), seen: null,
            async _ =>
            {
                var found = await new NameList(Db).FindAsync(form.Names, Stop);
                problems = found.Problems;
                if (problems.Count > 0) throw new RuleBroken("名单中有 {0} 行需要核对，改好后再添加", problems.Count);
                var ticked = form.PersonIds is { Count: > 0 } ids ? await Db.People.Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(Stop) : [];
                if (found.Ids.Count + ticked.Count == 0) throw new RuleBroken("请粘贴名单，或搜索后勾选要添加的人");
                await enrolling.EnrolAsync(id, [.. found.Ids, .. ticked], form.From!.Value, stop: Stop);
            },
            _ => Redirect($"/cohorts/{id}/members"),
            "学员已加入", async () => View("Members", await PageAsync((await CohortSummary.OfAsync(Db, id, Stop))!, new ListQuery(), find, form with { Problems = problems })));
    }

    [HttpPost("departure"), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public Task<IActionResult> Leave(int id, DepartureForm form, ListQuery query) => Submit(
        () => Find(id), seen: null, _ => enrolling.LeaveAsync(id, [form.PersonId!.Value], form.Reason, form.On ?? Today, Today, Stop),
        _ => Redirect($"/cohorts/{id}/members"),
        "已办理退出", async () => View("Members", await PageAsync((await CohortSummary.OfAsync(Db, id, Stop))!, query, find: null, new MembersForm { From = Today })));

    private Task<Cohort?> Find(int id) => Db.ManagedAsync(id, Stop);

    // Who is put on the list of a class that has begun is taken to have been there from its first day, until the form says otherwise.
    private DateOnly FirstDay(CohortSummary cohort) => cohort.Members == 0 && cohort.Period.From < Today ? cohort.Period.From : Today;

    private Task<MembersPage> PageAsync(CohortSummary cohort, ListQuery query, string? find, MembersForm form) => MembersPage.OfAsync(Db, cohort, query, find, form, Today, Stop);
}

public sealed record MembersForm
{
    [StringLength(60_000), Display(Name = "名单")]
    public string? Names { get; init; }

    public IReadOnlyList<int>? PersonIds { get; init; }

    [Required, Display(Name = "加入日期")]
    public DateOnly? From { get; init; }

    [BindNever]
    public IReadOnlyList<Because> Problems { get; init; } = [];
}

public sealed record DepartureForm
{
    [Required, Display(Name = "教师")]
    public int? PersonId { get; init; }

    [Required, StringLength(Enrolment.ReasonLength), Display(Name = "退出原因")]
    public string? Reason { get; init; }

    [Display(Name = "退出日期")]
    public DateOnly? On { get; init; }
}
