using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Scheduling;

/// <summary>The pages of a venue, a trainer, the blackouts and the rules for clashes.</summary>
public sealed class PlacePagesTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Closing = "main form[action$='/closures']";
    private const string Excusing = "main form[action$='/absences']";

    [Fact]
    public async Task A_closure_tells_which_planned_sessions_it_meets_and_refuses_new_ones_until_it_is_removed()
    {
        var (coordinator, cohort, hall) = (await site.AsAsync("coordinator"), await SampleAsync("cohort", World.CityInstitute), await VenueAsync("要检修的礼堂"));
        await LessonAsync(cohort, "检修前排的课", "2026-12-09", ("VenueId", $"{hall}"));
        var closed = await coordinator.SubmitAsync($"/venues/{hall}", new() { ["From"] = "2026-12-01", ["To"] = "2026-12-31", ["Weekday"] = "Wednesday", ["Part"] = "Morning", ["Reason"] = "消防检修" }, Closing);
        Assert.Equal($"/venues/{hall}", closed.Location);
        var page = await coordinator.GetAsync($"/venues/{hall}");
        Assert.Contains("2026年12月1日 至 2026年12月31日，每周三上午", page.Text, StringComparison.Ordinal);
        Assert.Contains("与 1 节未上的课冲突", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Html.QuerySelectorAll(".todo a").Count(a => a.TextContent == "检修前排的课"));

        var refused = await LessonAsync(cohort, "检修时的课", "2026-12-16", ("VenueId", $"{hall}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("要检修的礼堂在 2026年12月16日 上午关闭：消防检修", refused.Text, StringComparison.Ordinal);
        var clashes = await coordinator.GetAsync($"/cohorts/{cohort}/clashes");
        Assert.Contains("检修前排的课", clashes.Text, StringComparison.Ordinal);
        Assert.Contains("其中 1 节必须调整", clashes.Text, StringComparison.Ordinal);

        var twice = await coordinator.SubmitAsync($"/venues/{hall}", new() { ["From"] = "2026-12-01", ["To"] = "2026-12-31", ["Weekday"] = "Wednesday", ["Part"] = "Morning", ["Reason"] = "消防检修" }, Closing);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("这段时间已经登记过关闭", twice.Text, StringComparison.Ordinal);
        Assert.Equal("消防检修", twice.Html.QuerySelector("#Reason")!.GetAttribute("value"));

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/venues/{hall}", [], "main form[action$='/removal']")).Status);
        Assert.Contains("没有登记关闭时间", (await coordinator.GetAsync($"/venues/{hall}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await LessonAsync(cohort, "检修后的课", "2026-12-16", ("VenueId", $"{hall}"))).Status);
        var trail = (await (await site.AsAsync("auditor")).GetAsync("/admin/audit?entity=VenueClosure")).Text;
        Assert.Contains("原因：消防检修", trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_absence_refuses_sessions_and_what_is_wrong_about_it_is_said()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await SampleAsync("cohort", World.City));
        await coordinator.SubmitAsync("/trainers/new", new() { ["Name"] = "常出差", ["Unit"] = "省教科院", ["Subjects"] = "语文，书法", ["Rank"] = "Full" });
        var trainer = await site.InDbAsync(db => db.Trainers.Where(t => t.Name == "常出差").Select(t => t.Id).SingleAsync());
        var wrong = await coordinator.SubmitAsync($"/trainers/{trainer}", new() { ["From"] = "2026-12-05", ["To"] = "2026-12-01", ["Reason"] = "出差" }, Excusing);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("结束日期不能早于开始日期", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("2026-12-01 至 2026-12-02 之间没有周一", (await coordinator.SendAsync(wrong, new() { ["From"] = "2026-12-01", ["To"] = "2026-12-02", ["Weekday"] = "Monday" }, Excusing)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(wrong, new() { ["From"] = "2026-12-01", ["To"] = "2026-12-02" }, Excusing)).Status);
        var page = await coordinator.GetAsync($"/trainers/{trainer}");
        Assert.Contains("语文、书法", page.Text, StringComparison.Ordinal);
        Assert.Contains("正高级", page.Text, StringComparison.Ordinal);
        Assert.Contains("2026年12月1日 至 2026年12月2日，全天", page.Text, StringComparison.Ordinal);
        Assert.Contains("授课专家常出差在 2026年12月2日 上午不能授课：出差", (await LessonAsync(cohort, "出差时的课", "2026-12-02", ("TrainerId", $"{trainer}"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hall_of_the_body_above_is_seen_with_its_calendar_but_not_closed_and_strangers_sessions_have_no_name()
    {
        var (district, west) = (await site.AsAsync("district"), await SampleAsync("cohort", World.SchoolC));
        var hall = await site.InDbAsync(async db =>
        {
            var city = await World.OrganisationAsync(db, World.City);
            var venue = new Venue(city.Id, "市级礼堂", null, 300, Guid.NewGuid());
            db.Add(venue);
            await db.SaveChangesAsync();
            return venue.Id;
        });
        Assert.Equal(HttpStatusCode.Redirect, (await LessonAsync(west, "西区的秘密课", "2026-12-08", ("VenueId", $"{hall}"))).Status);
        var page = await district.GetAsync($"/venues/{hall}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("别的单位的安排", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("秘密", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await district.PostBareAsync($"/venues/{hall}/closures")).Status);
        Assert.Contains("西区的秘密课", (await (await site.AsAsync("coordinator")).GetAsync($"/venues/{hall}")).Text, StringComparison.Ordinal);
        Assert.NotNull((await district.GetAsync("/venues")).Html.QuerySelector($"a[href='/venues/{hall}']"));
    }

    [Fact]
    public async Task A_blackout_is_entered_warns_and_is_removed()
    {
        var (coordinator, district, cohort) = (await site.AsAsync("coordinator"), await site.AsAsync("district"), await SampleAsync("cohort", World.EastInstitute));
        var city = await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.City)).Id);
        var made = await coordinator.SubmitAsync("/blackouts/new", new() { ["Name"] = "高考阅卷培训", ["From"] = "2026-12-14", ["To"] = "2026-12-14", ["OrganisationId"] = $"{city}" });
        Assert.Equal("/blackouts", made.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await district.SubmitAsync("/blackouts/new", new() { ["Name"] = "越级", ["From"] = "2026-12-14", ["To"] = "2026-12-14", ["OrganisationId"] = $"{city}" })).Status);
        var warned = await LessonAsync(cohort, "阅卷日的课", "2026-12-14");
        Assert.Contains("2026-12-14 在试验市教育体育局“高考阅卷培训”禁排期内", warned.Text, StringComparison.Ordinal);
        Assert.NotNull(warned.Html.QuerySelector("button[name=Accepted]"));

        var blackout = await site.InDbAsync(db => db.Blackouts.Where(b => b.Name == "高考阅卷培训").Select(b => b.Id).SingleAsync());
        var list = await district.GetAsync("/blackouts?q=阅卷培训");
        Assert.Contains("高考阅卷培训", list.Text, StringComparison.Ordinal);
        Assert.Null(list.Html.QuerySelector($"form[action='/blackouts/{blackout}/removal']"));
        Assert.Equal(HttpStatusCode.NotFound, (await district.PostBareAsync($"/blackouts/{blackout}/removal")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync("/blackouts?q=阅卷培训", [], $"form[action='/blackouts/{blackout}/removal']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await LessonAsync(cohort, "阅卷日的课", "2026-12-14")).Status);
    }

    [Fact]
    public async Task An_organisation_decides_what_blocks_and_a_stale_form_is_a_conflict()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await SampleAsync("cohort", World.West));
        var west = await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.West)).Id);
        var form = await coordinator.GetAsync($"/organisations/{west}/clash-policy");
        Assert.Contains("没有选择的按系统默认", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(form.Html.QuerySelectorAll("select[name='Effect[Venue]'] option"), o => o.GetAttribute("value") == "Off");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(form, new() { ["Effect[Weekend]"] = "Block", ["SchoolTeachers"] = "8" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.SendAsync(form, new() { ["Effect[Weekend]"] = "Off" })).Status);
        var saved = await coordinator.GetAsync($"/organisations/{west}/clash-policy");
        Assert.Equal("Block", saved.Html.QuerySelector("select[name='Effect[Weekend]'] option[selected]")!.GetAttribute("value"));
        Assert.Equal("8", saved.Html.QuerySelector("#SchoolTeachers")!.GetAttribute("value"));
        var refused = await LessonAsync(cohort, "西区的周日课", "2026-12-13");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Null(refused.Html.QuerySelector("button[name=Accepted]"));
        Assert.NotNull(refused.Html.QuerySelector(".clashes .block"));

        var school = await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.SchoolC)).Id);
        Assert.Contains("没有选择的沿用“西区教育体育局”", (await coordinator.GetAsync($"/organisations/{school}/clash-policy")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.SendAsync(saved, new() { ["Effect[Venue]"] = "Off" })).Status);
        Assert.Contains("同校同一半天最多外出人数", (await coordinator.SendAsync(saved, new() { ["SchoolTeachers"] = "0" })).Text, StringComparison.Ordinal);
        Assert.Contains("排课冲突规则", (await (await site.AsAsync("auditor")).GetAsync("/admin/audit?entity=ClashPolicy")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_session_is_and_needs_is_kept_and_shown()
    {
        var (coordinator, cohort, room) = (await site.AsAsync("coordinator"), await SampleAsync("cohort", World.CityInstitute), await VenueAsync("没有设备的教室"));
        var warned = await LessonAsync(cohort, "动手实验", "2026-12-10", ("VenueId", $"{room}"), ("Kind", "Opening"), ("Equipment", "实验台，投影"));
        Assert.Contains("没有设备的教室没有所需的设备：实验台、投影", warned.Text, StringComparison.Ordinal);
        await coordinator.SubmitAsync($"/venues/{room}/edit", new() { ["Equipment"] = "投影、实验台", ["Site"] = "东校区" });
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(warned, [])).Status);
        var session = await site.InDbAsync(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Topic == "动手实验"));
        Assert.Equal((SessionKind.Opening, "实验台、投影"), (session.Kind, session.Equipment));
        Assert.Contains("开班式", (await coordinator.GetAsync($"/cohorts/{cohort}/timetable")).Text, StringComparison.Ordinal);
        Assert.Contains("开班式", (await coordinator.GetAsync($"/sessions/{session.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trainers_page_shows_the_absences_that_other_lists_tell_of_the_same_person_without_reasons_from_beyond_the_reach()
    {
        var (district, west) = (await site.AsAsync("district"), await site.InDbAsync(async db =>
        {
            var person = (await World.PersonAsync(db, World.SchoolA)).Id;
            var day = new DateOnly(2026, 12, 22);
            var ids = new List<int>();
            foreach (var (organisation, reason) in new[] { (World.EastInstitute, "东区的事"), (World.City, "市里的事"), (World.West, "西区的私事") })
            {
                var trainer = Trainer.Inside((await World.OrganisationAsync(db, organisation)).Id, person, "处处授课", "东区第一中学", Guid.NewGuid());
                trainer.Excuse(new HalfDays(day, day, part: Enum.GetValues<DayPart>()[ids.Count]), reason);
                db.Add(trainer);
                await db.SaveChangesAsync();
                ids.Add(trainer.Id);
            }
            return ids;
        }));
        var page = await district.GetAsync($"/trainers/{west[0]}");
        var lines = page.Html.QuerySelectorAll(".plainlist > li").Select(l => string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(3, lines.Count);
        Assert.Contains(lines, l => l.Contains("上午 东区的事 移除", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.EndsWith("下午 试验市教育体育局登记：市里的事", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.EndsWith("晚上 别的单位登记：不能授课", StringComparison.Ordinal));
        Assert.DoesNotContain("私事", page.Text, StringComparison.Ordinal);
        Assert.Single(page.Html.QuerySelectorAll("form[action$='/removal']"));
    }

    private Task<int> SampleAsync(string kind, string organisation) => site.InDbAsync(db => World.SampleAsync(db, kind, organisation));

    private async Task<Page> LessonAsync(int cohort, string topic, string day, params (string Name, string Value)[] more)
    {
        Dictionary<string, string?> values = new() { ["Topic"] = topic, ["Day"] = day, ["Part"] = "Morning" };
        foreach (var (name, value) in more) values[name] = value;
        return await (await site.AsAsync("coordinator")).SubmitAsync($"/cohorts/{cohort}/sessions/new", values);
    }

    private async Task<int> VenueAsync(string name)
    {
        await (await site.AsAsync("coordinator")).SubmitAsync("/venues/new", new() { ["Name"] = name, ["Capacity"] = "60" });
        return await site.InDbAsync(db => db.Venues.Where(v => v.Name == name).Select(v => v.Id).SingleAsync());
    }
}
