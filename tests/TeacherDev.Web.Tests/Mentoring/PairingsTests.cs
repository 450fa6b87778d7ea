using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Mentoring;

namespace TeacherDev.Web.Tests.Mentoring;

public sealed class PairingsTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Ending = "form[action$='/ending']";

    [Fact]
    public async Task A_school_pairs_its_teacher_once_however_often_the_form_is_sent()
    {
        var school = await site.AsAsync("school");
        var form = await school.GetAsync("/mentoring/new");
        Dictionary<string, string?> values = new() { ["Mentor"] = World.SchoolB, ["Mentee"] = "leader", ["Kind"] = "HomeroomMentor", ["Goal"] = "一年合格" };
        var (first, second) = (await school.SendAsync(form, values), await school.SendAsync(form, values));
        Assert.Equal(HttpStatusCode.Redirect, first.Status);
        Assert.Equal(first.Location, second.Location);
        Assert.Contains("一年合格", (await school.GetAsync(first.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_rule_is_said_and_what_was_typed_stays()
    {
        var district = await site.AsAsync("district");
        var refused = await district.SubmitAsync("/mentoring/new", new() { ["Mentor"] = World.SchoolB, ["Mentee"] = World.SchoolA, ["Kind"] = "SubjectMentor", ["Goal"] = "同进步" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("学科导师须为骨干教师以上", refused.Text, StringComparison.Ordinal);
        Assert.Equal("同进步", refused.Html.QuerySelector("#Goal")!.TextContent);
        var unknown = await district.SubmitAsync("/mentoring/new", new() { ["Mentor"] = "查无此人", ["Mentee"] = World.SchoolA, ["Kind"] = "HomeroomMentor" });
        Assert.Contains("没有找到师傅“查无此人”", unknown.Text, StringComparison.Ordinal);
        var elsewhere = await district.SubmitAsync("/mentoring/new", new() { ["Mentor"] = World.SchoolA, ["Mentee"] = World.SchoolC, ["Kind"] = "HomeroomMentor" });
        Assert.Contains("请选择您管理范围内的徒弟", elsewhere.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pairing_ends_with_a_reason_and_stays_in_the_list()
    {
        var district = await site.AsAsync("district");
        var id = await site.InDbAsync(db => db.Pairings.Where(p => p.Organisation.Key == World.SchoolB && p.Goal == "样例").Select(p => p.Id).SingleAsync());
        var page = await district.GetAsync($"/mentoring/{id}");
        var silent = await district.SendAsync(page, new() { ["Because"] = "Other" }, Ending);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Contains("请写明结束原因", silent.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(page, new() { ["Because"] = "MentorLeft", ["Note"] = "调往市区" }, Ending)).Status);
        var ended = await district.GetAsync($"/mentoring/{id}");
        Assert.Contains("师傅调离：调往市区", ended.Text, StringComparison.Ordinal);
        Assert.Null(ended.Html.QuerySelector("form[action$='/ending']"));
        Assert.Contains("已终止", (await district.GetAsync("/mentoring?state=Ended")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_came_too_late_changes_nothing()
    {
        var district = await site.AsAsync("district");
        var id = await site.InDbAsync(db => db.Pairings.Where(p => p.Organisation.Key == World.SchoolA && p.Goal == "样例").Select(p => p.Id).SingleAsync());
        var page = await district.GetAsync($"/mentoring/{id}");
        await site.InDbAsync(async db =>
        {
            (await db.Pairings.SingleAsync(p => p.Id == id)).End(new DateOnly(2026, 11, 1), PairingEnd.CompletedEarly, null, new DateOnly(2026, 11, 23));
            await db.SaveChangesAsync();
        });
        var late = await district.SendAsync(page, new() { ["Because"] = "MentorLeft" }, Ending);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("这对师徒已于", late.Text, StringComparison.Ordinal);
        Assert.Equal(PairingEnd.CompletedEarly, await site.InDbAsync(db => db.Pairings.Where(p => p.Id == id).Select(p => p.EndedBecause).SingleAsync()));
    }

    [Fact]
    public async Task A_mentor_comes_from_the_same_city_and_another_city_tells_nothing()
    {
        var school = await site.AsAsync("school");
        var elsewhere = await school.SubmitAsync("/mentoring/new", new() { ["Mentor"] = World.OtherSchool, ["Mentee"] = "teacher", ["Kind"] = "HomeroomMentor" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elsewhere.Status);
        Assert.Contains("没有找到师傅", elsewhere.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unusual_pairing_is_warned_about_and_made_only_by_whoever_saw_the_warning()
    {
        var school = await site.AsAsync("school");
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync("/mentoring/new", new() { ["Mentor"] = World.SchoolC, ["Mentee"] = "school", ["Kind"] = "HomeroomMentor", ["From"] = "2027-03-01", ["To"] = "2028-02-29" })).Status);
        await site.InDbAsync(async db =>
        {
            var mentor = await World.PersonAsync(db, World.SchoolC);
            mentor.Award(Domain.People.TeacherTier.Backbone, Domain.People.TitleLevel.County, Domain.Kernel.Period.Since(new(2020, 1, 1)), "试〔2020〕1号");
            await db.SaveChangesAsync();
        });
        var form = await school.GetAsync("/mentoring/new");
        Dictionary<string, string?> values = new() { ["Mentor"] = World.SchoolC, ["Mentee"] = "school", ["Kind"] = "SubjectMentor", ["From"] = "2027-03-01", ["To"] = "2028-02-29" };
        var warned = await school.SendAsync(form, values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, warned.Status);
        Assert.Contains("两位导师通常不是同一人", warned.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await school.SendAsync(form, new(values) { ["Accepted"] = "true" })).Status);
        var accepted = await school.SendAsync(form, new(values) { ["Accepted"] = warned.Html.QuerySelector("button[name=Accepted]")!.GetAttribute("value") });
        Assert.Equal(HttpStatusCode.Redirect, accepted.Status);

        var page = await school.GetAsync(accepted.Location!);
        Assert.Null(page.Html.QuerySelector("[name=On]"));
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(page, new() { ["Because"] = "MentorReplaced" }, Ending)).Status);
        Assert.Contains("已取消", (await school.GetAsync(accepted.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mentors_school_sees_a_pairing_and_does_not_end_it()
    {
        var school = await site.AsAsync("school");
        var id = await site.InDbAsync(async db =>
        {
            var mentor = await World.PersonAsync(db, World.SchoolA);
            var mentee = new Domain.People.Person("西区新人", await World.OrganisationAsync(db, World.SchoolC), new DateOnly(2026, 8, 20));
            db.Add(mentee);
            await db.SaveChangesAsync();
            return (await new PairingDesk(db, TimeProvider.System).PairAsync(mentor.Id, mentee.Id, new(PairingKind.HomeroomMentor, new(new(2026, 9, 1), new(2027, 8, 31))), Guid.NewGuid())).Id;
        });
        var page = await school.GetAsync($"/mentoring/{id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Html.QuerySelector("form[action$='/ending']"));
        Assert.Equal(HttpStatusCode.NotFound, (await school.PostBareAsync($"/mentoring/{id}/ending")).Status);
    }

    [Fact]
    public async Task Mentor_and_mentee_see_their_own_pairing_and_no_other()
    {
        foreach (var account in new[] { "mentor", "mentee" })
        {
            var page = await (await site.AsAsync(account)).GetAsync("/mentoring");
            Assert.Single(page.Html.QuerySelectorAll("tbody tr"));
            Assert.Contains("mentor者", page.Text, StringComparison.Ordinal);
        }
        Assert.Empty((await (await site.AsAsync("teacher")).GetAsync("/mentoring")).Html.QuerySelectorAll("tbody tr"));
    }
}
