using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Scheduling.Proposing;
using TeacherDev.Jobs.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>自动排课: what may be moved and what is wished is asked, the engine searches in the background, and the proposal shows before and after.</summary>
[Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class ProposalsController : FeatureController
{
    [HttpGet("cohorts/{id:int}/proposals/new")]
    public async Task<IActionResult> New(int id) => await ProposalFormPage.OfAsync(Db, id, form: null, Today, Stop) is { } page ? View(page) : NotFound();

    [HttpPost("cohorts/{id:int}/proposals")]
    public async Task<IActionResult> Create(int id, ProposalForm form)
    {
        if (await ProposalFormPage.OfAsync(Db, id, form, Today, Stop) is not { } page) return NotFound();
        return await Create(
            form.Key, already: () => Db.TimetableProposals.SingleOrDefaultAsync(p => p.IdempotencyKey == form.Key, Stop),
            make: async () =>
            {
                var plan = page.Plan(Today);
                var (from, to, cohorts) = (plan.Days.From, plan.Days.To, plan.CohortIds);
                var movable = await Db.Sessions.AsNoTracking().OnlyOf(cohorts).Where(s => s.State == SessionState.Planned && s.Day >= from && s.Day <= to).OrderBy(s => s.Id).ToListAsync(Stop);
                var proposal = new TimetableProposal(plan, movable, Viewer.AccountId, form.Key);
                Db.Add(ProposeTimetable.Ask(proposal, page.Cohort.Name, Time.UtcNow));
                return proposal;
            },
            done: proposal => Redirect($"/proposals/{proposal.Id}"), "已开始排课，排好后本页自动更新", again: () => Task.FromResult<IActionResult>(View("New", page)));
    }

    [HttpGet("proposals/{id:int}")]
    public async Task<IActionResult> Show(int id) => await ProposalPage.OfAsync(Db, id, Stop) is { } page ? View(page) : NotFound();

    /// <summary>The sessions go where the proposal says.</summary>
    [HttpPost("proposals/{id:int}/adoption")]
    public Task<IActionResult> Adopt(int id, int version) => Submit(
        () => Db.TimetableProposals.Include(p => p.Sessions).Include(p => p.Cohorts).AsSplitQuery().SingleOrDefaultAsync(p => p.Id == id, Stop), version,
        proposal => new Adopting(Db).AdoptAsync(proposal, Stop), proposal => Redirect($"/cohorts/{proposal.CohortId}/timetable"),
        "排课方案已采用，发布日程后学员会收到变更", async () => View("Show", await ProposalPage.OfAsync(Db, id, Stop)));

    [HttpPost("proposals/{id:int}/discarding")]
    public Task<IActionResult> Discard(int id) => Submit(
        () => Db.TimetableProposals.SingleOrDefaultAsync(p => p.Id == id, Stop), seen: null,
        proposal => proposal.Discard(), proposal => Redirect($"/cohorts/{proposal.CohortId}/timetable"),
        "排课方案已放弃", async () => View("Show", await ProposalPage.OfAsync(Db, id, Stop)));
}
