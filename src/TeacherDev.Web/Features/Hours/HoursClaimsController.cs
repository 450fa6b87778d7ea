using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Hours;

/// <summary>学时申报: one's own from the draft to the day it is handed in, and the list of those whom they wait for.</summary>
[Route("hours/claims")]
public sealed class HoursClaimsController(HoursClaims claims, FileStore files) : FeatureController
{
    private const long MostBytes = 100_000_000;

    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadHours))]
    public async Task<IActionResult> Index(HoursClaimQuery query)
    {
        if (!Viewer.HasReach) return Redirect("/hours/claims/mine");
        if (!query.WantsWorkbook) return View(await HoursClaimIndex.OfAsync(Db, query, decided: null, Today, Stop));
        var columns = HoursClaimList.Columns(await Db.ModeNamesAsync(Viewer.OrganisationId!.Value, Today, Stop));
        return (await columns.WorkbookAsync(query.Of(HoursClaimList.Claims(Db), Viewer.ClaimTurn), query, T, Stop)).ToFile(T["学时申报"]);
    }

    /// <summary>Confirms or approves all that are ticked: each is done, or left alone and told why.</summary>
    [HttpPost(""), Authorize(Policy = nameof(Permission.DecideClaims))]
    public async Task<IActionResult> Decide(HoursClaimQuery query, HoursClaimDecisionsForm form)
    {
        var step = Viewer.ClaimTurn!.Value;
        var decided = ModelState.IsValid ? await DecideAsync(step, form.Claims!) : null;
        if (decided is { Refused.Count: 0 })
        {
            TempData["Notice"] = T[step == HoursClaimState.Submitted ? "已确认 {0} 项学时申报" : "已批准 {0} 项学时申报", decided.Done].Value;
            return Redirect($"/hours/claims{Request.QueryString}");
        }
        if (decided is null or { Done: 0 }) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Index", await HoursClaimIndex.OfAsync(Db, query, decided, Today, Stop));
    }

    [HttpGet("mine"), Authorize(Policy = nameof(Permission.ClaimHours))]
    public async Task<IActionResult> Mine(ListQuery query)
    {
        if (Viewer.PersonId is not { } me) return View("Mine", null);
        var modes = await Db.ModeNamesAsync(await BodyAsync(me), Today, Stop);
        var own = HoursClaimList.Claims(Db).Where(l => l.Claim.PersonId == me);
        if (query.Sought is { } sought) own = own.Where(l => l.Claim.SearchText.Contains(sought));
        var columns = HoursClaimList.OwnColumns(modes);
        if (query.WantsWorkbook) return (await columns.WorkbookAsync(own, query, T, Stop)).ToFile(T["我的申报"]);
        return View("Mine", new HoursClaimMine(await columns.PageAsync(own, query, Stop), modes));
    }

    [HttpGet("new"), Authorize(Policy = nameof(Permission.ClaimHours))]
    public async Task<IActionResult> New() => Viewer.PersonId is null ? NotFound() : await NewAsync(new HoursClaimForm { Key = Guid.NewGuid() });

    /// <summary>Keeps it and, with the other button, hands it in; what cannot be handed in yet is kept all the same.</summary>
    [HttpPost("mine"), Authorize(Policy = nameof(Permission.ClaimHours)), RequestSizeLimit(MostBytes)]
    public async Task<IActionResult> Create(HoursClaimForm form)
    {
        if (Viewer.PersonId is not { } me) return NotFound();
        HoursClaim? kept = null;
        var answer = await Create(
            form.Key, already: () => Db.HoursClaims.SingleOrDefaultAsync(c => c.IdempotencyKey == form.Key && c.PersonId == me, Stop),
            make: async () => await SaveAsync(new HoursClaim(me, await BodyAsync(me), form.Text, form.Key), form),
            done: claim => Opened(kept = claim), "学时申报已保存", again: () => NewAsync(form));
        return form.Submits && kept is { IsWithClaimant: true } ? await HandInAsync(kept.Id) : answer;
    }

    [HttpGet("{id:int}"), Authorize(Policy = nameof(Permission.ReadHours))]
    public async Task<IActionResult> Show(int id) => await HoursClaimPage.OfAsync(Db, id, form: null, Today, Stop) is { } page ? View("Show", page) : NotFound();

    /// <summary>As <see cref="Create(HoursClaimForm)"/>, of one that is kept already.</summary>
    [HttpPost("{id:int}"), Authorize(Policy = nameof(Permission.ClaimHours)), RequestSizeLimit(MostBytes)]
    public async Task<IActionResult> Update(int id, HoursClaimForm form)
    {
        HoursClaim? kept = null;
        var answer = await Submit(
            () => OwnAsync(id), form.Version, async claim => { claim.Write(form.Text); await SaveAsync(claim, form); },
            claim => Opened(kept = claim), "学时申报已保存", async () => View("Show", await HoursClaimPage.OfAsync(Db, id, form, Today, Stop)));
        return form.Submits && kept is not null ? await HandInAsync(id) : answer;
    }

    private static RedirectResult Opened(HoursClaim claim) => new($"/hours/claims/{claim.Id}");

    private Task<IActionResult> HandInAsync(int id)
    {
        // It is kept by now: the page shows what is kept, not what was sent.
        ModelState.Clear();
        return Submit(() => OwnAsync(id), seen: null, claim => claims.SubmitAsync(claim, By, Stop), Opened, "学时申报已提交", () => Show(id));
    }

    private HoursClaimAct By => new(Viewer.AccountId, Viewer.PersonId, Viewer.OrganisationId, Time.UtcNow);

    private Task<HoursClaim?> OwnAsync(int id) => Db.HoursClaims.SingleOrDefaultAsync(c => c.Id == id && c.PersonId == Viewer.PersonId, Stop);

    private Task<int> BodyAsync(int personId) => Db.PersonCards.Where(p => p.Id == personId).Select(p => p.OrganisationId).SingleAsync(Stop);

    private async Task<IActionResult> NewAsync(HoursClaimForm form) => View("New", form with { Sheet = await HoursClaimSheet.OfAsync(Db, await BodyAsync(Viewer.PersonId!.Value), claim: null, Today, Stop) });

    private async Task<HoursClaim> SaveAsync(HoursClaim claim, HoursClaimForm form)
    {
        // The bytes first: no disk is waited for while others wait for the database.
        var papers = new List<StoredFile>();
        foreach (var file in (form.Files ?? []).Where(f => f.Length > 0))
        {
            await using var content = file.OpenReadStream();
            papers.Add(await files.KeepAsync(content, file.FileName, claim.OrganisationId, Viewer, Guid.NewGuid(), stop: Stop));
        }
        return await Db.WriteAsync(async () =>
        {
            Db.AddRange(papers);
            await Db.SaveChangesAsync(Stop);
            var removed = (form.Removed ?? []).Where(gone => claim.Papers.Any(p => p.StoredFileId == gone)).ToList();
            foreach (var gone in removed) claim.Detach(gone);
            foreach (var paper in papers) claim.Attach(paper);
            if (Db.Entry(claim).State == EntityState.Detached) Db.Add(claim);
            await Db.SaveChangesAsync(Stop);
            if (claim.Log.Count == 0) await claims.ForgetAsync(removed, Stop);
            return claim;
        }, Stop);
    }

    /// <summary>A race with another who decides is run again on fresh rows, where the other's claims are told as decided.</summary>
    private async Task<HoursClaimsDecided> DecideAsync(HoursClaimState step, IReadOnlyCollection<SeenClaim> seen)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await claims.DecideAsync(step, seen, By, Stop);
            }
            catch (Exception e) when (attempt < MostRaces && (e is DbUpdateConcurrencyException || Domain.Data.Transient.Is(e)))
            {
                Db.ChangeTracker.Clear();
            }
        }
    }
}
