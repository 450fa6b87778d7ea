using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Studios;

/// <summary>
/// Somebody at the host school answers to a visit without an account, by the address the studio showed: name and post are asked for, the school is told, and may object.
/// Not limited by address: 256 bits cannot be guessed.
/// </summary>
[Route("v/{token}"), AllowAnonymous, Unlisted]
public sealed class HostAnswersController(VisitPasses passes, EvidenceBook evidence, VisitDays days) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> New(string token) => await PageAsync(token, new HostAnswerForm());

    [HttpPost("")]
    public Task<IActionResult> Create(string token, HostAnswerForm form)
    {
        ModelState.Remove(nameof(form.Reason));
        return AnswerAsync(token, form, (visit, answer) => evidence.Confirm(visit, answer), "已确认，谢谢");
    }

    [HttpPost("rejection")]
    public Task<IActionResult> Reject(string token, HostAnswerForm form) => AnswerAsync(token, form, (visit, answer) => visit.Reject(form.Reason!, answer), "已退回，工作室会看到原因");

    private async Task<IActionResult> AnswerAsync(string token, HostAnswerForm form, Action<StudioVisit, VisitAnswer> answer, string notice)
    {
        ShownPass? shown = null;
        return await Submit(
            async () => (shown = await passes.FindAsync(token, Stop))?.Pass, seen: null,
            async pass =>
            {
                await passes.MustBeOfSchoolAsync(shown!.Visit, Stop);
                pass.Use(Time.UtcNow);
                answer(shown.Visit, VisitAnswer.OfPass(form.Name, form.Post, Time.UtcNow));
            },
            _ => Redirect($"/v/{token}"), notice, () => PageAsync(token, form));
    }

    private async Task<IActionResult> PageAsync(string token, HostAnswerForm typed)
    {
        if (await passes.FindAsync(token, Stop) is not ({ } pass, { } visit)) return NotFound();
        var ids = visit.Participants.Select(p => p.PersonId).ToList();
        var names = await Db.PersonCards.Where(c => ids.Contains(c.Id)).OrderBy(c => c.SortKey).Select(c => c.Name).ToListAsync(Stop);
        DateOnly? objection = visit is { State: VisitState.Confirmed, AnsweredHow: AnswerMeans.Pass } ? await days.ObjectionDueAsync(visit, Stop) : null;
        Db.ChangeTracker.Clear();
        return View("HostAnswer", new HostAnswerPage(token, visit, names, IsOver: pass.IsOverAt(Time.UtcNow), objection, typed));
    }
}

public sealed record HostAnswerForm
{
    [Required, StringLength(VisitAnswer.NameLength), Display(Name = "您的姓名")]
    public string? Name { get; init; }

    [Required, StringLength(VisitAnswer.PostLength), Display(Name = "职务")]
    public string? Post { get; init; }

    [Required, StringLength(StudioVisit.ReasonLength), Display(Name = "退回原因")]
    public string? Reason { get; init; }
}

/// <param name="IsOver">The address opened nothing any more.</param>
/// <param name="ObjectionDue">Until when the school may say that what was confirmed here is not so.</param>
public sealed record HostAnswerPage(string Token, StudioVisit Visit, IReadOnlyList<string> Participants, bool IsOver, DateOnly? ObjectionDue, HostAnswerForm Typed);
