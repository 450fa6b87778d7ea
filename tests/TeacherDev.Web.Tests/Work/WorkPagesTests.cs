using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs.Work;

namespace TeacherDev.Web.Tests.Work;

public sealed class WorkPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Whoever_asked_for_a_task_sees_it_and_may_stop_it()
    {
        var id = await TaskAsync("district");
        var district = await site.AsAsync("district");
        var page = await district.GetAsync("/admin/work");
        Assert.Contains("2025 年度考核汇总", page.Text, StringComparison.Ordinal);
        Assert.Equal("3", page.Html.QuerySelector("#tasks")!.GetAttribute("data-swap"));
        Assert.DoesNotContain("2025 年度考核汇总", (await (await site.AsAsync("coordinator")).GetAsync("/admin/work")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.AsAsync("coordinator")).PostBareAsync($"/admin/work/{id}/cancellation")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(page, [], $"form[action='/admin/work/{id}/cancellation']")).Status);
        Assert.Equal(TaskState.Cancelled, await site.InDbAsync(db => db.BackgroundTasks.Where(t => t.Id == id).Select(t => t.State).SingleAsync()));
        var again = await district.PostBareAsync($"/admin/work/{id}/cancellation");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("任务已经结束，不能再取消", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_taken_note_of_once_and_is_then_nobodys_business()
    {
        var (id, now) = (await TaskAsync("district"), site.Clock.GetUtcNow().UtcDateTime);
        await site.InDbAsync(async db =>
        {
            (await db.BackgroundTasks.SingleAsync(t => t.Id == id)).Fail(Remark.Of("多次中断，已停止重试；请联系系统管理员"), now);
            await db.SaveChangesAsync();
        });
        Assert.True(await site.InDbAsync(db => db.BackgroundTasks.Unhandled().AnyAsync(t => t.Id == id)));
        var district = await site.AsAsync("district");
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync("/admin/work", [], $"form[action='/admin/work/{id}/acknowledgement']")).Status);
        Assert.False(await site.InDbAsync(db => db.BackgroundTasks.Unhandled().AnyAsync(t => t.Id == id)));
        var page = await district.GetAsync("/admin/work");
        Assert.Null(page.Html.QuerySelector($"form[action='/admin/work/{id}/acknowledgement']"));
        Assert.Contains("处理", page.Html.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await district.PostBareAsync($"/admin/work/{id}/acknowledgement")).Status);
    }

    [Fact]
    public async Task The_system_administrator_runs_a_job_now_and_reads_what_came_of_it()
    {
        var administrator = await site.AsAsync("sysadmin");
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.SubmitAsync("/admin/jobs", [], "form[action='/admin/jobs/clear-runs/runs']")).Status);
        Assert.Contains("等待运行", (await administrator.GetAsync("/admin/jobs")).Text, StringComparison.Ordinal);
        await site.WithAsync(async services => { await services.GetRequiredService<Sweep>().RunDueAsync(default); return 0; });
        var page = await administrator.GetAsync("/admin/jobs");
        Assert.Contains("清理 0 条运行记录", page.Text, StringComparison.Ordinal);
        Assert.Contains("失败和人工运行", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.PostBareAsync("/admin/jobs/no-such-job/runs")).Status);
    }

    [Fact]
    public async Task The_anonymous_learn_whether_the_site_is_ready_and_the_administrator_learns_why_not()
    {
        var anyone = await site.AnyoneAsync();
        Assert.Equal("ready", await TextAsync(anyone, HttpStatusCode.OK));
        var late = await site.InDbAsync(async db =>
        {
            var person = await World.PersonAsync(db, World.OtherSchool);
            var message = new Message(NotificationsOfWorld.Reminder(person.Id, person.OrganisationId, site.Clock.GetUtcNow().UtcDateTime.AddMinutes(-16), "late"), Channel.Inbox, address: null);
            db.Add(message);
            await db.SaveChangesAsync();
            return message.Id;
        });
        Assert.Equal("ready", await TextAsync(anyone, HttpStatusCode.OK));
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("not ready", await TextAsync(anyone, HttpStatusCode.ServiceUnavailable));
        Assert.Equal("not ready", await TextAsync(await site.AsAsync("teacher"), HttpStatusCode.ServiceUnavailable));
        Assert.Matches("^有 [1-9][0-9]* 条消息到期 15 分钟仍未发送$", await TextAsync(await site.AsAsync("sysadmin"), HttpStatusCode.ServiceUnavailable));
        await site.InDbAsync(db => db.Messages.Where(m => m.Id == late).ExecuteDeleteAsync());
        Assert.Equal("ok", System.Text.Encoding.UTF8.GetString((await anyone.GetAsync("/healthz")).Bytes));
    }

    private static async Task<string> TextAsync(Visitor visitor, HttpStatusCode status)
    {
        var page = await visitor.GetAsync("/readyz");
        Assert.Equal(status, page.Status);
        return System.Text.Encoding.UTF8.GetString(page.Bytes);
    }

    private Task<int> TaskAsync(string account) => site.InDbAsync(async db =>
    {
        var by = await db.Accounts.Where(a => a.UserName == account).Select(a => a.Id).SingleAsync();
        var task = new BackgroundTask("sample", Remark.Of("{0} 年度考核汇总", 2025), "{}", by, Guid.NewGuid(), site.Clock.GetUtcNow().UtcDateTime);
        db.Add(task);
        await db.SaveChangesAsync();
        return task.Id;
    });
}
