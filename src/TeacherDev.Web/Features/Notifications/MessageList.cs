using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Work;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Notifications;

public sealed record MessageQuery : ListQuery
{
    [FromQuery(Name = "state")]
    public MessageState? State { get; init; }

    [FromQuery(Name = "channel")]
    public Channel? Channel { get; init; }

    /// <summary>Only those who cannot be reached by mail.</summary>
    [FromQuery(Name = "unreachable")]
    public bool Unreachable { get; init; }

    public IQueryable<Message> Of(TeacherDevDb db)
    {
        var messages = db.Messages.AsNoTracking();
        if (Sought is { } sought) messages = messages.Where(m => db.PersonCards.Any(p => p.Id == m.RecipientPersonId && p.SearchText.Contains(sought)));
        if (State is { } state) messages = messages.Where(m => m.State == state);
        if (Channel is { } channel) messages = messages.Where(m => m.Channel == channel);
        if (Unreachable) messages = messages.Where(m => db.People.Any(p => p.Id == m.RecipientPersonId && p.Email == null));
        return messages;
    }
}

public sealed record MessageRow(int Id, string Recipient, string School, string? Title, string? Kind, Channel Channel, DateTime Due, MessageState State, Remark? Outcome)
{
    public static List<Message, MessageRow> Columns(TeacherDevDb db) => new List<Message, MessageRow>(
        m => new MessageRow(
            m.Id, db.PersonCards.Where(p => p.Id == m.RecipientPersonId).Select(p => p.Name).First(), db.PersonCards.Where(p => p.Id == m.RecipientPersonId).Select(p => p.School).First(),
            m.Title, db.MessageTemplates.Where(t => t.Key == m.Template).Select(t => t.Name).FirstOrDefault(), m.Channel, m.Due, m.State, m.Outcome),
        m => m.Id, m => m.Id)
        .With("收件人", r => r.Recipient)
        .With("单位", r => r.School)
        .With("内容", r => r.Title ?? r.Kind)
        .With("渠道", r => r.Channel, m => m.Channel, "channel")
        .With("发送时间", r => r.Due, m => m.Due, "due")
        .With("状态", r => r.State, m => m.State, "state")
        .With("说明", r => r.Outcome);
}

/// <summary>Everyone on the list and what they are told of, to be copied into a group chat.</summary>
public sealed record GroupText(IReadOnlyList<string> Occasions, IReadOnlyList<string> Names);

/// <param name="Group">Null when the list is too long to be told there.</param>
public sealed record MessageIndex(ListPage<MessageRow> Messages, MessageQuery Query, GroupText? Group)
{
    private const int MostNames = 300;

    public static async Task<MessageIndex> OfAsync(TeacherDevDb db, MessageQuery query, CancellationToken stop)
    {
        var messages = query.Of(db);
        var people = db.PersonCards.Where(p => messages.Any(m => m.RecipientPersonId == p.Id)).OrderBy(p => p.SortKey);
        var page = await MessageRow.Columns(db).PageAsync(messages, query with { Sort = query.Sort ?? "-due" }, stop);
        var names = await people.Take(MostNames + 1).Select(p => p.Name).ToListAsync(stop);
        var occasions = await db.MessageTemplates.Where(t => messages.Any(m => m.Template == t.Key)).OrderBy(t => t.Id).Select(t => t.Name).ToListAsync(stop);
        return new MessageIndex(page, query, names.Count is > 0 and <= MostNames ? new GroupText(occasions, names) : null);
    }
}

/// <summary>A message with what it says, or would say now.</summary>
public sealed record MessageShow(
    int Id, string Recipient, string School, Channel Channel, string? Address, string Title, string Text, DateTime Due, DateTime Expires,
    MessageState State, Remark? Outcome, DateTime? SettledAt, DateTime? ReadAt, int Attempts, DateTime? ToldOtherwiseAt, string? ToldOtherwiseBy, bool MaySend)
{
    public bool MayResend => MaySend && State is MessageState.Refused or MessageState.OutcomeUnknown;

    public bool MayTellOtherwise => MayResend && ToldOtherwiseAt is null;

    public bool MayWithdraw => MaySend && State is MessageState.Pending;
}
