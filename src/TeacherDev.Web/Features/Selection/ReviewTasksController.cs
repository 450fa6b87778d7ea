using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>评审任务: an expert's list, and one file after the other.</summary>
[Route("reviews"), Authorize(Policy = nameof(Permission.ScoreReviews))]
public sealed class ReviewTasksController(ReviewDesk desk, Reviewing reviewing, FileStore files) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(ReviewTaskState? state)
    {
        var rows = await (from task in desk.Mine.AsNoTracking()
                          orderby task.PanelId descending, task.Number
                          select new ReviewTaskRow(task.Id, task.PanelId, task.Number, task.State, task.Points.Sum(p => p.Tenths), task.Points.Count > 0)).ToListAsync(Stop);
        return View(new ReviewTaskIndex(rows, await desk.PanelsAsync([.. rows.Select(r => r.PanelId).Distinct()], Stop), state));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id) => await PageAsync(id, form: null) is { } page ? View(page) : NotFound();

    /// <summary>Hands the score in and opens the next file, or keeps a draft with the other button.</summary>
    [HttpPost("{id:int}")]
    public async Task<IActionResult> Score(int id, ScoreForm form)
    {
        if (await desk.OfAsync(id, Stop) is not { } file) return NotFound();
        var next = await desk.NextAsync(file.Task, Stop);
        return await Submit(
            () => desk.Mine.SingleOrDefaultAsync(t => t.Id == id, Stop), form.Version,
            task => reviewing.ScoreAsync(task, form.Given(file.Panel), form.Comment, !form.Keeps, Time.UtcNow, Stop),
            _ => Redirect(form.Keeps ? $"/reviews/{id}" : next is { } other ? $"/reviews/{other}" : "/reviews"), form.Keeps ? "草稿已保存" : "已交分", () => AgainAsync(id, form));
    }

    /// <summary>回避: somebody else gets the file.</summary>
    [HttpPost("{id:int}/recusal")]
    public Task<IActionResult> Recuse(int id, ReasonForm form) => Submit(
        () => desk.Mine.SingleOrDefaultAsync(t => t.Id == id, Stop), seen: null, task => reviewing.RecuseAsync(task, form.Reason, Stop), _ => Redirect("/reviews"), "已回避，这份申报会分给其他专家", () => AgainAsync(id, form: null));

    /// <summary>A paper under what was asked for, never under the name of its file.</summary>
    [HttpGet("{id:int}/papers/{number:int}")]
    public async Task<IActionResult> Paper(int id, int number)
    {
        if (await desk.PaperAsync(id, number, Stop) is not { } file) return NotFound();
        var disposition = new ContentDispositionHeaderValue(file.Kind.IsShown ? "inline" : "attachment");
        disposition.SetHttpFileName($"{T["附件"]}{number}{Path.GetExtension(file.Name)}");
        Response.Headers.ContentDisposition = disposition.ToString();
        return File(files.Open(file), file.Kind.MediaType);
    }

    private async Task<ReviewTaskPage?> PageAsync(int id, ScoreForm? form) => await desk.OfAsync(id, Stop) is { } file ? new(file, form ?? ScoreForm.Of(file)) : null;

    private async Task<IActionResult> AgainAsync(int id, ScoreForm? form) => await PageAsync(id, form) is { } page ? View("Show", page) : NotFound();
}

public sealed record ReviewTaskRow(int Id, int PanelId, int Number, ReviewTaskState State, int Tenths, bool IsBegun);

public sealed record ReviewTaskIndex(IReadOnlyList<ReviewTaskRow> Rows, IReadOnlyDictionary<int, string> Panels, ReviewTaskState? State);

public sealed record ReviewTaskPage(ReviewFile File, ScoreForm Form);

public sealed record ScoreForm
{
    public List<PointForm>? Points { get; init; }

    public string? Comment { get; init; }

    /// <summary>Keeps a draft; otherwise the score is handed in.</summary>
    public bool Keeps { get; init; }

    public int Version { get; init; }

    public static ScoreForm Of(ReviewFile file) => new()
    {
        Points = [.. file.Panel.InOrder.Select(c => new PointForm { Criterion = c.Id, Points = file.Task.Points.FirstOrDefault(p => p.CriterionId == c.Id) is { } p ? Typed(p.Tenths) : null })],
        Comment = file.Task.Comment,
        Version = file.Task.Version,
    };

    public string? TypedFor(int criterion) => Points?.Find(p => p.Criterion == criterion)?.Points;

    /// <exception cref="RuleBroken">Something that is no number of points.</exception>
    public IReadOnlyDictionary<int, int?> Given(ReviewPanel panel) => panel.InOrder.ToDictionary(c => c.Id, c => ReviewTask.Read(TypedFor(c.Id), c.Name));

    private static string Typed(int tenths) => (tenths / 10m).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
}

public sealed record PointForm
{
    public int Criterion { get; init; }

    public string? Points { get; init; }
}
