using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>公示: published by the issuing body, read by anybody while it is shown, closed by itself.</summary>
[Authorize(Policy = nameof(Permission.ManageCalls))]
public sealed class NoticesController(Recognising recognising, NoticeBoard board) : FeatureController
{
    [HttpGet("calls/{id:int}/notice")]
    public async Task<IActionResult> Index(int id) => await PageAsync(id) is { } page ? View(page) : NotFound();

    [HttpPost("calls/{id:int}/notice")]
    public async Task<IActionResult> Create(int id, NoticeForm form)
    {
        if (await FindCall(id) is null) return NotFound();
        return await Create(
            form.Key, already: () => Db.PublicNotices.SingleOrDefaultAsync(n => n.IdempotencyKey == form.Key, Stop),
            make: async () => await recognising.PublishAsync((await FindCall(id))!, form.Title, form.From!.Value, form.Workdays!.Value, form.Results(), Today, form.Key, Stop),
            done: _ => Redirect($"/calls/{id}/notice"), "公示已发布", again: async () => View("Index", await PageAsync(id, form)));
    }

    /// <summary>For the public: not to be indexed, and gone when its days are over.</summary>
    [HttpGet("notices/{id:int}"), AllowAnonymous]
    public async Task<IActionResult> Show(int id)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        Response.Headers.CacheControl = "no-store";
        return await board.FindAsync(id, Today, Stop) is { } notice ? View(notice) : NotFound();
    }

    [HttpPost("notices/{id:int}/withdrawal")]
    public Task<IActionResult> Withdraw(int id, WithdrawalForm form) => ChangeAsync(id, notice => notice.Withdraw(form.Reason, Today), "公示已撤下");

    [HttpPost("notices/{id:int}/objections")]
    public Task<IActionResult> Receive(int id, ObjectionForm form) => ChangeAsync(id, notice => notice.Receive(form.ApplicationId, form.By, form.Text, Today), "异议已登记");

    [HttpPost("notices/{id:int}/objections/{objection:int}")]
    public Task<IActionResult> Answer(int id, int objection, AnswerForm form) => ChangeAsync(id, notice => notice.Answer(objection, form.IsUpheld, form.Answer, Today), "处理结果已登记");

    /// <summary>The days are over: the proposed go on to 认定.</summary>
    [HttpPost("notices/{id:int}/conclusion")]
    public async Task<IActionResult> Conclude(int id)
    {
        if (await Find(id) is not { } found) return NotFound();
        return await Submit(
            () => Db.PublicNotices.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, Stop), seen: null, _ => recognising.ConcludeAsync(id, new Act(Viewer.AccountId, Time.UtcNow), Stop),
            _ => Redirect($"/calls/{found.CallId}/recognition"), "公示期满，已转入认定", async () => View("Index", await PageAsync(found.CallId)));
    }

    private async Task<IActionResult> ChangeAsync(int id, Action<PublicNotice> change, string notice)
    {
        if (await Find(id) is not { } found) return NotFound();
        return await Submit(() => Find(id), seen: null, change, _ => Redirect($"/calls/{found.CallId}/notice"), notice, async () => View("Index", await PageAsync(found.CallId)));
    }

    private Task<PublicNotice?> Find(int id) => Db.PublicNotices.SingleOrDefaultAsync(n => n.Id == id, Stop);

    private Task<Call?> FindCall(int id) => Db.Calls.Include(c => c.Organisation).SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private Task<NoticePage?> PageAsync(int id, NoticeForm? form = null) => NoticePage.OfAsync(Db, recognising, id, form, Today, Stop);
}
