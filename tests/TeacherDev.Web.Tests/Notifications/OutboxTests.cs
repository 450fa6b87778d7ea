using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Notifications;
using TeacherDev.Jobs.Notifications;
using TeacherDev.Web.Tests.Work;
using Xunit;

namespace TeacherDev.Web.Tests.Notifications;

public sealed class OutboxTests
{
    private readonly HandRule rule = new();

    [Fact]
    public async Task Planning_often_makes_one_message_per_person_occasion_and_channel()
    {
        await using var house = await HouseAsync();
        var people = await house.TeachersAsync(3);
        foreach (var person in people) rule.Expect(person, house.OrganisationId, "hand/1", "a", house.Clock.Now);
        for (var again = 0; again < 3; again++) await PlanAsync(house);
        var messages = await house.MessagesAsync();
        Assert.Equal(6, messages.Count);
        Assert.Equal(6, messages.Select(m => (m.RecipientPersonId, m.OccasionKey, m.Channel)).Distinct().Count());
    }

    [Fact]
    public async Task A_moved_occasion_takes_its_message_back_and_plans_another()
    {
        await using var house = await HouseAsync();
        var person = (await house.TeachersAsync(1)).Single();
        rule.Expect(person, house.OrganisationId, "hand/1", "2026-11-26", house.Clock.Now.AddDays(1));
        await PlanAsync(house);
        rule.Expected.Clear();
        rule.Expect(person, house.OrganisationId, "hand/1", "2026-11-27", house.Clock.Now.AddDays(2));
        await PlanAsync(house);
        Assert.Equal(
            [("hand/1/2026-11-26", MessageState.Forgotten), ("hand/1/2026-11-26", MessageState.Forgotten), ("hand/1/2026-11-27", MessageState.Pending), ("hand/1/2026-11-27", MessageState.Pending)],
            (await house.MessagesAsync()).Select(m => (m.OccasionKey, m.State)));
        rule.Expected.Clear();
        rule.Expect(person, house.OrganisationId, "hand/1", "2026-11-26", house.Clock.Now.AddDays(1));
        await PlanAsync(house);
        Assert.Equal([MessageState.Pending, MessageState.Pending, MessageState.Forgotten, MessageState.Forgotten], (await house.MessagesAsync()).Select(m => m.State));
    }

    [Fact]
    public async Task What_was_sent_is_not_sent_again_when_the_rule_still_says_it()
    {
        await using var server = new LoopbackSmtp();
        await using var house = await HouseAsync(server);
        rule.Expect((await house.TeachersAsync(1)).Single(), house.OrganisationId, "hand/1", "a", house.Clock.Now);
        for (var again = 0; again < 3; again++)
        {
            await PlanAsync(house);
            await DeliverAsync(house);
            house.Clock.Now = house.Clock.Now.AddHours(1);
        }
        Assert.Equal("提醒：到校", (await house.MessagesAsync())[0].Title);
        Assert.Equal("请于 11 月 30 日 前完成 到校。", Assert.Single(server.Accepted).Text);
    }

    [Fact]
    public async Task A_thing_cancelled_between_planning_and_sending_is_not_sent()
    {
        await using var server = new LoopbackSmtp();
        await using var house = await HouseAsync(server);
        rule.Expect((await house.TeachersAsync(1)).Single(), house.OrganisationId, "hand/1", "a", house.Clock.Now);
        await PlanAsync(house);
        rule.Expected.Clear();
        await DeliverAsync(house);
        Assert.Empty(server.Recipients);
        Assert.All(await house.MessagesAsync(), m => Assert.Equal(MessageState.Forgotten, m.State));
    }

    [Theory]
    [InlineData(Conduct.Accept, MessageState.Sent, 1)]
    [InlineData(Conduct.DeferRecipient, MessageState.Pending, 2)]
    [InlineData(Conduct.RefuseRecipient, MessageState.Refused, 1)]
    [InlineData(Conduct.HangAtRecipient, MessageState.Pending, 2)]
    [InlineData(Conduct.DeferContent, MessageState.Pending, 2)]
    [InlineData(Conduct.RefuseContent, MessageState.Refused, 1)]
    [InlineData(Conduct.DropAfterContent, MessageState.OutcomeUnknown, 1)]
    [InlineData(Conduct.HangAfterContent, MessageState.OutcomeUnknown, 1)]
    [InlineData(Conduct.DropAfterAccepting, MessageState.Sent, 1)]
    public async Task The_state_follows_the_server_and_an_unknown_outcome_is_not_repeated(Conduct conduct, MessageState state, int dialled)
    {
        await using var server = new LoopbackSmtp(_ => conduct);
        await using var house = await HouseAsync(server);
        rule.Expect((await house.TeachersAsync(1)).Single(), house.OrganisationId, "hand/1", "a", house.Clock.Now);
        await PlanAsync(house);
        await DeliverAsync(house);
        house.Clock.Now = house.Clock.Now.AddMinutes(3);
        await PlanAsync(house);
        await DeliverAsync(house);
        Assert.Equal(state, (await house.MessagesAsync()).Single(m => m.Channel == Channel.Email).State);
        Assert.Equal(dialled, server.Recipients.Count);
    }

    [Fact]
    public async Task A_message_whose_sender_died_is_marked_and_not_repeated()
    {
        await using var server = new LoopbackSmtp();
        await using var house = await HouseAsync(server);
        rule.Expect((await house.TeachersAsync(1)).Single(), house.OrganisationId, "hand/1", "a", house.Clock.Now);
        await PlanAsync(house);
        await house.UseAsync(async db =>
        {
            var message = (await db.Messages.ClaimDueAsync(house.Clock.Now, DeliverMessagesJob.Lease, 10, default)).Single(m => m.Channel == Channel.Email);
            message.Dial("题", "文", house.Clock.Now, DeliverMessagesJob.Lease);
            return await db.SaveChangesAsync();
        });
        house.Clock.Now = house.Clock.Now.AddMinutes(3);
        await DeliverAsync(house);
        Assert.Equal(MessageState.OutcomeUnknown, (await house.MessagesAsync()).Single(m => m.Channel == Channel.Email).State);
        Assert.Empty(server.Recipients);
    }

    [Fact]
    public async Task Whoever_lost_the_lease_cannot_send()
    {
        await using var house = await HouseAsync();
        rule.Expect((await house.TeachersAsync(1)).Single(), house.OrganisationId, "hand/1", "a", house.Clock.Now);
        await PlanAsync(house);
        await house.UseAsync(async slow =>
        {
            var late = (await slow.Messages.ClaimDueAsync(house.Clock.Now, DeliverMessagesJob.Lease, 1, default)).Single();
            var later = house.Clock.Now + DeliverMessagesJob.Lease;
            Assert.Contains(late.Id, (await house.UseAsync(db => db.Messages.ClaimDueAsync(later, DeliverMessagesJob.Lease, 10, default))).Select(m => m.Id));
            late.Dial("题", "文", house.Clock.Now, DeliverMessagesJob.Lease);
            return await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => slow.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task Claims_at_the_same_time_never_share_a_message()
    {
        await using var house = await HouseAsync();
        foreach (var person in await house.TeachersAsync(100)) rule.Expect(person, house.OrganisationId, "hand/1", "a", house.Clock.Now);
        await PlanAsync(house);
        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var mine = new List<int>();
            while (await house.UseAsync(db => db.Messages.ClaimDueAsync(house.Clock.Now, DeliverMessagesJob.Lease, 5, default)) is { Count: > 0 } some) mine.AddRange(some.Select(m => m.Id));
            return mine;
        })));
        Assert.Equal(200, claimed.Sum(c => c.Count));
        Assert.Equal(200, claimed.SelectMany(c => c).Distinct().Count());
    }

    [Fact]
    public async Task A_missing_template_is_said_and_stops_only_its_own_message()
    {
        await using var house = await HouseAsync();
        var people = await house.TeachersAsync(2);
        rule.Expect(people[0], house.OrganisationId, "hand/1", "a", house.Clock.Now);
        rule.Expected.Add(rule.Expected[0] with { PersonId = people[1], Template = "gone" });
        await PlanAsync(house);
        await DeliverAsync(house);
        Assert.Equal([MessageState.Sent, MessageState.Refused], (await house.MessagesAsync()).Where(m => m.Channel == Channel.Inbox).Select(m => m.State));
        Assert.Contains("gone", (await house.MessagesAsync()).First(m => m.State == MessageState.Refused).Outcome!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_keeps_everybody_waiting_loses_no_mail()
    {
        var mailer = new HandMailer();
        await using var house = await HouseAsync(mailer);
        foreach (var person in await house.TeachersAsync(10)) rule.Expect(person, house.OrganisationId, "hand/1", "a", house.Clock.Now);
        await PlanAsync(house);
        mailer.Send = _ =>
        {
            house.Clock.Now += TimeSpan.FromSeconds(30);
            return Delivery.NotSent("无回应");
        };
        await DeliverAsync(house);
        var mails = (await house.MessagesAsync()).Where(m => m.Channel == Channel.Email).ToList();
        Assert.All(mails, m => Assert.Equal(MessageState.Pending, m.State));
        Assert.Equal(mailer.Letters.Count, mails.Sum(m => m.Attempts));
        mailer.Send = _ => Delivery.Accepted("好");
        house.Clock.Now += TimeSpan.FromHours(1);
        await DeliverAsync(house);
        Assert.All(await house.MessagesAsync(), m => Assert.Equal(MessageState.Sent, m.State));
    }

    [Fact]
    public async Task What_a_person_withdrew_is_neither_planned_nor_sent_again()
    {
        await using var server = new LoopbackSmtp();
        await using var house = await HouseAsync(server);
        rule.Expect((await house.TeachersAsync(1)).Single(), house.OrganisationId, "hand/1", "a", house.Clock.Now);
        await PlanAsync(house);
        await house.UseAsync(async db =>
        {
            foreach (var message in await db.Messages.ToListAsync()) message.Withdraw("周兰", house.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await PlanAsync(house);
        await DeliverAsync(house);
        Assert.Empty(server.Recipients);
        Assert.All(await house.MessagesAsync(), m => Assert.Equal(MessageState.Withdrawn, m.State));
    }

    [Fact]
    public async Task A_message_leaves_with_the_facts_and_to_the_address_of_the_moment()
    {
        await using var server = new LoopbackSmtp();
        await using var house = await HouseAsync(server);
        var person = (await house.TeachersAsync(1)).Single();
        rule.Expect(person, house.OrganisationId, "hand/1", "a", house.Clock.Now);
        await PlanAsync(house);
        rule.Expected[0] = rule.Expected[0] with { Facts = new Dictionary<string, string> { ["事项"] = "到另一校", ["截止"] = "12 月 2 日" } };
        await AddressAsync(house, person, "new@example.com");
        await DeliverAsync(house);
        var letter = Assert.Single(server.Accepted);
        Assert.Equal(("new@example.com", "请于 12 月 2 日 前完成 到另一校。"), (letter.Recipient, letter.Text));
        Assert.All(await house.MessagesAsync(), m => Assert.Equal((MessageState.Sent, "到另一校"), (m.State, m.Facts["事项"])));
    }

    [Fact]
    public async Task Nothing_is_mailed_to_an_address_that_was_taken_off_the_card()
    {
        await using var server = new LoopbackSmtp();
        await using var house = await HouseAsync(server);
        var person = (await house.TeachersAsync(1)).Single();
        rule.Expect(person, house.OrganisationId, "hand/1", "a", house.Clock.Now);
        await PlanAsync(house);
        await AddressAsync(house, person, null);
        await DeliverAsync(house);
        Assert.Empty(server.Recipients);
        Assert.Equal([MessageState.Sent, MessageState.Forgotten], (await house.MessagesAsync()).Select(m => m.State));
    }

    [Fact]
    public async Task A_failure_while_sending_is_an_unknown_outcome_and_holds_up_no_other_message()
    {
        var mailer = new HandMailer { Send = letter => letter.To == "t1@example.com" ? throw new InvalidOperationException("broken") : Delivery.Accepted("好") };
        await using var house = await HouseAsync(mailer);
        foreach (var person in await house.TeachersAsync(3)) rule.Expect(person, house.OrganisationId, "hand/1", "a", house.Clock.Now);
        await PlanAsync(house);
        await DeliverAsync(house);
        Assert.Equal([MessageState.OutcomeUnknown, MessageState.Sent, MessageState.Sent], (await house.MessagesAsync()).Where(m => m.Channel == Channel.Email).Select(m => m.State));
        Assert.Equal(3, mailer.Letters.Count);
    }

    [Fact]
    public async Task A_failure_before_sending_is_tried_again_and_holds_up_no_other_message()
    {
        await using var server = new LoopbackSmtp();
        await using var house = await HouseAsync(server);
        var people = await house.TeachersAsync(2);
        rule.Expect(people[0], house.OrganisationId, "hand/1", "a", house.Clock.Now);
        rule.Expect(people[1], house.OrganisationId, "hand/2", "a", house.Clock.Now);
        await PlanAsync(house);
        rule.Broken.Add("hand/1");
        await DeliverAsync(house);
        Assert.Equal([MessageState.Pending, MessageState.Pending, MessageState.Sent, MessageState.Sent], (await house.MessagesAsync()).OrderBy(m => m.OccasionKey).Select(m => m.State));
        rule.Broken.Clear();
        house.Clock.Now += TimeSpan.FromMinutes(2);
        await DeliverAsync(house);
        Assert.All(await house.MessagesAsync(), m => Assert.Equal(MessageState.Sent, m.State));
    }

    [Fact]
    public async Task Without_a_server_a_letter_is_a_whole_file_or_waits()
    {
        await using var house = await HouseAsync();
        rule.Expect((await house.TeachersAsync(1)).Single(), house.OrganisationId, "hand/1", "a", house.Clock.Now);
        await PlanAsync(house);
        var mail = Path.Combine(house.Data, "mail");
        await File.WriteAllTextAsync(mail, "in the way");
        await DeliverAsync(house);
        Assert.Equal([MessageState.Sent, MessageState.Pending], (await house.MessagesAsync()).OrderByDescending(m => m.Channel).Select(m => m.State));
        File.Delete(mail);
        house.Clock.Now += TimeSpan.FromMinutes(2);
        await DeliverAsync(house);
        Assert.Contains("To: t1@example.com", await File.ReadAllTextAsync(Assert.Single(Directory.EnumerateFileSystemEntries(mail))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("teacherdev")]
    [InlineData("TeacherDev <teacherdev@example.org>")]
    [InlineData("a@example.org, b@example.org")]
    public void A_sender_that_no_letter_could_bear_is_refused_at_start(string from) =>
        Assert.Contains("Mail:From", Assert.Throws<InvalidOperationException>(() => new MailSettings { From = from }.Checked()).Message, StringComparison.Ordinal);

    private Task<JobHouse> HouseAsync(HandMailer mailer) => JobHouse.OpenAsync(more: s => s.AddSingleton<IReminderRule>(rule).AddSingleton<IMailer>(mailer));

    private static Task AddressAsync(JobHouse house, int personId, string? address) => house.UseAsync(async db =>
    {
        (await db.People.SingleAsync(p => p.Id == personId)).Describe(null, null, null, default, null, address);
        return await db.SaveChangesAsync();
    });

    private Task<JobHouse> HouseAsync(LoopbackSmtp? server = null) => JobHouse.OpenAsync(server, more: s => s.AddSingleton<IReminderRule>(rule));

    private static Task PlanAsync(JobHouse house) => house.RunAsync<PlanRemindersJob>(j => j.RunAsync(default));

    private static Task DeliverAsync(JobHouse house) => house.RunAsync<DeliverMessagesJob>(j => j.RunAsync(default));
}
