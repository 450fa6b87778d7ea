using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Jobs.Notifications;

namespace TeacherDev.Web.Tests.Notifications;

public sealed class MessagePagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_coordinator_sees_what_did_not_arrive_and_why_and_sends_it_again()
    {
        var id = await AddAsync(World.SchoolA, "refused", m => m.Settle(Delivery.Refused("邮件服务器拒收（{0}）：{1}", 550, "no such mailbox"), Now));
        var district = await site.AsAsync("district");
        var list = await district.GetAsync("/messages?state=Refused");
        Assert.Contains("邮件服务器拒收（550）：no such mailbox", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync($"/messages/{id}", [], "form[action$='/delivery']")).Status);
        Assert.Equal(MessageState.Pending, await StateAsync(id));
        var again = await district.PostBareAsync($"/messages/{id}/delivery");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("只能重发被退回或结果不明的消息", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_told_by_phone_is_off_the_list_of_troubles_and_who_did_it_is_written()
    {
        var id = await AddAsync(World.SchoolA, "phoned", m => m.Settle(Delivery.Refused("已放入站内消息"), Now));
        Assert.True(await site.InDbAsync(db => db.Messages.InTrouble().AnyAsync(m => m.Id == id)));
        var district = await site.AsAsync("district");
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync($"/messages/{id}", [], "form[action$='/other-notice']")).Status);
        Assert.False(await site.InDbAsync(db => db.Messages.InTrouble().AnyAsync(m => m.Id == id)));
        var page = await district.GetAsync($"/messages/{id}");
        Assert.Contains("另行通知11月23日", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("form[action$='/other-notice']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await district.PostBareAsync($"/messages/{id}/other-notice")).Status);
    }

    [Theory]
    [InlineData("session/17/2026-11-26/ahead", "/sessions/17")]
    [InlineData("studio/3/2026-11/behind", "/studios/3")]
    [InlineData("studio-now/3/2026-11-23", "/studios/3")]
    [InlineData("hours/5/2026-11/short", "/hours")]
    [InlineData("sample/1/a", null)]
    public void A_message_leads_to_what_it_is_about(string occasion, string? path)
    {
        var parts = occasion.Split('/', 3);
        var message = new Message(NotificationsOfWorld.Reminder(1, 1, Now, parts[2]) with { Subject = $"{parts[0]}/{parts[1]}" }, Channel.Email, "a@example.cn");
        Assert.Equal(path, MessageLinks.PathOf(message.OccasionKey));
        Assert.Equal(path is null ? "正文" : $"正文\n\nhttps://jspx.example.cn{path}", message.Mailed("正文", new Uri("https://jspx.example.cn")));
        Assert.Equal("正文", message.Mailed("正文", site: null));
    }

    [Fact]
    public async Task The_inbox_is_searched_and_an_entry_opens_what_it_is_about()
    {
        var mentor = await site.AsAsync("mentor");
        await site.InDbAsync(async db =>
        {
            var person = await World.PersonIdOfAsync(db, "mentor");
            var reminder = NotificationsOfWorld.Reminder(person, (await World.OrganisationAsync(db, World.SchoolA)).Id, Now) with { Subject = "hours/1", Occasion = "2026-11/short" };
            var added = new Message(reminder, Channel.Inbox, address: null);
            db.Add(added);
            await db.SaveChangesAsync();
            var message = (await db.Messages.Where(m => m.Id == added.Id).ClaimDueAsync(Now, TimeSpan.FromMinutes(2), 1, default)).Single();
            await db.Entry(message).ReloadAsync();
            message.Dial("学时尚欠 12", "请在年底前完成。", Now, TimeSpan.FromMinutes(2));
            message.Settle(Delivery.Accepted("好"), Now);
            await db.SaveChangesAsync();
        });
        var found = await mentor.GetAsync("/inbox?q=尚欠");
        Assert.NotNull(found.Html.QuerySelector("main a[href='/hours']"));
        Assert.Contains("没有找到符合条件的记录", (await mentor.GetAsync("/inbox?q=别的事")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_message_shows_what_it_will_say_and_can_be_withdrawn()
    {
        var id = await AddAsync(World.SchoolB, "planned", _ => { });
        var district = await site.AsAsync("district");
        var page = await district.GetAsync($"/messages/{id}");
        Assert.Contains("请在11月30日前完成到校。", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(page, [], "form[action$='/withdrawal']")).Status);
        Assert.Equal(MessageState.Withdrawn, await StateAsync(id));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await district.PostBareAsync($"/messages/{id}/withdrawal")).Status);
    }

    [Fact]
    public async Task The_names_on_the_list_are_ready_to_be_copied()
    {
        await AddAsync(World.SchoolC, "copy", m => m.Settle(Delivery.Unknown("断线"), Now));
        var page = await (await site.AsAsync("coordinator")).GetAsync("/messages?state=OutcomeUnknown");
        var text = page.Html.QuerySelector("#names")!.TextContent;
        Assert.Contains("【样例提醒】请以下 1 位老师登录系统，打开“我的消息”，按其中的时间和要求办理", text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("[data-copy='#names']"));
    }

    [Fact]
    public async Task A_person_reads_their_own_messages_and_nobody_elses()
    {
        var teacher = await site.AsAsync("teacher");
        var mine = await AddAsync(World.SchoolA, "inbox", m => { m.Dial("提醒：到校", "请在11月30日前完成到校。", Now, TimeSpan.FromMinutes(2)); m.Settle(Delivery.Accepted("好"), Now); }, "teacher", leased: true);
        var page = await teacher.GetAsync("/inbox");
        Assert.Contains("提醒：到校", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 条未读", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.AsAsync("mentor")).PostBareAsync($"/inbox/{mine}/reading")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.AsAsync("district")).PostBareAsync($"/inbox/{mine}/reading")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SendAsync(page, [], $"form[action='/inbox/{mine}/reading']")).Status);
        Assert.Contains("没有未读消息", (await teacher.GetAsync("/inbox")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("提醒：到校", (await (await site.AsAsync("mentor")).GetAsync("/inbox")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_outbox_is_exported_as_it_is_shown()
    {
        var book = await (await site.AsAsync("coordinator")).GetAsync("/messages?format=xlsx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", book.Answer.Content.Headers.ContentType!.MediaType);
    }

    private DateTime Now => site.Clock.GetUtcNow().UtcDateTime;

    private Task<MessageState> StateAsync(int id) => site.InDbAsync(db => db.Messages.Where(m => m.Id == id).Select(m => m.State).SingleAsync());

    private Task<int> AddAsync(string organisation, string occasion, Action<Message> then, string? account = null, bool leased = false) => site.InDbAsync(async db =>
    {
        var person = account is null ? (await World.PersonAsync(db, organisation)).Id : await World.PersonIdOfAsync(db, account);
        var message = new Message(NotificationsOfWorld.Reminder(person, (await World.OrganisationAsync(db, organisation)).Id, Now, occasion), Channel.Inbox, address: null);
        db.Add(message);
        await db.SaveChangesAsync();
        if (leased) message = (await db.Messages.Where(m => m.Id == message.Id).ClaimDueAsync(Now, TimeSpan.FromMinutes(2), 1, default)).Single();
        if (leased) await db.Entry(message).ReloadAsync();
        then(message);
        await db.SaveChangesAsync();
        return message.Id;
    });
}
