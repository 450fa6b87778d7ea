using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>结对协议: mentor, mentee and school say yes, each for itself; the school also enters what was signed on paper. One no ends it.</summary>
[Route("mentoring/{id:int}")]
public sealed class PairingSignaturesController(PairingDuties duties) : FeatureController
{
    /// <summary>The agreement, A4, three copies of which are signed.</summary>
    [HttpGet("agreement"), Authorize(Policy = nameof(Permission.ReadPairings))]
    public async Task<IActionResult> Show(int id) => await AgreementSheet.OfAsync(Db, duties, id, Stop) is { } sheet ? View("Agreement", sheet) : NotFound();

    [HttpPost("signatures"), Authorize(Policy = nameof(Permission.LogMentoring))]
    public Task<IActionResult> Create(int id) => ChangeAsync(id, (pairing, side) => pairing.Sign(side, Time.UtcNow, Viewer.AccountId), "协议已确认");

    [HttpPost("refusal"), Authorize(Policy = nameof(Permission.LogMentoring))]
    public Task<IActionResult> Refuse(int id, ReasonForm form) => ChangeAsync(id, (pairing, side) => pairing.Decline(side, form.Reason), "已填写不同意，双方可以另行结对");

    [HttpPost("paper-signatures"), Authorize(Policy = nameof(Permission.ManagePairings))]
    public Task<IActionResult> CreateOnPaper(int id, PairingSide side) => Submit(
        () => KeptAsync(id), seen: null, pairing => pairing.Sign(side, Time.UtcNow, Viewer.AccountId, onPaper: true), _ => Back(id), "纸质签字已录入", () => AgainAsync(id));

    /// <summary>Whose word the viewer gives: one's own, or the school's.</summary>
    private async Task<IActionResult> ChangeAsync(int id, Action<Pairing, PairingSide> change, string notice)
    {
        if (await Db.Pairings.AsNoTracking().Include(p => p.Organisation).SingleOrDefaultAsync(p => p.Id == id, Stop) is not { } seen) return NotFound();
        if (SideOf(seen) is not { } side) return await Deny();
        return await Submit(() => Db.Pairings.SingleOrDefaultAsync(p => p.Id == id, Stop), seen: null, pairing => change(pairing, side), _ => Back(id), notice, () => AgainAsync(id));
    }

    private PairingSide? SideOf(Pairing pairing) =>
        Viewer.PersonId == pairing.MentorId ? PairingSide.Mentor
        : Viewer.PersonId == pairing.MenteeId ? PairingSide.Mentee
        : Viewer.May(Permission.ManagePairings) && pairing.Organisation.Path.StartsWith(Viewer.Path, StringComparison.Ordinal) ? PairingSide.School : null;

    private Task<Pairing?> KeptAsync(int id) => Db.Pairings.SingleOrDefaultAsync(p => p.Id == id && p.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private static RedirectResult Back(int id) => new($"/mentoring/{id}");

    private async Task<IActionResult> AgainAsync(int id) => View("/Features/Mentoring/Pairings/Show.cshtml", await PairingPage.OfAsync(Db, duties, id, termKey: null, Today, Stop));
}
