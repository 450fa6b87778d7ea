using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Jobs.Notifications;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Notifications;

/// <summary>What the house told me. Everyone has one; an account without a person has an empty one.</summary>
[Route("inbox")]
public sealed class InboxController : FeatureController
{
    private static List<Message, InboxItem> Columns { get; } = new List<Message, InboxItem>(
            m => new InboxItem(m.Id, m.Title!, m.Text!, m.SettledAt!.Value, m.ReadAt, m.OccasionKey), m => m.Id, m => m.Id)
        .With("时间", r => r.At, m => m.SettledAt, "at")
        .With("标题", r => r.Title)
        .With("内容", r => r.Text)
        .With("阅读时间", r => r.ReadAt);

    [HttpGet("")]
    public async Task<IActionResult> Index(ListQuery query)
    {
        var newest = query with { Sort = query.Sort ?? "-at" };
        var messages = Mine.AsNoTracking();
        if (query.Sought is not null) messages = messages.Where(m => m.Title!.Contains(query.Search!.Trim()) || m.Text!.Contains(query.Search!.Trim()));
        if (query.WantsWorkbook) return (await Columns.WorkbookAsync(messages, newest, T, Stop)).ToFile(T["我的消息"]);
        return View("Index", new InboxPage(await Columns.PageAsync(messages, newest, Stop), await Mine.Unread().CountAsync(Stop)));
    }

    [HttpPost("{id:int}/reading")]
    public Task<IActionResult> Read(int id) => Submit(
        () => Mine.SingleOrDefaultAsync(m => m.Id == id, Stop), seen: null, m => m.Read(Time.UtcNow), _ => RedirectToAction(nameof(Index)), "已标为已读", () => Index(new ListQuery()));

    [HttpPost("reading")]
    public async Task<IActionResult> ReadAll()
    {
        var now = Time.UtcNow;
        var read = await Db.WriteAsync(() => Mine.Unread().ExecuteUpdateAsync(m => m.SetProperty(x => x.ReadAt, now), Stop), Stop);
        Notify(read == 0 ? "没有未读消息" : "全部标为已读");
        return RedirectToAction(nameof(Index));
    }

    private IQueryable<Message> Mine => Db.Messages.InboxOf(Viewer.PersonId ?? 0);
}

public sealed record InboxPage(ListPage<InboxItem> Messages, int Unread);

public sealed record InboxItem(int Id, string Title, string Text, DateTime At, DateTime? ReadAt, string OccasionKey)
{
    public bool IsRead => ReadAt is not null;

    /// <summary>Where that which it is about is opened.</summary>
    public string? Href => MessageLinks.PathOf(OccasionKey);
}
