using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>A studio's share of a fiscal year and what was spent of it.</summary>
[Route("studios/{id:int}/spending"), Authorize(Policy = nameof(Permission.RunStudios))]
public sealed class SpendingsController(StudioPurses purses, FileStore files) : StudioRoomController(files)
{
    [HttpGet("")]
    public Task<IActionResult> Index(int id, int? year) => year is < 2000 or > 2100 ? Task.FromResult<IActionResult>(NotFound()) : RunAsync(id, async studio => View("Spending", await PageAsync(studio, year ?? Today.Year, null)));

    [HttpPost(""), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public Task<IActionResult> Create(int id, SpendingForm form) => RunAsync(id, _ => Create(
        form.Key, already: () => Db.Spendings.SingleOrDefaultAsync(s => s.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            var studio = (await FindAsync(id))!;
            var receipt = await KeepAsync(form.File, studio);
            var purse = await purses.OfAsync(studio, form.Day!.Value.Year, Stop);
            return await WithFileAsync(receipt, file => Task.FromResult(Spending.Of(studio, purse, form.Day.Value, form.Kind, form.Payee, form.Purpose, form.Yuan!.Value, file, Today, form.Key)));
        },
        done: s => Redirect($"/studios/{id}/spending?year={s.FiscalYear}"), "支出已登记", again: async () => View("Spending", await PageAsync((await FindAsync(id))!, Today.Year, form))));

    [HttpPost("{spendingId:int}/correction")]
    public Task<IActionResult> Correct(int id, int spendingId, CorrectionForm form) => RunAsync(id, async _ =>
        await Db.Spendings.AnyAsync(s => s.Id == spendingId && s.StudioId == id, Stop)
            ? await Create(
                form.Key, already: () => Db.Spendings.SingleOrDefaultAsync(s => s.IdempotencyKey == form.Key, Stop),
                make: async () => (await Db.Spendings.SingleAsync(s => s.Id == spendingId, Stop)).Counter((await FindAsync(id))!, form.Reason, form.Key),
                done: s => Redirect($"/studios/{id}/spending?year={s.FiscalYear}"), "已冲销，原记录保留", again: async () => View("Spending", await PageAsync((await FindAsync(id))!, Today.Year, null)))
            : NotFound());

    private async Task<SpendingPage> PageAsync(Studio studio, int year, SpendingForm? form) => new(Head(studio), await purses.OfAsync(studio, year, Stop),
        await SpendingRow.OfAsync(Db, studio.Id, year, Stop), form ?? new SpendingForm { Key = Guid.NewGuid(), Day = Today }, Today);
}

public sealed record SpendingPage(StudioHead Head, Purse Purse, IReadOnlyList<SpendingRow> Rows, SpendingForm Form, DateOnly Today);

public sealed record SpendingRow(int Id, DateOnly Day, string Kind, string Payee, string Purpose, Money Amount, int? FileId, int? CorrectsId, bool IsCorrected)
{
    public static Task<List<SpendingRow>> OfAsync(Domain.Data.TeacherDevDb db, int studioId, int year, CancellationToken stop) =>
        db.Spendings.AsNoTracking().Where(s => s.StudioId == studioId && s.FiscalYear == year).OrderByDescending(s => s.Day).ThenByDescending(s => s.Id)
            .Select(s => new SpendingRow(s.Id, s.Day, s.Kind, s.Payee, s.Purpose, s.Amount, s.StoredFileId, s.CorrectsId, db.Spendings.Any(c => c.CorrectsId == s.Id))).ToListAsync(stop);
}

public sealed record SpendingForm
{
    public Guid Key { get; init; }

    [Required, Display(Name = "日期")]
    public DateOnly? Day { get; init; }

    [Required, StringLength(StudioRule.SpendKindLength), Display(Name = "支出类别")]
    public string? Kind { get; init; }

    [Required, StringLength(Spending.PayeeLength), Display(Name = "收款方")]
    public string? Payee { get; init; }

    [Required, StringLength(Spending.PurposeLength), Display(Name = "用途")]
    public string? Purpose { get; init; }

    [Required, Range(typeof(decimal), "0", "10000000"), Display(Name = "金额（元）")]
    public decimal? Yuan { get; init; }

    [Display(Name = "票据")]
    public IFormFile? File { get; init; }
}

public sealed record CorrectionForm
{
    public Guid Key { get; init; }

    [Required, StringLength(Spending.PurposeLength), Display(Name = "冲销原因")]
    public string? Reason { get; init; }
}
