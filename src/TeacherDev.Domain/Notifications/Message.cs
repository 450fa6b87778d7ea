using System.Text.Json;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Notifications;

/// <summary>
/// A row of the outbox: what one person is told over one channel about one occasion, and what became of it. Unique by person, occasion
/// and channel, so a sweep may plan as often as it likes. It is committed as Sending before anybody is dialled; found in that state with
/// a dead lease its outcome is unknown, and a reminder is then not repeated.
/// </summary>
[Unaudited]
public sealed class Message : Leased
{
    public const int TemplateLength = 60;
    public const int OccasionLength = 120;
    public const int TitleLength = 200;
    public const int MostAttempts = 8;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Message() { }

    public Message(Reminder reminder, Channel channel, string? address)
    {
        (RecipientPersonId, Channel, OccasionKey) = (reminder.PersonId, channel, reminder.OccasionKey);
        Follow(reminder, address);
    }

    /// <summary>The organisation of the recipient on the day it was planned.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public int RecipientPersonId { get; private set; }

    public Channel Channel { get; private set; }

    /// <summary>An e-mail address; null in the inbox.</summary>
    public string? Address { get; private set => field = value is null ? null : PersonalData.Email(value); }

    public string Template { get; private set; } = null!;

    /// <summary>The facts for the template, as a JSON object of strings.</summary>
    public string Arguments { get; private set; } = null!;

    public string OccasionKey { get; private set; } = null!;

    /// <summary>From when on sending it would be worse than silence (UTC).</summary>
    public DateTime Expires { get; private set; }

    public MessageState State { get; private set; }

    /// <summary>Subject and text as they were sent; null until then.</summary>
    public string? Title { get; private set; }

    public string? Text { get; private set; }

    /// <summary>The server's word, or why it was not sent.</summary>
    public Remark? Outcome { get; private set; }

    public DateTime? SettledAt { get; private set; }

    public DateTime? ReadAt { get; private set; }

    /// <summary>When somebody wrote down that the person was told by other means, by phone or in the chat group.</summary>
    public DateTime? ToldOtherwiseAt { get; private set; }

    /// <summary>The account that did.</summary>
    public int? ToldOtherwiseById { get; private set; }

    /// <summary>What it is about: the first two parts of the occasion, e.g. “session/17”.</summary>
    public string Subject => string.Join('/', OccasionKey.Split('/').Take(2));

    public IReadOnlyDictionary<string, string> Facts => JsonSerializer.Deserialize<Dictionary<string, string>>(Arguments)!;

    /// <summary>The same for every attempt, so that a mailbox can tell a repetition.</summary>
    public string MessageId(string domain) => $"<message-{Id}@{domain}>";

    public bool HasExpired(DateTime now) => Expires <= now;

    /// <summary>
    /// Takes over what the rule and the recipient's card say today; only what has not left yet can follow. A forgotten message lives again: the
    /// session was moved back. One that a person withdrew does not.
    /// Nothing changes, and nothing is saved, when the rule says what it said before.
    /// </summary>
    /// <param name="address">Null in the inbox.</param>
    public void Follow(Reminder reminder, string? address)
    {
        if (State is not (MessageState.Pending or MessageState.Forgotten)) return;
        var facts = JsonSerializer.Serialize(reminder.Facts, Plain);
        if (State == MessageState.Pending && Attempts == 0) Due = reminder.Due;
        if (State == MessageState.Forgotten) (State, Due, Attempts, Outcome, SettledAt) = (MessageState.Pending, reminder.Due, 0, null, null);
        (OrganisationId, Address, Template, Arguments, Expires) = (reminder.OrganisationId, address, reminder.Template, facts, reminder.Expires);
    }

    /// <summary>The last step before somebody is dialled. Saving it fails when the lease went to another or the message was withdrawn.</summary>
    public void Dial(string title, string text, DateTime now, TimeSpan lease)
    {
        if (State != MessageState.Pending) throw new RuleBroken("这条消息不在待发送状态，不能发送");
        if (!IsLeased(now)) throw new RuleBroken("这条消息的发送时限已过，请等待下一次发送");
        (Title, Text, State, LeaseUntil) = (title, text, MessageState.Sending, now + lease);
    }

    /// <summary>
    /// Writes down what became of the attempt. What was certainly not sent waits longer each time (1, 5, 15, 60 minutes, then 4 hours),
    /// but never beyond <see cref="Expires"/>.
    /// </summary>
    public void Settle(Delivery delivery, DateTime now)
    {
        if (State is not (MessageState.Pending or MessageState.Sending)) throw new RuleBroken("这条消息已经有发送结果");
        EndLease();
        var again = now + Pause(Attempts);
        var mayRepeat = Attempts < MostAttempts && again < Expires;
        (State, Outcome) = delivery.Result switch
        {
            DeliveryResult.Accepted => (MessageState.Sent, delivery.Word),
            DeliveryResult.NotSent when mayRepeat => (MessageState.Pending, delivery.Word),
            DeliveryResult.Unknown => (MessageState.OutcomeUnknown, delivery.Word),
            _ => (MessageState.Refused, delivery.Word),
        };
        if (State == MessageState.Pending) Due = again;
        else SettledAt = now;
    }

    /// <summary>Gives back what was claimed and could not be tried in time: it waits as before, and the claim was no attempt.</summary>
    public void PutBack()
    {
        EndLease();
        Attempts--;
    }

    /// <summary>Takes back what has not left yet, because the rules no longer say it.</summary>
    /// <exception cref="RuleBroken">It has left, or is just leaving.</exception>
    public void Forget(Remark reason, DateTime now) => TakeBack(MessageState.Forgotten, reason, now);

    /// <summary>A person takes back what has not left yet; the rules do not call it back to life.</summary>
    /// <exception cref="RuleBroken">It has left, or is just leaving.</exception>
    public void Withdraw(string by, DateTime now) => TakeBack(MessageState.Withdrawn, Remark.Of("由 {0} 撤回", by), now);

    /// <summary>A person decides to try once more what was refused or whose outcome is unknown: the recipient may get it twice.</summary>
    public void Resend(DateTime now)
    {
        if (State is not (MessageState.Refused or MessageState.OutcomeUnknown)) throw new RuleBroken("只能重发被退回或结果不明的消息");
        if (HasExpired(now)) throw new RuleBroken("事项已过期，不能再发送；如仍需通知，请直接联系本人");
        (State, Due, Attempts, Outcome, SettledAt) = (MessageState.Pending, now, 0, null, null);
        (ToldOtherwiseAt, ToldOtherwiseById) = (null, null);
    }

    /// <summary>The person knows all the same: nobody has to look after this message any more. Why it was not delivered stays written.</summary>
    public void TellOtherwise(int? accountId, DateTime now)
    {
        if (State is not (MessageState.Refused or MessageState.OutcomeUnknown)) throw new RuleBroken("只有被退回或结果不明的消息可以标为已另行通知");
        if (ToldOtherwiseAt is not null) throw new RuleBroken("这条消息已经标为已另行通知");
        (ToldOtherwiseAt, ToldOtherwiseById) = (now, accountId);
    }

    public void Read(DateTime now)
    {
        if (Channel != Channel.Inbox || State != MessageState.Sent) throw new RuleBroken("只有已送达的站内消息可以标为已读");
        ReadAt ??= now;
    }

    private void TakeBack(MessageState state, Remark reason, DateTime now)
    {
        if (State != MessageState.Pending) throw new RuleBroken("只能撤回待发送的消息；这条消息已经发出或正在发送");
        EndLease();
        (State, Outcome, SettledAt) = (state, reason, now);
    }

    private static TimeSpan Pause(int attempts) =>
        TimeSpan.FromMinutes(attempts switch { <= 1 => 1, 2 => 5, 3 => 15, 4 => 60, _ => 240 });
}
