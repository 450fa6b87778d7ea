using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>报到: ticked name by name as people arrive; each tick is a row of its own, so that several may tick at once.</summary>
[Route("cohorts/{id:int}/arrivals"), Authorize(Policy = nameof(Permission.RunClasses))]
public sealed class ArrivalsController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int id, ListQuery query) => await PageAsync(id, query) is { } page ? View("Arrivals", page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, SlipPersonForm form, ListQuery query)
    {
        if (await FindAsync(id) is not { } cohort) return NotFound();
        return await Create(
            key: null, () => Db.Set<Arrival>().SingleOrDefaultAsync(a => a.CohortId == id && a.PersonId == form.PersonId, Stop),
            async () =>
            {
                if (!cohort.State.IsOpen) throw new RuleBroken("“{0}”{1}，不能再修改", cohort.Name, cohort.State);
                if (!await Db.Set<Enrolment>().AnyAsync(e => e.CohortId == id && e.PersonId == form.PersonId && e.LeftOn == null, Stop)) throw new RuleBroken("请选择这个班的学员");
                return new Arrival(id, form.PersonId!.Value, Time.UtcNow, Viewer.AccountId);
            },
            _ => Redirect($"/cohorts/{id}/arrivals{Request.QueryString}"), "已报到", async () => View("Arrivals", await PageAsync(id, query)));
    }

    [HttpPost("undoing")]
    public async Task<IActionResult> Undo(int id, SlipPersonForm form, ListQuery query)
    {
        if (await FindAsync(id) is not { } cohort) return NotFound();
        return await Submit(
            () => Db.Cohorts.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(c => c.Id == id, Stop), seen: null,
            async _ =>
            {
                if (!cohort.State.IsOpen) throw new RuleBroken("“{0}”{1}，不能再修改", cohort.Name, cohort.State);
                if (await Db.Set<Arrival>().SingleOrDefaultAsync(a => a.CohortId == id && a.PersonId == form.PersonId, Stop) is { } arrival) Db.Remove(arrival);
            },
            _ => Redirect($"/cohorts/{id}/arrivals{Request.QueryString}"), "报到已撤销", async () => View("Arrivals", await PageAsync(id, query)));
    }

    private async Task<CohortSummary?> FindAsync(int id) => await CohortSummary.OfAsync(Db, id, Stop) is { } cohort && await cohort.IsLookedAfterAsync(Db, Stop) ? cohort : null;

    private async Task<ArrivalsPage?> PageAsync(int id, ListQuery query)
    {
        if (await FindAsync(id) is not { } cohort) return null;
        var members = MemberList.Members(Db, id, leftToo: false);
        if (query.Sought is { } sought) members = members.Where(m => m.Card.SearchText.Contains(sought));
        var rows = await members.OrderBy(m => m.Card.SortKey).ThenBy(m => m.Card.Id)
            .Select(m => new ArrivalRow(m.Card.Id, m.Card.Name, m.Card.School, Db.Set<Arrival>().Where(a => a.CohortId == id && a.PersonId == m.Card.Id).Select(a => (DateTime?)a.At).FirstOrDefault())).ToListAsync(Stop);
        var reports = await Db.CohortNotices.Where(n => n.CohortId == id && n.State == NoticeState.Issued).Select(n => new { n.ReportOn, n.ReportAt }).SingleOrDefaultAsync(Stop);
        return new(cohort, [.. rows.OrderBy(r => r.At is not null)], query.Search, await Db.Set<Arrival>().CountAsync(a => a.CohortId == id && Db.Set<Enrolment>().Any(e => e.CohortId == id && e.PersonId == a.PersonId && e.LeftOn == null), Stop), reports is null ? null : reports.ReportOn.AtInShanghai(reports.ReportAt));
    }
}

/// <param name="Expected">When the notice asked people to come; null without a notice.</param>
public sealed record ArrivalsPage(CohortSummary Cohort, IReadOnlyList<ArrivalRow> People, string? Search, int Arrived, DateTime? Expected)
{
    public bool IsLate(ArrivalRow row) => row.At > Expected?.AddMinutes(1);
}

public sealed record ArrivalRow(int PersonId, string Name, string School, DateTime? At);
