using Microsoft.EntityFrameworkCore;

namespace TeacherDev.Web.Tests.Studios;

/// <summary>学校不接待日: entered by the school, and no visit counts there on such a day.</summary>
public sealed class ClosingsTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_visit_on_a_day_on_which_the_school_receives_nobody_is_refused_and_nothing_is_lost()
    {
        var (school, desk) = (await site.AsAsync("school"), await VisitDesk.OfAsync(site));
        var own = await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.SchoolA)).Id);
        var entered = await school.SubmitAsync("/studios/closings", new() { ["SchoolId"] = $"{own}", ["From"] = "2026-11-04", ["To"] = "2026-11-06", ["Reason"] = "期中考试" }, "form[action='/studios/closings']");
        Assert.Equal(HttpStatusCode.Redirect, entered.Status);
        var refused = await desk.LogAsync("2026-11-05");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("“东区第一中学”2026-11-05 不接待到校（期中考试），请核对到校日期", refused.Text, StringComparison.Ordinal);
        Assert.Equal("同课异构", refused.Html.QuerySelector("#Topic")!.GetAttribute("value"));
        await desk.LoggedAsync("2026-11-09");

        var id = await site.InDbAsync(db => db.SchoolClosings.Where(c => c.Reason == "期中考试").Select(c => c.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(await school.GetAsync("/studios/closings"), [], $"form[action$='/{id}/removal']")).Status);
        await desk.LoggedAsync("2026-11-05");
    }

    [Fact]
    public async Task A_school_closes_itself_alone_and_says_until_when()
    {
        var school = await site.AsAsync("school");
        var other = await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.SchoolB)).Id);
        var own = await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.SchoolA)).Id);
        foreach (var (id, to, said) in new[] { (other, "2026-11-06", "请选择您管理范围内的学校"), (own, "2026-11-01", "结束日期不能早于开始日期"), (own, "2029-11-01", "不接待日最长一年") })
        {
            var refused = await school.SubmitAsync("/studios/closings", new() { ["SchoolId"] = $"{id}", ["From"] = "2026-11-04", ["To"] = to, ["Reason"] = "期中考试" }, "form[action='/studios/closings']");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(said, refused.Text, StringComparison.Ordinal);
        }
    }
}
