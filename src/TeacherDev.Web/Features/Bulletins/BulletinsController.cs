using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Documents;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Bulletins;

/// <summary>教研出勤通报: compiled by an institute, read by the schools once it is out.</summary>
[Route("activities/bulletins")]
public sealed class BulletinsController(BulletinDocument document) : FeatureController
{
    private BulletinDesk Desk => new(Db);

    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadBulletins))]
    public async Task<IActionResult> Index(BulletinQuery query)
    {
        var bulletins = query.Of(Db.AttendanceBulletins.AsNoTracking());
        if (query.WantsWorkbook) return (await BulletinList.Columns.WorkbookAsync(bulletins, query, T, Stop)).ToFile(T["教研出勤通报"]);
        return View(new BulletinIndex(await BulletinList.Columns.PageAsync(bulletins, query, Stop), query, Viewer.May(Permission.CompileBulletins), await DueAsync()));
    }

    [HttpGet("{id:int}"), Authorize(Policy = nameof(Permission.ReadBulletins))]
    public async Task<IActionResult> Show(int id, ListQuery query)
    {
        if (await BulletinPage.OfAsync(Db, id, query, Stop) is not { } page) return NotFound();
        return query.WantsWorkbook ? (await page.WorkbookAsync(Db, query, T, Stop)).ToFile(page.Bulletin.Title) : View("Show", page);
    }

    /// <summary>As a paper. Names stand in it only of those whom its reader looks after.</summary>
    [HttpGet("{id:int}/document"), Authorize(Policy = nameof(Permission.ReadBulletins))]
    public async Task<IActionResult> Document(int id) =>
        await BulletinPaper.OfAsync(Db, id, Stop) is { } paper ? File(document.Of(paper), DocxTemplate.ContentType, $"{paper.Title}.docx") : NotFound();

    [HttpGet("new"), Authorize(Policy = nameof(Permission.CompileBulletins))]
    public async Task<IActionResult> New(DateOnly? from, DateOnly? to, int? corrects)
    {
        var form = new BulletinForm { Key = Guid.NewGuid(), From = from, To = to, Corrects = corrects };
        return await DraftAsync(form, null) is { } draft ? View(draft) : NotFound();
    }

    [HttpPost(""), Authorize(Policy = nameof(Permission.CompileBulletins))]
    public async Task<IActionResult> Create(BulletinForm form)
    {
        if (form.Corrects is { } wrong && await OursAsync(wrong) is null) return NotFound();
        return await Create(
            form.Key, already: () => Db.AttendanceBulletins.SingleOrDefaultAsync(b => b.IdempotencyKey == form.Key, Stop), make: () => MakeAsync(form),
            done: bulletin => RedirectToAction(nameof(Show), new { id = bulletin.Id }), "通报已编制，核对后上报", again: async () => View("New", await DraftAsync(form, null)));
    }

    [HttpGet("{id:int}/edit"), Authorize(Policy = nameof(Permission.CompileBulletins))]
    public async Task<IActionResult> Edit(int id) =>
        await OursAsync(id) is { State: BulletinState.Draft or BulletinState.Returned } bulletin ? View(await DraftAsync(BulletinForm.Of(bulletin), bulletin)) : NotFound();

    [HttpPost("{id:int}"), Authorize(Policy = nameof(Permission.CompileBulletins))]
    public Task<IActionResult> Update(int id, BulletinForm form) => Submit(
        () => OursAsync(id), form.Version, bulletin => (Task)Desk.ReviseAsync(bulletin, form.Text(), form.Sessions ?? [], Stop),
        bulletin => RedirectToAction(nameof(Show), new { id = bulletin.Id }), "通报已重新编制", async () => View("Edit", await DraftAsync(form, await OursAsync(id))));

    /// <summary>Throws a draft away that nobody else has had.</summary>
    [HttpPost("{id:int}/removal"), Authorize(Policy = nameof(Permission.CompileBulletins))]
    public Task<IActionResult> Remove(int id) => Submit(
        () => OursAsync(id), seen: null, bulletin => (Task)Desk.DiscardAsync(bulletin, Stop), _ => RedirectToAction(nameof(Index)), "草稿已删除", () => Show(id, new ListQuery()));

    private async Task<AttendanceBulletin> MakeAsync(BulletinForm form)
    {
        if (form.Corrects is { } id) return await Desk.CorrectAsync((await OursAsync(id))!, form.Text(), form.Sessions ?? [], form.Key, Stop);
        var period = form.Period ?? throw new RuleBroken("请选择通报的时间段");
        return await Desk.CompileAsync(await CompilerAsync(), period, form.Text(), form.Sessions ?? [], form.Key, Stop);
    }

    private async Task<BulletinDraft?> DraftAsync(BulletinForm form, AttendanceBulletin? bulletin)
    {
        if ((bulletin?.CorrectsId ?? form.Corrects) is { } id)
            return await OursAsync(id) is { } wrong && (bulletin is not null || wrong.State == BulletinState.Published) ? await BulletinDraft.OfAsync(Db, form, bulletin, wrong, wrong.Organisation, wrong.Period, Today, Stop) : null;
        var compiler = bulletin?.Organisation ?? await CompilerAsync();
        return await BulletinDraft.OfAsync(Db, form, bulletin, null, compiler, bulletin?.Period ?? form.Period ?? await Db.DuePeriodAsync(compiler.Id, Today, Stop), Today, Stop);
    }

    /// <summary>Of the offices that serve the viewer's region.</summary>
    private Task<AttendanceBulletin?> OursAsync(int id) =>
        Db.AttendanceBulletins.Include(b => b.Organisation).SingleOrDefaultAsync(b => b.Id == id && b.Audience == Viewer.Path, Stop);

    private async Task<Organisation> CompilerAsync() =>
        await Db.Organisations.SingleOrDefaultAsync(o => o.Id == Viewer.OrganisationId, Stop) ?? throw new RuleBroken("请以机构的身份编制通报");

    /// <summary>The stretch that is over and that no bulletin speaks of yet, where there is something to speak of.</summary>
    private async Task<Period?> DueAsync()
    {
        if (!Viewer.May(Permission.CompileBulletins) || Viewer.OrganisationId is not { } id) return null;
        return await Db.UnspokenPeriodAsync(id, Viewer.Path, Today, Stop);
    }
}
