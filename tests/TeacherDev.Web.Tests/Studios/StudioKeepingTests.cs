using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Tests.Studios;

/// <summary>Founding a studio and keeping its people: what a coordinator does once a term, without any demonstration data.</summary>
public sealed class StudioKeepingTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_coordinator_founds_a_studio_names_its_leader_and_admits_its_people()
    {
        var coordinator = await site.AsAsync("coordinator");
        var form = await coordinator.GetAsync("/studios/new");
        Dictionary<string, string?> values = new() { ["Name"] = "李明小学语文工作室", ["Leader"] = World.SchoolB, ["Subject"] = "语文" };
        var (founded, again) = (await coordinator.SendAsync(form, values), await coordinator.SendAsync(form, values));
        Assert.Equal(HttpStatusCode.Redirect, founded.Status);
        Assert.Equal(founded.Location, again.Location);
        var page = await coordinator.GetAsync(founded.Location!);
        Assert.Contains("李明小学语文工作室", page.Text, StringComparison.Ordinal);
        Assert.Contains("主持人", page.Html.QuerySelector("#members tbody")!.TextContent, StringComparison.Ordinal);

        var unknown = await coordinator.SendAsync(page, new() { ["Name"] = "查无此人", ["Role"] = "Member" }, "form[action$='/members']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.Equal("查无此人", unknown.Html.QuerySelector("details[open] #member-name")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(page, new() { ["Name"] = World.SchoolC, ["Role"] = "Fellow" }, "form[action$='/members']")).Status);

        var fellow = (await coordinator.GetAsync(founded.Location!)).Html.QuerySelectorAll("form[action$='/ending']")[^1].GetAttribute("action")!;
        var left = await coordinator.SendAsync(await coordinator.GetAsync(founded.Location!), new() { ["Reason"] = "调离本市" }, $"form[action='{fellow}']");
        Assert.Equal(HttpStatusCode.Redirect, left.Status);
        Assert.Contains("调离本市", (await coordinator.GetAsync(founded.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_successor_takes_over_the_day_after()
    {
        var coordinator = await site.AsAsync("coordinator");
        var id = await site.InDbAsync(db => World.SampleAsync(db, "studio", World.West));
        var page = await coordinator.GetAsync($"/studios/{id}");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(page, new() { ["Name"] = World.SchoolC, ["Role"] = "Leader", ["From"] = "2026-11-23" }, "form[action$='/members']")).Status);
        var leaders = await site.InDbAsync(db => db.Studios.Where(s => s.Id == id).SelectMany(s => s.Memberships).Where(m => m.Role == StudioRole.Leader).OrderBy(m => m.Period.From).Select(m => m.Period.To).ToListAsync());
        Assert.Equal([new DateOnly(2026, 11, 22), new DateOnly(2027, 12, 31)], leaders);
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_studio_is_said_and_nothing_is_lost()
    {
        var coordinator = await site.AsAsync("coordinator");
        var refused = await coordinator.SubmitAsync("/studios/new", new() { ["Name"] = "王芳工作室", ["From"] = "2026-01-01", ["To"] = "2025-01-01" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("结束日期不能早于开始日期", refused.Text, StringComparison.Ordinal);
        Assert.Equal("王芳工作室", refused.Html.QuerySelector("#Name")!.GetAttribute("value"));
        var foreign = await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.OtherCity)).Id);
        var elsewhere = await coordinator.SubmitAsync("/studios/new", new() { ["Name"] = "王芳工作室", ["OrganisationId"] = $"{foreign}" });
        Assert.Contains("请选择您管理范围内的单位", elsewhere.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_studio_is_corrected_and_a_stale_form_changes_nothing()
    {
        var coordinator = await site.AsAsync("coordinator");
        var id = await site.InDbAsync(db => World.SampleAsync(db, "studio", World.East));
        var form = await coordinator.GetAsync($"/studios/{id}/edit");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(form, new() { ["Subject"] = "科学" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.SendAsync(form, new() { ["Subject"] = "美术" })).Status);
        Assert.Equal("科学", await site.InDbAsync(db => db.Studios.Where(s => s.Id == id).Select(s => s.Subject).SingleAsync()));
    }
}
