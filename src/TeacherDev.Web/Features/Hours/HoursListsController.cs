using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Hours;

/// <summary>学时名单 from platforms and 期初学时: a sheet is looked through first, then posted whole; a wrong one is withdrawn.</summary>
[Route("hours/lists"), Authorize(Policy = nameof(Permission.ManageHours))]
public sealed class HoursListsController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(ListQuery query)
    {
        var lists = Db.HoursLists.AsNoTracking();
        if (query.Sought is { } sought) lists = lists.Where(l => l.Title.Contains(sought) || l.Organisation.SearchText.Contains(sought));
        if (query.WantsWorkbook) return (await HoursListList.Columns.WorkbookAsync(lists, query, T, Stop)).ToFile(T["学时名单"]);
        return View(await HoursListList.Columns.PageAsync(lists, query, Stop));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, ListQuery query)
    {
        if (await Db.HoursLists.AsNoTracking().Where(l => l.Id == id).Select(HoursListList.Row).SingleOrDefaultAsync(Stop) is not { } list) return NotFound();
        var names = await Db.ModeNamesAsync(list.OrganisationId, Today, Stop);
        var (lines, columns) = (HoursListList.Lines(Db, id, query), HoursListList.LineColumns(names));
        if (query.WantsWorkbook) return (await columns.WorkbookAsync(lines, query, T, Stop)).ToFile(list.Title);
        return View("Show", new HoursListPage(list, await columns.PageAsync(lines, query, Stop), names, await IsOursAsync(id)));
    }

    [HttpGet("new")]
    public IActionResult New(HoursListKind kind) => Enum.IsDefined(kind) ? View(new HoursListForm { Key = Guid.NewGuid(), Kind = kind }) : NotFound();

    /// <summary>Says what the sheet holds and what does not fit, and gives its rows back to be put right; keeps nothing.</summary>
    [HttpPost("preview")]
    public async Task<IActionResult> Preview(HoursListForm form)
    {
        if (!ModelState.IsValid) return Again(form);
        try
        {
            var rows = await SheetReader.ReadAsync(form.File, form.Text, Stop);
            // The rows of the file, not the text that was there before.
            ModelState.Remove(nameof(form.Text));
            form = form with { Text = SheetReader.Tabbed(rows) };
            form = form with { Sheet = await ReadAsync(form) };
            return form.Sheet.Problems.Count > 0 ? Again(form) : View("New", form);
        }
        catch (RuleBroken rule)
        {
            ModelState.AddModelError("", T.Sentence(rule));
            return Again(form);
        }
    }

    [HttpPost("")]
    public Task<IActionResult> Create(HoursListForm form) => Create(
        form.Key, already: () => Db.HoursLists.SingleOrDefaultAsync(l => l.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            form = form with { Sheet = await ReadAsync(form) };
            if (form.Sheet.Problems.Count > 0) throw new RuleBroken("有 {0} 行要改，没有保存", form.Sheet.Problems.Count);
            if (form.Sheet is { Lines.Count: 0, Known: > 0 }) throw new RuleBroken("名单里的学时以前都读入过，没有新的");
            return await new HoursLists(Db).PostAsync(Viewer.OrganisationId ?? throw new RuleBroken("请以机构的身份读入学时"), form.Kind!.Value, form.Title, form.Sheet.Lines, Time.UtcNow, form.Key, Stop);
        },
        done: list => RedirectToAction(nameof(Show), new { id = list.Id }), "学时已读入", again: () => Task.FromResult<IActionResult>(View("New", form)));

    [HttpPost("{id:int}/withdrawal")]
    public Task<IActionResult> Withdraw(int id, WithdrawalForm form) => Submit(
        () => Db.HoursLists.SingleOrDefaultAsync(l => l.Id == id && l.Organisation.Path.StartsWith(Viewer.Path), Stop), form.Version,
        list => (Task)new HoursLists(Db).WithdrawAsync(list, form.Reason, Time.UtcNow, Stop),
        list => RedirectToAction(nameof(Show), new { id = list.Id }), "名单已撤回，学时已冲销", () => Show(id, new ListQuery()));

    private Task<HoursSheet> ReadAsync(HoursListForm form) => HoursSheet.ReadAsync(Db, Viewer.Path, form.Kind!.Value, SheetReader.Text(form.Text ?? ""), Today, Stop);

    private Task<bool> IsOursAsync(int id) => Db.HoursLists.AnyAsync(l => l.Id == id && l.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private ViewResult Again(HoursListForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", form);
    }
}

public sealed record HoursListForm
{
    /// <summary>Characters of pasted rows.</summary>
    public const int TextLength = 1_000_000;

    public Guid Key { get; init; }

    [Required, Display(Name = "名单类型")]
    public HoursListKind? Kind { get; init; }

    [Required, StringLength(HoursList.TitleLength), Display(Name = "名单名称")]
    public string? Title { get; init; }

    [Display(Name = "文件")]
    public IFormFile? File { get; init; }

    [StringLength(TextLength), Display(Name = "表格内容")]
    public string? Text { get; init; }

    /// <summary>What was read from the form; null before the first look.</summary>
    public HoursSheet? Sheet { get; init; }
}

public sealed record WithdrawalForm
{
    public int? Version { get; init; }

    [Required, StringLength(HoursList.ReasonLength), Display(Name = "撤回原因")]
    public string? Reason { get; init; }
}
