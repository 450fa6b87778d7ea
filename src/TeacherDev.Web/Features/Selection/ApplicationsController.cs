using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Selection;

/// <summary>申报: the list under a call, and one's own file from the draft to the day it is handed in.</summary>
public sealed class ApplicationsController(Eligibility eligibility, Nominating nominating, EthicsVeto ethics, FileStore files) : FeatureController
{
    private const long MostBytes = 100_000_000;

    [HttpGet("calls/{id:int}/applications"), Authorize(Policy = nameof(Permission.ReadCalls))]
    public async Task<IActionResult> Index(int id, ApplicationQuery query)
    {
        if (!Viewer.HasReach) return NotFound();
        if (query.WantsWorkbook && await CallSummary.OfAsync(Db, id, Stop) is { } summary)
            return (await ApplicationList.Columns(Db).WorkbookAsync(query.Of(ApplicationList.HandedIn(Db, summary.Call), Db), query, T, Stop)).ToFile($"{summary.Call.Title} {T["申报"]}");
        return await ApplicationIndex.OfAsync(Db, id, query, new NominationForm(), Today, Stop) is { } page ? View(page) : NotFound();
    }

    /// <summary>Begins one's own application; whoever has one is led to it.</summary>
    [HttpPost("calls/{id:int}/applications"), Authorize(Policy = nameof(Permission.Apply))]
    public async Task<IActionResult> Create(int id)
    {
        if (Viewer.PersonId is not { } me || !await Db.Calls.AnyAsync(c => c.Id == id, Stop)) return NotFound();
        return await Create(
            key: null, already: () => Db.Applications.SingleOrDefaultAsync(a => a.CallId == id && a.PersonId == me, Stop),
            make: async () =>
            {
                var call = await Db.Calls.SingleAsync(c => c.Id == id, Stop);
                call.MustBeOpenFor(SelectionStep.Application, Today);
                return new Application(call, await Db.People.Include(p => p.Organisation).SingleAsync(p => p.Id == me, Stop), Guid.NewGuid());
            },
            done: application => Redirect($"/applications/{application.Id}"), "申报已建立，填好后提交",
            again: async () => View("~/Features/Selection/Calls/Show.cshtml", await CallPage.OfAsync(Db, eligibility, id, Today, Stop)));
    }

    [HttpGet("applications/{id:int}"), Authorize(Policy = nameof(Permission.ReadCalls))]
    public async Task<IActionResult> Show(int id) => await ApplicationPage.OfAsync(Db, eligibility, id, form: null, Today, Stop) is { } page ? View(page) : NotFound();

    /// <summary>Keeps what is written and, with the other button, hands it in; what is refused stays in the form.</summary>
    [HttpPost("applications/{id:int}"), Authorize(Policy = nameof(Permission.Apply)), RequestSizeLimit(MostBytes)]
    public Task<IActionResult> Update(int id, ApplicationForm form) => Submit(
        () => Mine(id), form.Version,
        application => SaveAsync(application, form),
        _ => Redirect($"/applications/{id}"), form.Submits ? "申报已提交" : "申报已保存", async () => View("Show", await ApplicationPage.OfAsync(Db, eligibility, id, form, Today, Stop)));

    [HttpPost("applications/{id:int}/withdrawal"), Authorize(Policy = nameof(Permission.Apply))]
    public Task<IActionResult> Withdraw(int id) => Submit(
        () => Mine(id), seen: null, _ => nominating.WithdrawAsync(id, By, Stop), _ => Redirect($"/applications/{id}"), "申报已撤回",
        async () => View("Show", await ApplicationPage.OfAsync(Db, eligibility, id, form: null, Today, Stop)));

    private Act By => new(Viewer.AccountId, Time.UtcNow);

    private Task<Application?> Mine(int id) => Db.Applications.SingleOrDefaultAsync(a => a.Id == id && a.PersonId == Viewer.PersonId, Stop);

    private async Task SaveAsync(Application application, ApplicationForm form)
    {
        var call = await Db.Calls.SingleAsync(c => c.Id == application.CallId, Stop);
        var sheet = call.SheetId is { } sheetId ? await Db.ApplicationSheets.AsNoTracking().SingleAsync(s => s.Id == sheetId, Stop) : null;
        var sent = form.Papers ?? [];
        if (sent.FirstOrDefault(p => call.Attachments.All(a => a.Name != p.Name)) is { } stranger) throw new RuleBroken("这份通知没有要求附件“{0}”", stranger.Name);
        // The bytes first: no disk is waited for while others wait for the database.
        var papers = new List<(string Name, StoredFile File)>();
        foreach (var paper in sent.Where(p => p.File is { Length: > 0 }))
        {
            await using var content = paper.File!.OpenReadStream();
            papers.Add((paper.Name!, await files.KeepAsync(content, paper.File.FileName, application.OrganisationId, Viewer, Guid.NewGuid(), stop: Stop)));
        }
        await Db.WriteAsync(async () =>
        {
            Db.AddRange(papers.Select(p => p.File));
            await Db.SaveChangesAsync(Stop);
            application.Write(form.Statement, sheet is null ? null : (sheet, (form.Answers ?? []).Select(a => (a.Key!, a.Text))));
            foreach (var gone in sent.Where(p => p.Removes && p.File is null)) application.Detach(gone.Name!);
            foreach (var (name, file) in papers) application.Attach(name, file);
            if (form.Submits)
            {
                await ethics.MustNotStandAsync([application.PersonId], Today, Stop);
                var person = await Db.People.Include(p => p.Organisation).SingleAsync(p => p.Id == application.PersonId, Stop);
                application.Submit(call, person, (await eligibility.JudgeAsync(call, [person.Id], Stop))[person.Id], By, sheet);
            }
            return await Db.SaveChangesAsync(Stop);
        }, Stop);
    }
}
