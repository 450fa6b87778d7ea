using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Tests.Infrastructure;

/// <summary>What every form promises: a stale one can be saved once it was read again, a keyless one is refused, a wrong one speaks the reader's language.</summary>
public sealed class FormTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("cohort", "/cohorts/{0}/edit", "Name", World.CityInstitute)]
    [InlineData("activity", "/activities/{0}/edit", "Title", World.CityInstitute)]
    [InlineData("organisation", "/organisations/{0}/edit", "ShortName", World.SchoolA)]
    [InlineData("person", "/people/{0}/edit", "Subject", World.SchoolA)]
    [InlineData("lesson", "/sessions/{0}/edit", "Topic", World.CityInstitute)]
    [InlineData("venue", "/venues/{0}/edit", "Name", World.CityInstitute)]
    [InlineData("trainer", "/trainers/{0}/edit", "Unit", World.CityInstitute)]
    public async Task A_stale_form_keeps_what_was_typed_and_is_saved_the_second_time(string kind, string address, string field, string organisation)
    {
        var coordinator = await site.AsAsync("coordinator");
        var id = await site.InDbAsync(db => World.SampleAsync(db, kind, organisation));
        var form = await coordinator.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, id));
        var first = await coordinator.SendAsync(form, new() { [field] = "先改的内容", ["Accepted"] = "true" });
        Assert.True(first.Status == HttpStatusCode.Redirect, first.Text);
        var stale = await coordinator.SendAsync(form, new() { [field] = "后改的内容", ["Accepted"] = "true" });
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("刚刚被他人修改过", stale.Text, StringComparison.Ordinal);
        var saved = await coordinator.SendAsync(stale, new() { ["Accepted"] = "true" });
        Assert.True(saved.Status == HttpStatusCode.Redirect, saved.Text);
        Assert.Equal("后改的内容", (await coordinator.GetAsync(form.Path)).Html.QuerySelector($"#{field}")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_form_that_came_back_for_another_reason_still_notices_what_others_changed()
    {
        var coordinator = await site.AsAsync("coordinator");
        var id = await site.InDbAsync(db => World.SampleAsync(db, "person", World.SchoolC));
        var form = await coordinator.GetAsync($"/people/{id}/edit");
        await coordinator.SendAsync(form, new() { ["Subject"] = "物理" });
        var refused = await coordinator.SendAsync(form, new() { ["Name"] = "", ["Subject"] = "化学" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.SendAsync(refused, new() { ["Name"] = "张三" })).Status);
    }

    [Fact]
    public async Task A_new_row_without_a_key_is_refused_and_not_taken_for_an_older_one()
    {
        var coordinator = await site.AsAsync("coordinator");
        var answer = await coordinator.SubmitAsync("/venues/new", new() { ["Name"] = "无标识的场地", ["Key"] = $"{Guid.Empty}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("表单不完整", answer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.SubmitAsync("/venues/new", new() { ["Name"] = "无标识的场地", ["Key"] = null })).Status);
        Assert.False(await site.InDbAsync(db => db.Venues.AnyAsync(v => v.Name == "无标识的场地")));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_in_the_language_of_the_reader()
    {
        var district = await site.AsAsync("district");
        var english = await district.GetAsync("/people/new?culture=en");
        var answer = await district.SendAsync(english, new() { ["Name"] = "Li", ["TeachingSince"] = "soon" });
        await district.GetAsync("/people/new?culture=zh-CN");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("cannot be “soon”; please check it", answer.Html.QuerySelector("#TeachingSince_err")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotMatch("[\u3400-\u9fff]", answer.Html.QuerySelector("#TeachingSince_err")!.TextContent);
    }
}
