using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Hours;

/// <summary>Every entry of one's ledger with what of it counts and why: what each number of the hours page opens onto.</summary>
[Route("hours"), Authorize(Policy = nameof(Permission.ReadHours))]
public sealed class HoursEntriesController(HoursLedger ledger) : FeatureController
{
    private static readonly string[] Heads = ["日期", "培训名称", "形式", "类别", "来源", "登记学时", "计入学时", "说明", "依据", "入账时间"];

    [HttpGet("entries")]
    public Task<IActionResult> Index(EntriesQuery query) => Viewer.PersonId is { } me ? Show(me, query) : Task.FromResult<IActionResult>(NotFound());

    [HttpGet("statement/{personId:int}/entries")]
    public async Task<IActionResult> Show(int personId, EntriesQuery query)
    {
        if (await ledger.StatementAsync(personId, Today, Stop) is not { } statement) return NotFound();
        var card = await Db.PersonCards.SingleAsync(p => p.Id == personId, Stop);
        var asked = statement.Why.Where(query.Asks).ToList();
        if (query.WantsWorkbook) return new Workbook([.. Heads.Select(h => T[h].Value)], asked.Select(w => Cells(w, statement))).ToFile(T["{0}的学时记录", card.Name]);
        var page = ListQuery.Within(query.Page, asked.Count);
        var lines = await HoursSources.LinesAsync(Db, statement, [.. asked.Skip((page - 1) * ListQuery.PageSize).Take(ListQuery.PageSize)], Stop);
        var versions = lines.Select(l => l.Counted.Entry.RuleVersion).Distinct().ToList();
        var rules = await Db.HoursRuleSets.IgnoreAutoIncludes().Where(r => versions.Contains(r.Code + " " + r.VersionText)).OrderBy(r => r.Id).Select(r => new NamedRules(r.Id, r.Code + " " + r.VersionText)).ToListAsync(Stop);
        return View("Show", new EntriesPage(
            new HoursOwner(personId, card.Name, card.School, personId == Viewer.PersonId), statement, query, new(lines, asked.Count, page, query.Search, Sort: null, []),
            asked.Aggregate(Domain.Kernel.Hours.Zero, (sum, w) => sum + w.Counted), rules));
    }

    private object?[] Cells(CountedEntry counted, HoursStatement statement)
    {
        var entry = counted.Entry;
        object?[] cells = [entry.Day, entry.Title, T[statement.NameOf(entry.Mode)].Value, entry.Kind, entry.SourceKind, entry.Hours, counted.Counted, counted.Why, entry.RuleVersion, entry.PostedAt];
        return [.. cells.Select(c => T.Cell(c))];
    }
}

/// <summary>A page of one's entries, by days, mode and verdict.</summary>
public sealed record EntriesQuery : ListQuery
{
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [FromQuery(Name = "to")]
    public DateOnly? To { get; init; }

    /// <summary>Code of a mode.</summary>
    [FromQuery(Name = "mode")]
    public string? Mode { get; init; }

    [FromQuery(Name = "verdict")]
    public HoursVerdict? Verdict { get; init; }

    public bool Asks(CountedEntry counted) => (From is not { } from || counted.Entry.Day >= from) && (To is not { } to || counted.Entry.Day <= to)
        && (string.IsNullOrEmpty(Mode) || counted.Entry.Mode == Mode) && (Verdict is not { } verdict || counted.Verdict == verdict)
        && (Sought is not { } sought || Naming.Normalise(counted.Entry.Title).Contains(sought, StringComparison.Ordinal));
}

/// <param name="Counted">Of all that was asked for, not of this page alone.</param>
/// <param name="Rules">By which the lines shown were certified.</param>
public sealed record EntriesPage(HoursOwner Owner, HoursStatement Statement, EntriesQuery Query, ListPage<WhyLine> Lines, Domain.Kernel.Hours Counted, IReadOnlyList<NamedRules> Rules);

public sealed record NamedRules(int Id, string Version);
