using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Tests.Data;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Tests.Notifications;

public sealed class MessageTests
{
    private const string Address = "liu@example.com";
    private static readonly DateTime Now = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Only_a_leased_message_is_dialled()
    {
        var message = Mail();
        Assert.Throws<RuleBroken>(() => message.Dial("题", "文", Now, TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public void An_accepted_message_is_sent_and_stays_so()
    {
        var message = Mail();
        message.Settle(Delivery.Accepted("好"), Now);
        Assert.Equal((MessageState.Sent, (DateTime?)Now), (message.State, message.SettledAt));
        Assert.Throws<RuleBroken>(() => message.Settle(Delivery.Accepted("好"), Now));
        Assert.Throws<RuleBroken>(() => message.Forget(Remark.Of("改期"), Now));
        Assert.Throws<RuleBroken>(() => message.Resend(Now));
    }

    [Fact]
    public void Who_was_told_otherwise_is_off_the_list_and_why_it_failed_stays()
    {
        var message = Mail();
        Assert.Throws<RuleBroken>(() => message.TellOtherwise(7, Now));
        message.Settle(Delivery.Refused("没有这个邮箱"), Now);
        Assert.Single(new[] { message }.AsQueryable().InTrouble());
        message.TellOtherwise(7, Now);
        Assert.Empty(new[] { message }.AsQueryable().InTrouble());
        Assert.Equal((MessageState.Refused, "没有这个邮箱", (int?)7, (DateTime?)Now), (message.State, message.Outcome!.Text, message.ToldOtherwiseById, message.ToldOtherwiseAt));
        Assert.Throws<RuleBroken>(() => message.TellOtherwise(8, Now));
        message.Resend(Now);
        Assert.Null(message.ToldOtherwiseAt);
    }

    [Fact]
    public void What_was_not_sent_waits_and_is_tried_again()
    {
        var message = Mail();
        message.Settle(Delivery.NotSent("451"), Now);
        Assert.Equal((MessageState.Pending, Now.AddMinutes(1)), (message.State, message.Due));
    }

    [Fact]
    public void Nothing_is_tried_again_after_the_occasion()
    {
        var message = Mail(expires: Now.AddSeconds(30));
        message.Settle(Delivery.NotSent("451"), Now);
        Assert.Equal(MessageState.Refused, message.State);
    }

    [Fact]
    public void An_unknown_outcome_is_not_repeated_unless_a_person_says_so()
    {
        var message = Mail();
        message.Settle(Delivery.Unknown("断线"), Now);
        message.Follow(Reminder(due: Now.AddHours(1)), Address);
        Assert.Equal(MessageState.OutcomeUnknown, message.State);
        message.Resend(Now);
        Assert.Equal((MessageState.Pending, Now), (message.State, message.Due));
    }

    [Fact]
    public void Nothing_is_resent_after_the_occasion()
    {
        var message = Mail();
        message.Settle(Delivery.Refused("550"), Now);
        Assert.Throws<RuleBroken>(() => message.Resend(Now.AddDays(30)));
    }

    [Fact]
    public void A_forgotten_message_lives_again_when_the_session_is_moved_back()
    {
        var message = Mail();
        message.Forget(Remark.Of("改期"), Now);
        message.Follow(Reminder(due: Now.AddHours(3)), Address);
        Assert.Equal((MessageState.Pending, Now.AddHours(3), null), (message.State, message.Due, message.Outcome));
    }

    [Fact]
    public void What_a_person_withdrew_stays_withdrawn()
    {
        var message = Mail();
        message.Withdraw("周兰", Now);
        message.Follow(Reminder(due: Now.AddHours(3)), Address);
        Assert.Equal((MessageState.Withdrawn, "由 周兰 撤回"), (message.State, message.Outcome!.ToString()));
        Assert.Throws<RuleBroken>(() => message.Withdraw("周兰", Now));
    }

    [Fact]
    public void What_has_not_left_follows_the_facts_and_the_address_of_the_day()
    {
        var message = Mail();
        message.Follow(Reminder() with { Facts = new Dictionary<string, string> { ["课题"] = "作业" } }, "new@example.com");
        Assert.Equal(("作业", "new@example.com"), (message.Facts["课题"], message.Address));
    }

    [Fact]
    public async Task A_retry_keeps_its_pause_when_the_rule_is_asked_again()
    {
        using var file = new SqliteFile();
        await using var db = file.Open();
        var message = await ClaimedAsync(db);
        message.Settle(Delivery.NotSent("451"), Now);
        message.Follow(Reminder(), Address);
        Assert.Equal(Now.AddMinutes(1), message.Due);
    }

    [Fact]
    public async Task What_is_put_back_was_not_tried()
    {
        using var file = new SqliteFile();
        await using var db = file.Open();
        var message = await ClaimedAsync(db);
        Assert.Equal((1, true), (message.Attempts, message.IsLeased(Now)));
        message.PutBack();
        Assert.Equal((0, false, MessageState.Pending), (message.Attempts, message.IsLeased(Now), message.State));
    }

    [Fact]
    public void Reading_is_for_the_inbox()
    {
        var (mail, inbox) = (Mail(), new Message(Reminder(), Channel.Inbox, address: null));
        mail.Settle(Delivery.Accepted("好"), Now);
        inbox.Settle(Delivery.Accepted("好"), Now);
        Assert.Throws<RuleBroken>(() => mail.Read(Now));
        inbox.Read(Now);
        inbox.Read(Now.AddDays(1));
        Assert.Equal(Now, inbox.ReadAt);
    }

    [Theory]
    [InlineData("a\r\nRCPT TO:<x>@x.cn")]
    [InlineData("\"a b\"@x.cn")]
    [InlineData("a@x.cn, b@x.cn")]
    [InlineData("a@x.cn>")]
    public void An_address_is_one_mailbox(string address) => Assert.Throws<RuleBroken>(() => new Message(Reminder(), Channel.Email, address));

    [Fact]
    public void Its_message_id_never_changes()
    {
        var message = Mail();
        var before = message.MessageId("example.org");
        message.Settle(Delivery.NotSent("451"), Now);
        Assert.Equal(before, message.MessageId("example.org"));
    }

    private static Message Mail(DateTime? expires = null) => new(Reminder(expires: expires), Channel.Email, Address);

    private static async Task<Message> ClaimedAsync(TeacherDevDb db)
    {
        var city = new Organisation("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null);
        db.Add(city);
        await db.SaveChangesAsync();
        db.Add(new Message(Reminder() with { OrganisationId = city.Id }, Channel.Email, Address));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return (await db.Messages.ClaimDueAsync(Now, TimeSpan.FromMinutes(2), 1, default)).Single();
    }

    private static Reminder Reminder(DateTime? due = null, DateTime? expires = null) =>
        new(7, 1, "session/17", "2026-11-26/ahead", "session-ahead", new Dictionary<string, string> { ["课题"] = "命题" }, due ?? Now, expires ?? Now.AddDays(3));
}
