using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>师徒结对: who leads whom, since when and until when; ended with a reason, never deleted.</summary>
[Route("mentoring")]
public sealed class PairingsController(PairingDesk desk, PairingDuties duties) : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadPairings))]
    public async Task<IActionResult> Index(PairingQuery query)
    {
        if (query.WantsWorkbook) return (await PairingRow.Columns(Db).WorkbookAsync(query.Of(Db, Today), query, T, Stop)).ToFile(T["师徒结对"]);
        var page = await PairingRow.Columns(Db).PageAsync(query.Of(Db, Today), query, Stop);
        return View(new PairingIndex(page, query, await PairingProgress.OfAsync(Db, duties, [.. page.Rows.Select(r => r.Id)], Today, Stop), Viewer.May(Permission.ManagePairings)));
    }

    [HttpGet("{id:int}"), Authorize(Policy = nameof(Permission.ReadPairings))]
    public async Task<IActionResult> Show(int id, string? term) => await PairingPage.OfAsync(Db, duties, id, term, Today, Stop) is { } page ? View("Show", page) : NotFound();

    /// <param name="mentee">教师编号 or name, where one comes from the list of those without a mentor.</param>
    [HttpGet("new"), Authorize(Policy = nameof(Permission.ManagePairings))]
    public async Task<IActionResult> New(string? mentee, PairingKind? kind) => View(await (PairingForm.New(Today) with { Mentee = mentee, Kind = kind ?? PairingKind.SubjectMentor }).WithSuggestionsAsync(Db, Today, Stop));

    [HttpPost(""), Authorize(Policy = nameof(Permission.ManagePairings))]
    public Task<IActionResult> Create(PairingForm form)
    {
        IReadOnlyList<Because> warnings = [];
        return Create(
            form.Key, already: () => Db.Pairings.SingleOrDefaultAsync(p => p.IdempotencyKey == form.Key, Stop),
            make: async () =>
            {
                var (mentor, mentee) = (await PairingForm.PersonAsync(Db, form.Mentor!, "师傅", Stop), await PairingForm.PersonAsync(Db, form.Mentee!, "徒弟", Stop));
                return await Db.WriteAsync(async () =>
                {
                    var pairing = await desk.PairAsync(mentor, mentee, form.ToTerms(), form.Key, Stop);
                    warnings = await desk.WarningsAsync(mentor, mentee, form.ToTerms(), Stop);
                    return warnings.Count == 0 || form.Accepted == PairingForm.Said(warnings) ? pairing : throw new RuleBroken("请先看下面的提醒，确认后点“仍然结对”");
                }, Stop);
            },
            done: pairing => RedirectToAction(nameof(Show), new { id = pairing.Id }), "结对已建立，请师傅、徒弟和学校确认协议",
            again: async () => View("New", await (form with { Warnings = warnings }).WithSuggestionsAsync(Db, Today, Stop)));
    }

    // The mentee's school, or a body above it, ends a pairing: the agreement is registered there (domain.md §4). Seeing it is not enough.
    [HttpPost("{id:int}/ending"), Authorize(Policy = nameof(Permission.ManagePairings))]
    public Task<IActionResult> End(int id, EndForm form) => Submit(
        () => Db.Pairings.SingleOrDefaultAsync(p => p.Id == id && p.Organisation.Path.StartsWith(Viewer.Path), Stop), form.Version,
        pairing =>
        {
            if (pairing.IsInForce(Today)) pairing.End(form.On ?? throw new RuleBroken("请填写{0}", "最后一天"), form.Because!.Value, form.Note, Today);
            else pairing.Cancel(form.Because!.Value, form.Note, Today);
        },
        _ => RedirectToAction(nameof(Show), new { id }), "结对已结束", async () => await PairingPage.OfAsync(Db, duties, id, termKey: null, Today, Stop) is { } page ? View("Show", page with { Ending = form with { IsInForce = page.Ending.IsInForce } }) : NotFound());
}
