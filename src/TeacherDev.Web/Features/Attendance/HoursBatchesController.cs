using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>校本研修学时批次: a school hands in the hours of its sessions as one, and takes it back while nobody has decided.</summary>
[Route("hours/batches")]
public sealed class HoursBatchesController : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadHours))]
    public async Task<IActionResult> Index(HoursBatchQuery query)
    {
        if (!Viewer.HasReach) return await Deny();
        var batches = query.Of(Db.HoursBatches.AsNoTracking());
        if (query.WantsWorkbook) return (await HoursBatchList.Columns.WorkbookAsync(batches, query, T, Stop)).ToFile(T["校本研修学时"]);
        var waiting = Viewer.May(Permission.SubmitHours) ? await new HoursBatches(Db).Waiting(Viewer.OrganisationId ?? 0).CountAsync(Stop) : 0;
        return View(new HoursBatchIndex(await HoursBatchList.Columns.PageAsync(batches, query, Stop), query, Viewer.May(Permission.SubmitHours), waiting));
    }

    [HttpGet("{id:int}"), Authorize(Policy = nameof(Permission.ReadHours))]
    public async Task<IActionResult> Show(int id, ListQuery query)
    {
        if (await HoursBatchPage.OfAsync(Db, id, query, Today, Stop) is not { } page) return NotFound();
        return query.WantsWorkbook ? (await HoursBatchList.LineColumns(page.Modes).WorkbookAsync(HoursBatchList.Lines(Db, id, query), query, T, Stop)).ToFile(page.Batch.Title) : View(page);
    }

    [HttpGet("new"), Authorize(Policy = nameof(Permission.SubmitHours))]
    public async Task<IActionResult> New(DateOnly? from, DateOnly? to) => View(await HoursBatchDraft.OfAsync(Db, new HoursBatchForm { Key = Guid.NewGuid() }, null, from, to, Today, Stop));

    [HttpPost(""), Authorize(Policy = nameof(Permission.SubmitHours))]
    public Task<IActionResult> Create(HoursBatchForm form) => Create(
        form.Key, already: () => Db.HoursBatches.SingleOrDefaultAsync(b => b.IdempotencyKey == form.Key, Stop),
        make: async () => await new HoursBatches(Db).SubmitAsync(await SchoolAsync(), form.Title, form.Sessions ?? [], Time.UtcNow, form.Key, Stop),
        done: batch => RedirectToAction(nameof(Show), new { id = batch.Id }), "学时已提交，等待上级单位认定",
        again: async () => View("New", await HoursBatchDraft.OfAsync(Db, form, null, form.From, form.To, Today, Stop)));

    [HttpGet("{id:int}/edit"), Authorize(Policy = nameof(Permission.SubmitHours))]
    public async Task<IActionResult> Edit(int id, DateOnly? from, DateOnly? to) =>
        await OwnAsync(id) is { State: HoursBatchState.Returned } batch ? View(await HoursBatchDraft.OfAsync(Db, HoursBatchForm.Of(batch), batch, from, to, Today, Stop)) : NotFound();

    /// <summary>Hands in again what was returned.</summary>
    [HttpPost("{id:int}"), Authorize(Policy = nameof(Permission.SubmitHours))]
    public Task<IActionResult> Update(int id, HoursBatchForm form) => Submit(
        () => OwnAsync(id), form.Version, batch => (Task)new HoursBatches(Db).SubmitAgainAsync(batch, form.Title, form.Sessions ?? [], Time.UtcNow, Stop),
        batch => RedirectToAction(nameof(Show), new { id = batch.Id }), "学时已提交，等待上级单位认定",
        async () => View("Edit", await HoursBatchDraft.OfAsync(Db, form, await OwnAsync(id), form.From, form.To, Today, Stop)));

    /// <summary>The school takes back what nobody has decided on.</summary>
    [HttpPost("{id:int}/recall"), Authorize(Policy = nameof(Permission.SubmitHours))]
    public Task<IActionResult> Recall(int id) => Submit(
        () => OwnAsync(id), seen: null, batch => (Task)new HoursBatches(Db).RecallAsync(batch, Time.UtcNow, Stop),
        batch => RedirectToAction(nameof(Show), new { id = batch.Id }), "批次已收回，可以修改后再提交", () => Show(id, new ListQuery()));

    private Task<HoursBatch?> OwnAsync(int id) => Db.HoursBatches.SingleOrDefaultAsync(b => b.Id == id && b.OrganisationId == Viewer.OrganisationId, Stop);

    private async Task<Organisation> SchoolAsync() => await Db.Organisations.SingleOrDefaultAsync(o => o.Id == Viewer.OrganisationId, Stop) ?? throw new RuleBroken("校本研修学时由学校提交，请以学校的身份办理");
}
