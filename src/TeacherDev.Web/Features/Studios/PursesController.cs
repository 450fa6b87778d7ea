using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Studios;

/// <summary>工作室经费: share, spent, rest and execution rate of every studio.</summary>
[Route("studios/spending"), Authorize(Policy = nameof(Permission.ManageStudios))]
public sealed class PursesController(StudioPurses purses) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(StudioQuery query)
    {
        if (query.Year is < 2000 or > 2100) return NotFound();
        var year = query.Year ?? Today.Year;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var studios = Db.Studios.AsNoTracking().Where(s => s.Term.From <= last && s.Term.To >= first);
        if (query.Sought is { } sought) studios = studios.Where(s => s.SearchText.Contains(sought));
        var all = await purses.OfAllAsync(year, [.. (await studios.IgnoreAutoIncludes().Select(s => new { s.Id, s.Organisation.Path }).ToListAsync(Stop)).Select(s => (s.Id, s.Path))], Stop);
        var columns = Columns(all);
        if (query.WantsWorkbook) return (await columns.WorkbookAsync(studios, query, T, Stop)).ToFile(T["工作室经费"]);
        return View("Purses", new PurseBoard(await columns.PageAsync(studios, query, Stop), year, Today, all));
    }

    private List<Studio, PurseRow> Columns(IReadOnlyDictionary<int, Purse> all) => new List<Studio, PurseRow>(s => new PurseRow(s.Id, s.Name, s.Organisation.Name), s => s.SortKey, s => s.Id)
        .With("工作室", r => r.Name, s => s.SortKey, "name")
        .With("单位", r => r.Organisation)
        .With("应得（元）", r => all[r.Id].Share is { } share ? share.Fen / 100m : null, isNumber: true)
        .With("已支出（元）", r => all[r.Id].Spent.Fen / 100m, s => Db.Spendings.Where(p => p.StudioId == s.Id).Sum(p => p.Amount.Fen), "spent", isNumber: true)
        .With("结余（元）", r => all[r.Id].Rest.Fen / 100m, isNumber: true)
        .With("执行率", r => all[r.Id].Rate is { } rate ? Math.Round(rate * 100, 1) : null, isNumber: true);
}

public sealed record PurseRow(int Id, string Name, string Organisation);

public sealed record PurseBoard(ListPage<PurseRow> Studios, int Year, DateOnly Today, IReadOnlyDictionary<int, Purse> Purses)
{
    public Money Shared => Sum(p => p.Share ?? Money.Zero);

    public Money Spent => Sum(p => p.Spent);

    private Money Sum(Func<Purse, Money> part) => Purses.Values.Aggregate(Money.Zero, (sum, p) => sum + part(p));
}
