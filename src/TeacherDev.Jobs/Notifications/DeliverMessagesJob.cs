using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Work;

namespace TeacherDev.Jobs.Notifications;

/// <summary>
/// Hands over what is due. Each message is committed as Sending before anybody is dialled, so a process that dies in between leaves a mark
/// and not a second mail.
/// </summary>
public sealed class DeliverMessagesJob(TeacherDevDb db, Outbox outbox, IMailer mailer, Wording wording, Enclosures enclosures, MailSettings settings, TimeProvider clock, ILogger<DeliverMessagesJob> log)
{
    /// <summary>Several times what one attempt may take.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private const int Take = 20;
    private readonly Dictionary<string, MessageTemplate?> templates = [];
    private readonly Dictionary<MessageState, int> count = [];

    public async Task<Remark> RunAsync(CancellationToken stop)
    {
        var unknown = await db.WriteAsync(() => db.Messages.MarkUnknownAsync(clock.UtcNow, stop), stop);
        while (await ClaimAsync(stop) is { Count: > 0 } messages)
            foreach (var about in messages.GroupBy(m => m.Subject, StringComparer.Ordinal))
                await DeliverAsync([.. about], stop);
        return Remark.Of("送达 {0} 条，稍后重试 {1} 条，被退回 {2} 条，结果不明 {3} 条，撤回 {4} 条",
            Count(MessageState.Sent), Count(MessageState.Pending), Count(MessageState.Refused), Count(MessageState.OutcomeUnknown) + unknown, Count(MessageState.Forgotten));
    }

    private Task<List<Message>> ClaimAsync(CancellationToken stop) => db.WriteAsync(() => db.Messages.ClaimDueAsync(clock.UtcNow, Lease, Take, stop), stop);

    /// <summary>The messages about one subject: the facts are asked for once, at the last moment, and each message is held against them.</summary>
    private async Task DeliverAsync(List<Message> about, CancellationToken stop)
    {
        var moment = outbox.AboutAsync(about[0].Subject, [.. about.Select(m => m.RecipientPersonId)], clock.UtcNow, stop);
        // If it fails, each message is told so below.
        await Task.WhenAny(moment);
        foreach (var message in about)
        {
            stop.ThrowIfCancellationRequested();
            // A server that keeps everybody waiting uses up the time of those behind: they are claimed again, with the facts of that moment.
            var isInTime = message.IsLeased(clock.UtcNow);
            if (isInTime) await DeliverAsync(message, moment, stop);
            else message.PutBack();
            if (await SaveAsync(message) && isInTime) count[message.State] = Count(message.State) + 1;
            db.Entry(message).State = EntityState.Detached;
        }
    }

    private async Task DeliverAsync(Message message, Task<Expectations> moment, CancellationToken stop)
    {
        var isDialled = false;
        try
        {
            if (!(await moment).Correct(message))
            {
                message.Forget(Remark.Of("事项已变更、取消、完成或过期，不再提醒"), clock.UtcNow);
                return;
            }
            var letter = await DialAsync(message, stop);
            isDialled = letter is not null;
            message.Settle(letter is null ? Delivery.Accepted("已放入站内消息") : await mailer.SendAsync(letter, stop), clock.UtcNow);
        }
        catch (DbUpdateConcurrencyException) { /* the lease went to another, or somebody withdrew it: nothing of this may be saved */ Undo(message); }
        catch (RuleBroken rule) when (message.State == MessageState.Pending) { message.Settle(message.IsLeased(clock.UtcNow) ? new Delivery(DeliveryResult.Refused, Remark.Of(rule)) : Delivery.NotSent(rule.Text, rule.Arguments), clock.UtcNow); }
        catch (Exception e) when (isDialled || !stop.IsCancellationRequested)
        {
            log.LogError(e, "Message {Id} failed", message.Id);
            if (!isDialled) Undo(message);
            message.Settle(isDialled ? Delivery.Unknown("发送时程序出错，不能确定对方是否收到；详情见系统日志（{0}）", e.GetType().Name) : Failed(e), clock.UtcNow);
        }
    }

    /// <summary>The letter to send, already written down as being sent; null when the message only goes to the inbox.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The lease went to another, or the message was withdrawn meanwhile.</exception>
    private async Task<Letter?> DialAsync(Message message, CancellationToken stop)
    {
        var (title, text) = wording.Of(await TemplateAsync(message.Template, stop), message.Facts);
        if (message.Channel == Channel.Email) text = message.Mailed(text, settings.Site);
        var enclosure = message.Channel == Channel.Email ? await enclosures.OfAsync(message, stop) : null;
        message.Dial(title, text, clock.UtcNow, Lease);
        if (message.Channel == Channel.Inbox) return null;
        await db.SaveChangesAsync(stop);
        return new Letter(message.Address!, message.MessageId(settings.Domain), title, text, enclosure);
    }

    private async Task<bool> SaveAsync(Message message)
    {
        if (db.Entry(message).State != EntityState.Modified) return false;
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
            return true;
        }
        catch (DbUpdateConcurrencyException) { return false; /* the lease ran out: whoever has the message now settles it */ }
    }

    /// <summary>Back to what was last saved: what could not be saved once must not be in the way of the next save.</summary>
    private void Undo(Message message)
    {
        var entry = db.Entry(message);
        entry.CurrentValues.SetValues(entry.OriginalValues);
        entry.State = EntityState.Unchanged;
    }

    private static Delivery Failed(Exception e) => Delivery.NotSent("程序出错，详情见系统日志（{0}）", e.GetType().Name);

    private int Count(MessageState state) => count.GetValueOrDefault(state);

    private async Task<MessageTemplate> TemplateAsync(string key, CancellationToken stop)
    {
        if (!templates.TryGetValue(key, out var template))
            templates[key] = template = await db.MessageTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.Key == key, stop);
        return template ?? throw new RuleBroken("没有消息模板“{0}”，请先载入模板再重发", key);
    }
}
