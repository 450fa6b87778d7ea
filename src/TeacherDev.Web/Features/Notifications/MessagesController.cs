using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs.Notifications;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Notifications;

/// <summary>The outbox: planned, sent, failed and why; to send once more or to withdraw.</summary>
[Route("messages")]
public sealed class MessagesController(Wording wording) : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadMessages))]
    public async Task<IActionResult> Index(MessageQuery query)
    {
        if (query.WantsWorkbook) return (await MessageRow.Columns(Db).WorkbookAsync(query.Of(Db), query, T, Stop)).ToFile(T["发出的消息"]);
        return View(await MessageIndex.OfAsync(Db, query, Stop));
    }

    [HttpGet("{id:int}"), Authorize(Policy = nameof(Permission.ReadMessages))]
    public async Task<IActionResult> Show(int id)
    {
        if (await Db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, Stop) is not { } message) return NotFound();
        var recipient = await Db.PersonCards.SingleAsync(p => p.Id == message.RecipientPersonId, Stop);
        var (title, text) = message.Text is not null ? (message.Title!, message.Text) : await PreviewAsync(message);
        return View("Show", new MessageShow(
            message.Id, recipient.Name, recipient.School, message.Channel, message.Address, title, text, message.Due, message.Expires,
            message.State, message.Outcome, message.SettledAt, message.ReadAt, message.Attempts, message.ToldOtherwiseAt,
            await Db.Accounts.Where(a => a.Id == message.ToldOtherwiseById).Select(a => a.Name).SingleOrDefaultAsync(Stop), Viewer.May(Permission.SendReminders)));
    }

    [HttpPost("{id:int}/delivery"), Authorize(Policy = nameof(Permission.SendReminders))]
    public Task<IActionResult> Resend(int id) => Change(id, m => m.Resend(Time.UtcNow), "已重新安排发送");

    [HttpPost("{id:int}/withdrawal"), Authorize(Policy = nameof(Permission.SendReminders))]
    public Task<IActionResult> Withdraw(int id) => Change(id, m => m.Withdraw(Viewer.Name, Time.UtcNow), "消息已撤回");

    [HttpPost("{id:int}/other-notice"), Authorize(Policy = nameof(Permission.SendReminders))]
    public Task<IActionResult> TellOtherwise(int id) => Change(id, m => m.TellOtherwise(Viewer.AccountId, Time.UtcNow), "已记为另行通知");

    private Task<IActionResult> Change(int id, Action<Message> change, string notice) =>
        Submit(() => Db.Messages.SingleOrDefaultAsync(m => m.Id == id, Stop), seen: null, change, _ => RedirectToAction(nameof(Show), new { id }), notice, () => Show(id));

    private async Task<(string Title, string Text)> PreviewAsync(Message message)
    {
        if (await Db.MessageTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.Key == message.Template, Stop) is not { } template) return (message.Template, T["没有消息模板“{0}”，请先载入模板再重发", message.Template]);
        try { return wording.Of(template, message.Facts); }
        catch (RuleBroken rule) { return (template.Name, T.Sentence(rule)); }
    }
}
