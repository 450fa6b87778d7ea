using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Features.Documents;

namespace TeacherDev.Web.Features.Studios;

/// <summary>年度台账: gatherings with the whole membership, the leader's own words, and the year as one archive and one report.</summary>
[Route("studios/{id:int}/year")]
public sealed class StudioYearController(StudioLedger ledger, GatheringBook gatherings, StudioPurses rules, StudioYearArchive archive, StudioReportDocument report, FileStore files) : StudioRoomController(files)
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadStudios))]
    public async Task<IActionResult> Show(int id, int? year) => !IsNoYear(year) && await FindAsync(id) is { } studio ? View("Year", await PageAsync(studio, year ?? Today.Year)) : NotFound();

    /// <summary>What the leader writes, before the report is made.</summary>
    [HttpPost(""), Authorize(Policy = nameof(Permission.RunStudios))]
    public Task<IActionResult> Update(int id, ReportForm form) => RunAsync(id, _ => Submit(() => FindAsync(id), seen: null, async studio =>
    {
        var written = await Db.StudioReports.AsTracking().SingleOrDefaultAsync(r => r.StudioId == id && r.Year == form.Year, Stop) ?? Db.Add(new StudioReport(studio.Id, form.Year)).Entity;
        written.Write(form.Summary, form.Features, form.Plans);
    }, _ => Redirect($"/studios/{id}/year?year={form.Year}"), "年度报告文字已保存", async () => View("Year", (await PageAsync((await FindAsync(id))!, Today.Year)) with { Form = form })));

    [HttpPost("gatherings"), Authorize(Policy = nameof(Permission.RunStudios))]
    public Task<IActionResult> Call(int id, GatheringForm form) => RunAsync(id, _ => Create(
        form.Key, already: () => Db.Activities.SingleOrDefaultAsync(a => a.IdempotencyKey == form.Key, Stop), make: async () => GatheringBook.Call((await FindAsync(id))!, form.Day!.Value, Today, form.Key),
        done: activity => Redirect($"/activities/{activity.Id}"), "已召集全员，请添加集中培训的时间", again: async () => View("Year", await PageAsync((await FindAsync(id))!, Today.Year))));

    [HttpGet("archive"), Authorize(Policy = nameof(Permission.RunStudios))]
    public Task<IActionResult> Archive(int id, int? year) => PaperAsync(id, year, async whole =>
    {
        var stream = await archive.OfAsync(whole, Stop);
        return File(stream, "application/zip", $"{whole.Studio.Name} {whole.Year} {T["年度台账"]}.zip");
    });

    [HttpGet("report"), Authorize(Policy = nameof(Permission.RunStudios))]
    public Task<IActionResult> Report(int id, int? year) => PaperAsync(id, year, whole => Task.FromResult<IActionResult>(File(report.Of(whole), DocxTemplate.ContentType, $"{whole.Studio.Name} {whole.Year} {T["年度报告"]}.docx")));

    private Task<IActionResult> PaperAsync(int id, int? year, Func<LedgerOfYear, Task<IActionResult>> make) => IsNoYear(year)
        ? Task.FromResult<IActionResult>(NotFound()) : RunAsync(id, async studio => await make(await ledger.OfAsync(studio, year ?? Today.Year, Today, Stop)));

    private async Task<StudioYearPage> PageAsync(Studio studio, int year)
    {
        var head = Head(studio);
        var held = await gatherings.OfAsync(studio, await rules.RuleAsync(studio.Organisation.Path, Stop), year, Today, Stop);
        var ids = studio.Memberships.Select(m => m.PersonId).ToList();
        var names = await Db.PersonCards.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, Stop);
        var written = await Db.StudioReports.AsNoTracking().SingleOrDefaultAsync(r => r.StudioId == studio.Id && r.Year == year, Stop);
        return new(head, year, studio.Term, held, names, new ReportForm { Year = year, Summary = written?.Summary, Features = written?.Features, Plans = written?.Plans }, Today);
    }

    private static bool IsNoYear(int? year) => year is < 2000 or > 2100;
}

public sealed record StudioYearPage(StudioHead Head, int Year, Period Term, IReadOnlyList<Gathering> Gatherings, IReadOnlyDictionary<int, string> Names, ReportForm Form, DateOnly Today)
{
    public string NamesOf(IEnumerable<GatheredPerson> people, string separator) => string.Join(separator, people.Select(p => Names.GetValueOrDefault(p.PersonId, "")));
}

public sealed record ReportForm
{
    [Range(2000, 2100), Display(Name = "年度")]
    public int Year { get; init; }

    [StringLength(StudioReport.TextLength), Display(Name = "工作总结")]
    public string? Summary { get; init; }

    [StringLength(StudioReport.TextLength), Display(Name = "特色与成效")]
    public string? Features { get; init; }

    [StringLength(StudioReport.TextLength), Display(Name = "问题与打算")]
    public string? Plans { get; init; }
}

public sealed record GatheringForm
{
    public Guid Key { get; init; }

    [Required, Display(Name = "日期")]
    public DateOnly? Day { get; init; }
}
