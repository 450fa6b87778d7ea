using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>师徒匹配: the best mentors for all who lack one, with a reason each; nobody is paired until a recommendation is accepted.</summary>
[Route("mentoring/matching"), Authorize(Policy = nameof(Permission.ManagePairings))]
public sealed class MatchingController(PairingProposals proposals) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(ListQuery query) => View(new MatchingIndex(await ProposalRow.Columns.PageAsync(Db.PairingProposals.AsNoTracking().IgnoreAutoIncludes(), query with { Sort = query.Sort ?? "-at" }, Stop), query));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id) => await ProposalPage.OfAsync(Db, id, Stop) is { } page ? View(page) : NotFound();

    [HttpGet("new")]
    public async Task<IActionResult> New(PairingKind? kind) => View(await MatchingForm.New(Today, kind).WithLackingAsync(Db, Today, Stop));

    [HttpPost("")]
    public Task<IActionResult> Create(MatchingForm form) => Create(
        form.Key, already: () => Db.PairingProposals.IgnoreAutoIncludes().SingleOrDefaultAsync(p => p.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            var proposal = form.ToProposal(Viewer.OrganisationId ?? throw new RuleBroken("请选择您管理范围内的单位"), Viewer.AccountId);
            await proposals.SolveAsync(proposal, Stop);
            return proposal;
        },
        done: proposal => RedirectToAction(nameof(Show), new { id = proposal.Id }), "匹配完成，请逐条采纳或调整", again: async () => View("New", await form.WithLackingAsync(Db, Today, Stop)));

    /// <summary>Matches again around what is pinned, accepted and dropped.</summary>
    [HttpPost("{id:int}/runs")]
    public Task<IActionResult> Rerun(int id) => Submit(
        () => Db.PairingProposals.SingleOrDefaultAsync(p => p.Id == id, Stop), seen: null,
        proposal => proposals.SolveAsync(proposal, Stop), _ => RedirectToAction(nameof(Show), new { id }), "已重新匹配", async () => View("Show", await ProposalPage.OfAsync(Db, id, Stop)));

    [HttpPost("{id:int}/discarding")]
    public Task<IActionResult> Discard(int id) => Submit(
        () => Db.PairingProposals.SingleOrDefaultAsync(p => p.Id == id, Stop), seen: null, proposal => proposal.Discard(), _ => RedirectToAction(nameof(Index)), "方案已放弃，已采纳的结对不受影响",
        async () => View("Show", await ProposalPage.OfAsync(Db, id, Stop)));
}
