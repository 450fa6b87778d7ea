using Microsoft.EntityFrameworkCore;

namespace TeacherDev.Web.Tests.Activities;

public sealed class ActivityPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_activity_without_a_class_has_sessions_and_people_and_is_found()
    {
        var coordinator = await site.AsAsync("coordinator");
        var made = await coordinator.SubmitAsync("/activities/new", new() { ["Title"] = "高考研讨会讲座", ["Kind"] = "Seminar" });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync(made.Location!, new() { ["Names"] = "林岚\n白露" }, "main form[action$='/invitations']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"{made.Location}/sessions/new", new() { ["Topic"] = "备考策略", ["Day"] = "2026-11-24", ["Part"] = "Morning" })).Status);
        var page = await coordinator.GetAsync(made.Location!);
        foreach (var text in new[] { "备考策略", "林岚", "白露", "研讨会" }) Assert.Contains(text, page.Text, StringComparison.Ordinal);
        Assert.Contains("高考研讨会讲座", (await coordinator.GetAsync("/activities?q=gkyth&kind=Seminar&sort=-day")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync(made.Location!, [], "main form[action$='/withdrawal']")).Status);
    }

    [Fact]
    public async Task A_studio_gathering_names_its_studio()
    {
        var coordinator = await site.AsAsync("coordinator");
        var refused = await coordinator.SubmitAsync("/activities/new", new() { ["Title"] = "全员集中培训", ["Kind"] = "StudioGathering" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("全员集中培训要指明是哪个工作室的", refused.Text, StringComparison.Ordinal);
        Assert.Equal("全员集中培训", refused.Html.QuerySelector("#Title")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_is_invited_sees_the_activity_and_a_stale_form_is_a_conflict()
    {
        var coordinator = await site.AsAsync("coordinator");
        var teacher = await site.AsAsync("teacher");
        var id = await site.InDbAsync(db => World.SampleAsync(db, "activity", World.City));
        Assert.Equal(HttpStatusCode.NotFound, await teacher.StatusAsync($"/activities/{id}"));
        await coordinator.SubmitAsync($"/activities/{id}", new() { ["Names"] = "teacher" }, "main form[action$='/invitations']");
        Assert.Equal(HttpStatusCode.OK, await teacher.StatusAsync($"/activities/{id}"));
        var form = await coordinator.GetAsync($"/activities/{id}/edit");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(form, new() { ["Description"] = "甲" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.SendAsync(form, new() { ["Description"] = "乙" })).Status);
        Assert.Equal("甲", await site.InDbAsync(db => db.Activities.Where(a => a.Id == id).Select(a => a.Description).SingleAsync()));
    }
}
