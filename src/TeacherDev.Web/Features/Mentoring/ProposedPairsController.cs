using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>The recommendations of a proposal: accepted (one or all), given another mentor, kept for the next matching, dropped.</summary>
[Route("mentoring/matching"), Authorize(Policy = nameof(Permission.ManagePairings))]
public sealed class ProposedPairsController(PairingDesk desk) : FeatureController
{
    /// <summary>Each that is accepted becomes a pairing of its own, with its own signatures; one that can no longer be is said and stays.</summary>
    /// <param name="pair">One of them; all that are open where none is given.</param>
    [HttpPost("{id:int}/acceptances")]
    public async Task<IActionResult> Accept(int id, int? pair)
    {
        if (await Db.PairingProposals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, Stop) is not { } proposal) return NotFound();
        var (accepted, refused) = (0, new List<Because>());
        foreach (var open in proposal.Pairs.Where(p => p is { State: ProposedPairState.Open, MentorId: not null } && (pair is null || p.Id == pair)))
        {
            try
            {
                if (await AcceptAsync(id, open.Id)) accepted++;
            }
            catch (Exception e) when (Sentence.For(e, Db.Model) is { } sentence)
            {
                refused.Add(new(sentence.Text, [.. sentence.Arguments]));
            }
            Db.ChangeTracker.Clear();
        }
        if (refused.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("/Features/Mentoring/Matching/Show.cshtml", (await ProposalPage.OfAsync(Db, id, Stop))! with { Refused = refused });
        }
        TempData["Notice"] = (accepted == 0 ? T["没有可以采纳的推荐"] : T["已采纳 {0} 对，请各方确认协议", accepted]).Value;
        return Redirect($"/mentoring/matching/{id}");
    }

    [HttpPost("pairs/{pairId:int}/pin")]
    public Task<IActionResult> Pin(int pairId, string? mentor) => ChangeAsync(pairId, async proposal =>
        proposal.Pin(pairId, string.IsNullOrWhiteSpace(mentor)
            ? proposal.Pairs.FirstOrDefault(p => p.Id == pairId)?.MentorId ?? throw new RuleBroken("请填写{0}", "师傅")
            : await PairingForm.PersonAsync(Db, mentor, "师傅", Stop)), "已固定，重新匹配时保持不变");

    [HttpPost("pairs/{pairId:int}/unpin")]
    public Task<IActionResult> Unpin(int pairId) => ChangeAsync(pairId, proposal => { proposal.Unpin(pairId); return Task.CompletedTask; }, "已取消固定");

    [HttpPost("pairs/{pairId:int}/dropping")]
    public Task<IActionResult> Drop(int pairId) => ChangeAsync(pairId, proposal => { proposal.Drop(pairId); return Task.CompletedTask; }, "已放弃这一条");

    private Task<IActionResult> ChangeAsync(int pairId, Func<PairingProposal, Task> change, string notice) => Submit(
        () => Of(pairId).SingleOrDefaultAsync(Stop), seen: null, change, proposal => Redirect($"/mentoring/matching/{proposal.Id}"), notice,
        async () => View("/Features/Mentoring/Matching/Show.cshtml", await ProposalPage.OfAsync(Db, await Of(pairId).Select(p => p.Id).SingleAsync(Stop), Stop)));

    private IQueryable<PairingProposal> Of(int pairId) => Db.PairingProposals.Where(p => p.Pairs.Any(x => x.Id == pairId));

    /// <summary>False where it was settled meanwhile: a second tap accepts nothing twice.</summary>
    private Task<bool> AcceptAsync(int id, int pairId) => Db.WriteAsync(async () =>
    {
        await Db.HoldAsync<PairingProposal>(id, Stop);
        var proposal = await Db.PairingProposals.SingleAsync(p => p.Id == id, Stop);
        if (proposal.Pairs.FirstOrDefault(p => p.Id == pairId) is not { State: ProposedPairState.Open, MentorId: { } mentor } open) return false;
        var pairing = await desk.PairAsync(mentor, open.MenteeId, proposal.Terms, Guid.NewGuid(), Stop);
        proposal.Accept(pairId, pairing.Id);
        await Db.SaveChangesAsync(Stop);
        return true;
    }, Stop);
}
