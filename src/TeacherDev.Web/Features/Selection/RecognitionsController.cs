using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>认定: all who have come to it, by one document; and who drops out afterwards.</summary>
[Authorize(Policy = nameof(Permission.ManageCalls))]
public sealed class RecognitionsController(Recognising recognising) : FeatureController
{
    [HttpGet("calls/{id:int}/recognition")]
    public async Task<IActionResult> New(int id) => await PageAsync(id, new RecognitionForm { Day = Today }) is { } page ? View(page) : NotFound();

    [HttpPost("calls/{id:int}/recognition")]
    public Task<IActionResult> Create(int id, RecognitionForm form) => Submit(
        () => Db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null,
        _ => recognising.RecogniseAsync(id, form.Document, form.Day!.Value, form.Award(), By, Stop), _ => Redirect($"/calls/{id}/recognition"), "已认定",
        async () => View("New", await PageAsync(id, form)));

    [HttpPost("applications/{id:int}/exit")]
    public async Task<IActionResult> Exit(int id, ReasonForm form)
    {
        if (await Db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, Stop) is not { } application) return NotFound();
        if (!await Db.Calls.AnyAsync(c => c.Id == application.CallId && c.Organisation.Path.StartsWith(Viewer.Path), Stop)) return await Deny();
        return await Submit(
            () => Db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, Stop), seen: null, _ => recognising.DropAsync(id, By, form.Reason, Stop), _ => Redirect($"/calls/{application.CallId}/recognition"), "已办理退出",
            async () => View("New", await PageAsync(application.CallId, new RecognitionForm { Day = Today })));
    }

    private Act By => new(Viewer.AccountId, Time.UtcNow);

    private Task<RecognitionPage?> PageAsync(int id, RecognitionForm form) => RecognitionPage.OfAsync(Db, recognising, id, form, Stop);
}

/// <param name="Waiting">Who is recognised by the next document.</param>
/// <param name="Recognised">By school and name.</param>
public sealed record RecognitionPage(CallSummary Summary, IReadOnlyList<Candidate> Waiting, IReadOnlyList<RecognisedLine> Recognised, int Reserve, RecognitionForm Form)
{
    private const int Most = 2000;

    public static async Task<RecognitionPage?> OfAsync(TeacherDevDb db, Recognising recognising, int id, RecognitionForm form, CancellationToken stop)
    {
        if (await CallSummary.OfAsync(db, id, stop) is not { IsOurs: true } summary) return null;
        var recognised = await (from application in db.Applications.AsNoTracking()
                                where application.CallId == id && application.State == ApplicationState.Recognised
                                join card in db.PersonCards on application.PersonId equals card.Id
                                orderby application.Organisation.SortKey, card.SortKey, application.Id
                                select new RecognisedLine(application.Id, card.Name, application.Organisation.Name, application.Subject, application.Document!, application.RecognisedOn!.Value)).Take(Most).ToListAsync(stop);
        var reserve = await db.Applications.CountAsync(a => a.CallId == id && a.State == ApplicationState.Pending && a.At == SelectionStep.PublicNotice, stop);
        return new(summary, await recognising.CandidatesAsync(id, SelectionStep.Recognition, stop), recognised, reserve, form);
    }
}

public sealed record RecognisedLine(int Id, string Name, string School, string? Subject, string Document, DateOnly Day);

public sealed record RecognitionForm
{
    [Required, StringLength(Title.DocumentLength), Display(Name = "文号")]
    public string? Document { get; init; }

    [Required, Display(Name = "认定日期")]
    public DateOnly? Day { get; init; }

    [Display(Name = "授予称号")]
    public TeacherTier? Tier { get; init; }

    [Display(Name = "称号级别")]
    public TitleLevel? Level { get; init; }

    [Range(1, 10), Display(Name = "有效年数")]
    public int? Years { get; init; } = 3;

    /// <exception cref="RuleBroken">A title without level or years.</exception>
    public TitleAward? Award() => Tier is not { } tier ? null : Level is { } level && Years is { } years ? new TitleAward(tier, level, years) : throw new RuleBroken("授予称号时请选择称号级别和有效年数");
}
