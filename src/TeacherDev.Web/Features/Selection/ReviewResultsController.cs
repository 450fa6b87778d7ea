using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Selection;

/// <summary>评审结果: who is behind, what the scores come to, and passing it on.</summary>
[Route("calls/{id:int}/review"), Authorize(Policy = nameof(Permission.ManageCalls))]
public sealed class ReviewResultsController(Reviewing reviewing, ReviewResults results) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int id, ListQuery query)
    {
        if (await PageAsync(id) is not { } page) return NotFound();
        if (!query.WantsWorkbook) return View(page);
        string[] heads = [T["区县"], T["学段"], T["学科组"], T["名次"], T["并列"], T["姓名"], T["学校"], T["得分"], T["专家数"], T["分差"]];
        return new Workbook(heads, page.Results.Select(r => new object?[] { r.Ranked.File.Kind.District, T.Cell(r.Ranked.File.Kind.Stage), r.Ranked.File.Kind.SubjectGroup, r.Ranked.Position, r.Ranked.IsTied ? T["并列"].Value : null, r.Name, r.School, r.Ranked.File.Score.Points, r.Scores, r.SpreadTenths / 10m }).ToArray())
            .ToFile($"{page.Summary.Call.Title} {T["评审结果"]}");
    }

    [HttpPost("closing")]
    public Task<IActionResult> Close(int id) => ChangeAsync(id, panel => reviewing.CloseAsync(panel.Id, Time.UtcNow, Stop), "评分已结束");

    /// <summary>What the panel agreed for files that stay tied.</summary>
    [HttpPost("ties")]
    public Task<IActionResult> Decide(int id, TieForm form) => ChangeAsync(id, async panel =>
    {
        var tied = (await results.OfAsync(panel, Stop)).Where(r => r.Waits).Select(r => r.Id).ToHashSet();
        panel.Decide([.. (form.Files ?? []).Where(f => tied.Contains(f.ApplicationId)).OrderBy(f => f.Place).Select(f => f.ApplicationId)], form.Reason);
    }, "议定意见已保存");

    /// <summary>入围: the first of each kind of place go on.</summary>
    [HttpPost("")]
    public Task<IActionResult> Pass(int id, PassForm form) => ChangeAsync(
        id, panel => reviewing.PassAsync(panel.Id, (form.Kinds ?? []).Where(k => k.Key is not null).DistinctBy(k => k.Key).ToDictionary(k => k.Key!, k => k.Count ?? 0, StringComparer.Ordinal), new Act(Viewer.AccountId, Time.UtcNow), Stop), "入围名单已通过");

    private Task<IActionResult> ChangeAsync(int id, Func<ReviewPanel, Task> change, string notice) => Submit(
        () => Db.ReviewPanels.SingleOrDefaultAsync(p => p.CallId == id, Stop), seen: null, change, _ => Redirect($"/calls/{id}/review"), notice,
        async () => await PageAsync(id) is { } page ? View("Index", page) : NotFound());

    private Task<ReviewPage?> PageAsync(int id) => ReviewPage.OfAsync(Db, reviewing, results, id, Stop);
}

/// <param name="Behind">Experts with open files.</param>
public sealed record ReviewPage(CallSummary Summary, ReviewPanel? Panel, IReadOnlyList<ExpertLoad> Experts, IReadOnlyList<ReviewResult> Results)
{
    public IReadOnlyList<ExpertLoad> Behind => [.. Experts.Where(e => e.Open > 0)];

    public IReadOnlyList<ReviewResult> Waiting => [.. Results.Where(r => r.Waits)];

    public bool IsFarApart(ReviewResult result) => Panel is { SpreadPoints: > 0 and var most } && result.SpreadTenths >= most * 10;

    public static async Task<ReviewPage?> OfAsync(TeacherDevDb db, Reviewing reviewing, ReviewResults results, int id, CancellationToken stop)
    {
        if (await CallSummary.OfAsync(db, id, stop) is not { IsOurs: true } summary || summary.Call.Find(SelectionStep.Experts) is null) return null;
        var panel = await db.ReviewPanels.AsNoTracking().SingleOrDefaultAsync(p => p.CallId == id, stop);
        return panel is null ? new(summary, null, [], []) : new(summary, panel, await reviewing.LoadsAsync(panel, stop), await results.OfAsync(panel, stop));
    }
}
