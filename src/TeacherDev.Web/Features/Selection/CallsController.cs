using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Selection;
using TeacherDev.Web.Features.Cohorts;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Selection;

[Route("calls")]
public sealed class CallsController(Eligibility eligibility, NoticeBoard board) : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadCalls))]
    public async Task<IActionResult> Index(CallQuery query)
    {
        var (calls, columns) = (query.Of(Db.Calls.AsNoTracking()), CallList.Columns(Db));
        if (query.WantsWorkbook) return (await columns.WorkbookAsync(calls, query, T, Stop)).ToFile(T["遴选通知"]);
        var page = await columns.PageAsync(calls, query, Stop);
        return View(new CallIndex(page, query, await board.ShownAsync([.. page.Rows.Select(r => r.Id)], Today, Stop), Viewer.May(Permission.ManageCalls)));
    }

    [HttpGet("{id:int}"), Authorize(Policy = nameof(Permission.ReadCalls))]
    public async Task<IActionResult> Show(int id) => await CallPage.OfAsync(Db, eligibility, id, Today, Stop) is { } page ? View(page) : NotFound();

    /// <param name="from">A call to begin from, such as last year's.</param>
    [HttpGet("new"), Authorize(Policy = nameof(Permission.ManageCalls))]
    public async Task<IActionResult> New(int? from) =>
        View(await FormAsync(from is { } id && await Db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, Stop) is { } before ? CallForm.Again(before) : new CallForm { Key = Guid.NewGuid(), CutOff = Today }));

    [HttpPost(""), Authorize(Policy = nameof(Permission.ManageCalls))]
    public Task<IActionResult> Create(CallForm form) => Create(
        form.Key, already: () => Db.Calls.SingleOrDefaultAsync(c => c.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            var body = await Db.Organisations.Include(o => o.Parent).SingleOrDefaultAsync(o => o.Id == Viewer.OrganisationId, Stop) ?? throw new RuleBroken("请以机构的身份发布遴选通知");
            await MustBeTrackAsync(form);
            await MustBeSheetAsync(form.SheetId);
            return new Call(body, form.ProgrammeYearId(), form.TrackYearId(), form.Plan(), form.Key);
        },
        done: call => RedirectToAction(nameof(Show), new { id = call.Id }), "遴选通知已保存为草稿", again: async () => View("New", await FormAsync(form)));

    [HttpGet("{id:int}/edit"), Authorize(Policy = nameof(Permission.ManageCalls))]
    public async Task<IActionResult> Edit(int id) => await Find(id) is { } call ? View(await FormAsync(CallForm.Of(call))) : NotFound();

    [HttpPost("{id:int}"), Authorize(Policy = nameof(Permission.ManageCalls))]
    public Task<IActionResult> Update(int id, CallForm form) => Submit(
        () => Find(id), form.Version,
        async call =>
        {
            if (form.Place != CohortForm.PlaceOf(call.ProgrammeYearId, call.TrackYearId)) throw new RuleBroken("遴选通知不能换到别的培养类别，请另建一份");
            if (form.SheetId != call.SheetId) await MustBeSheetAsync(form.SheetId);
            call.Revise(form.Plan());
        },
        _ => RedirectToAction(nameof(Show), new { id }), "遴选通知已保存", async () => View("Edit", await FormAsync(form with { Id = id })));

    private Task<Call?> Find(int id) => Db.Calls.SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private async Task MustBeTrackAsync(CallForm form)
    {
        var (year, track) = (form.ProgrammeYearId(), form.TrackYearId());
        if (!await Db.ProgrammeYears.AnyAsync(y => y.Id == year && y.Tracks.Any(t => t.Id == track), Stop)) throw new RuleBroken("请选择您可以查看的年度项目和培养类别");
    }

    private async Task MustBeSheetAsync(int? id)
    {
        if (id is { } sheet && !await Sheets().AnyAsync(s => s.Id == sheet, Stop)) throw new RuleBroken("请选择本单位可用的申报表");
    }

    /// <summary>Those of the viewer's body and of the bodies above it.</summary>
    private IQueryable<ApplicationSheet> Sheets() => Db.ApplicationSheets.AsNoTracking().IgnoreAutoIncludes().Where(s => Viewer.Path.StartsWith(s.Path));

    private async Task<CallForm> FormAsync(CallForm form) => form.Whole() with
    {
        Places = [.. (await CohortList.PlacesAsync(Db, Stop)).Where(p => p.Value.Contains('-', StringComparison.Ordinal))],
        Sheets = [new(T["不另用申报表"], ""), .. (await Sheets().OrderBy(s => s.Code).ThenByDescending(s => s.VersionText).ToListAsync(Stop)).Select(s => new SelectListItem($"{s.Name}（{s.VersionText}）", s.Id.ToString(CultureInfo.InvariantCulture)))],
    };
}
