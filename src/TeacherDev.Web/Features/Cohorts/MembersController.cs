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
public sealed class MembersController : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Index(int id, ListQuery query, [StringLength(100)] string? find)
    {
        if (await CohortSummary.OfAsync(Db, id, Stop) is not { } cohort) return NotFound();
        var seesAll = await cohort.IsLookedAfterAsync(Db, Stop);
        if (query.WantsWorkbook) return (await MemberList.Columns(Db, id, seesAll).WorkbookAsync(Sought(id, query, seesAll), query, T, Stop)).ToFile($"{cohort.Name} {T["学员"]}");
        return View("Members", await PageAsync(cohort, query, find, new MembersForm { From = FirstDay(cohort) }));
    }

    /// <summary>Adds the pasted and the ticked, all of them or no one.</summary>
    [HttpPost(""), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public async Task<IActionResult> Create(int id, MembersForm form, [StringLength(100)] string? find)
    {
        IReadOnlyList<Because> problems = [];
        return await Submit(
            () => Find(id), seen: null,
            async cohort =>
            {
                var found = await new NameList(Db).FindAsync(form.Names, Stop);
                problems = found.Problems;
                if (problems.Count > 0) throw new RuleBroken("名单中有 {0} 行需要核对，改好后再添加", problems.Count);
                var ticked = form.PersonIds is { Count: > 0 } ids ? await Db.People.Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(Stop) : [];
                if (found.Ids.Count + ticked.Count == 0) throw new RuleBroken("请粘贴名单，或搜索后勾选要添加的人");
                cohort.EnrolAll([.. found.Ids, .. ticked], form.From!.Value);
            },
            _ => Redirect($"/cohorts/{id}/members"),
            "学员已加入", async () => View("Members", await PageAsync((await CohortSummary.OfAsync(Db, id, Stop))!, new ListQuery(), find, form with { Problems = problems })));
    }

    [HttpPost("departure"), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public Task<IActionResult> Leave(int id, DepartureForm form, ListQuery query) => Submit(
        () => Find(id), seen: null, cohort => cohort.Leave(form.PersonId!.Value, form.Reason, form.On ?? Today),
        _ => Redirect($"/cohorts/{id}/members"),
        "已办理退出", async () => View("Members", await PageAsync((await CohortSummary.OfAsync(Db, id, Stop))!, query, find: null, new MembersForm { From = Today })));

    private Task<Cohort?> Find(int id) => Db.Cohorts.SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private IQueryable<Member> Sought(int id, ListQuery query, bool seesAll)
    {
        var members = MemberList.Members(Db, id, leftToo: seesAll);
        return query.Sought is { } sought ? members.Where(m => m.Card.SearchText.Contains(sought)) : members;
    }

    // Who is put on the list of a class that has begun is taken to have been there from its first day, until the form says otherwise.
    private DateOnly FirstDay(CohortSummary cohort) => cohort.Members == 0 && cohort.Period.From < Today ? cohort.Period.From : Today;

    private async Task<MembersPage> PageAsync(CohortSummary cohort, ListQuery query, string? find, MembersForm form)
    {
        var mayManage = Viewer.May(Permission.ManageCohorts) && cohort.OrganisationPath.StartsWith(Viewer.Path, StringComparison.Ordinal) && cohort.State.IsOpen;
        var sought = string.IsNullOrWhiteSpace(find) ? null : Naming.Normalise(find);
        var candidates = !mayManage || sought is null ? [] : await Db.People.AsNoTracking().Where(p => p.SearchText.Contains(sought) && !Db.Set<Enrolment>().Any(e => e.CohortId == cohort.Id && e.PersonId == p.Id && e.LeftOn == null))
            .OrderBy(p => p.SortKey).Take(MembersPage.MostCandidates).Select(p => new CandidateLine(p.Id, p.Name, p.StaffNumber, p.Organisation.Name, p.Subject)).ToListAsync(Stop);
        var seesAll = await cohort.IsLookedAfterAsync(Db, Stop);
        var names = !seesAll ? [] : await MemberList.Members(Db, cohort.Id, leftToo: false).OrderBy(m => m.Card.SortKey).ThenBy(m => m.Card.Id).Select(m => new NameLine(m.Card.Name, m.Card.School)).ToListAsync(Stop);
        return new(cohort, await MemberList.Columns(Db, cohort.Id, seesAll).PageAsync(Sought(cohort.Id, query, seesAll), query, Stop), names, form, find, candidates, seesAll, mayManage, Today);
    }
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

/// <param name="Names">Everyone in the class now, to be copied; for those who look after it.</param>
public sealed record MembersPage(
    CohortSummary Cohort, ListPage<MemberRow> Members, IReadOnlyList<NameLine> Names, MembersForm Form, string? Find, IReadOnlyList<CandidateLine> Candidates, bool SeesAll, bool MayManage, DateOnly Today)
{
    public const int MostCandidates = 30;
}

public sealed record NameLine(string Name, string School);

public sealed record CandidateLine(int Id, string Name, string? StaffNumber, string School, string? Subject);
