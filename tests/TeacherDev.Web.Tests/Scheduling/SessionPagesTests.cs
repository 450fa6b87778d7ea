using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Scheduling;

public sealed class SessionPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_clash_is_shown_before_anything_is_saved_with_what_is_free_and_solved_by_another_venue()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await SampleAsync("cohort", World.CityInstitute));
        var (hall, other) = (await VenueAsync("市礼堂"), await VenueAsync("录播教室", seats: 2));
        Dictionary<string, string?> values = new() { ["Topic"] = "课例研讨", ["Day"] = "2026-11-26", ["Part"] = "Morning", ["VenueId"] = $"{hall}" };
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", values)).Status);

        var second = await SampleAsync("cohort", World.SchoolA);
        var refused = await coordinator.SubmitAsync($"/cohorts/{second}/sessions/new", new(values) { ["Topic"] = "撞车课" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("市礼堂在 2026年11月26日 上午已由“试验市教育科学研究所示例班”的“课例研讨”使用", refused.Text, StringComparison.Ordinal);
        Assert.Contains("录播教室", refused.Html.QuerySelector(".clashes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("撞车课"));
        Assert.Null(refused.Html.QuerySelector("button[name=Accepted]"));

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(refused, new() { ["VenueId"] = $"{other}" })).Status);
        Assert.Equal(1, await CountAsync("撞车课"));
    }

    [Fact]
    public async Task A_refusal_cannot_be_overruled_and_a_warning_can()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await SampleAsync("cohort", World.EastInstitute));
        Dictionary<string, string?> values = new() { ["Topic"] = "周日课", ["Day"] = "2026-11-29", ["Part"] = "Afternoon" };
        var warned = await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, warned.Status);
        Assert.Contains("2026-11-29 是周末，不是调休上班日", warned.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("周日课"));
        // What Enter presses checks again; only the second button accepts, and only what it stands beside.
        var buttons = warned.Html.QuerySelectorAll("main form[method=post] button[type=submit]");
        Assert.Equal(["重新检查", "仍然保存"], buttons.Select(b => b.TextContent.Trim()));
        var accepted = buttons[1].GetAttribute("value");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.SendAsync(warned, new() { ["Accepted"] = "true" })).Status);
        var another = await coordinator.SendAsync(warned, new() { ["Day"] = "2026-11-28", ["Accepted"] = accepted });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, another.Status);
        Assert.Contains("2026-11-28 是周末", another.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("周日课"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(warned, new() { ["Accepted"] = accepted })).Status);
        Assert.Equal(1, await CountAsync("周日课"));

        // Track 3 ends on 20 December: outside its window nothing helps.
        var barred = await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new(values) { ["Topic"] = "窗外课", ["Day"] = "2026-12-21", ["Accepted"] = accepted });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, barred.Status);
        Assert.Contains("不在“骨干教师”的培训时间内", barred.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("窗外课"));
    }

    [Fact]
    public async Task Of_many_who_take_one_hall_at_once_exactly_one_gets_it()
    {
        var (coordinator, hall) = (await site.AsAsync("coordinator"), await VenueAsync("抢用的礼堂"));
        var token = await coordinator.TokenAsync();
        string[] organisations = [World.City, World.CityInstitute, World.East, World.EastInstitute, World.SchoolA, World.SchoolB];
        var cohorts = await Task.WhenAll(organisations.Select(o => SampleAsync("cohort", o)));
        var answers = await Task.WhenAll(cohorts.Select(cohort => coordinator.PostAsync($"/cohorts/{cohort}/sessions", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = token,
            ["Topic"] = "抢礼堂",
            ["Day"] = "2026-12-03",
            ["Part"] = "Morning",
            ["Mode"] = "FaceToFace",
            ["Hours"] = "4",
            ["VenueId"] = $"{hall}",
            ["Key"] = Guid.NewGuid().ToString(),
        })));
        Assert.Equal(1, await CountAsync("抢礼堂"));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Of_many_sessions_put_into_one_half_day_of_a_class_at_once_exactly_one_gets_it()
    {
        var cohort = await SampleAsync("cohort", World.SchoolC);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AddAsync(cohort, "同一时段的课", "2026-12-01", "Morning")));
        Assert.Equal(1, await CountAsync("同一时段的课"));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task No_session_slips_into_a_class_while_it_is_closed()
    {
        var cohort = await SampleAsync("cohort", World.SchoolB);
        var (version, person) = await site.InDbAsync(async db =>
        {
            var running = await db.Cohorts.SingleAsync(c => c.Id == cohort);
            foreach (var step in new[] { CohortState.Confirmed, CohortState.Running }) running.MoveTo(step);
            foreach (var session in await db.Sessions.Where(s => s.CohortId == cohort).ToListAsync()) session.Cancel("试验");
            await db.SaveChangesAsync();
            return (running.Version, running.Enrolments.First().PersonId);
        });
        var coordinator = await site.AsAsync("coordinator");
        var closing = coordinator.PostAsync($"/cohorts/{cohort}/closure", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = await coordinator.TokenAsync(),
            ["Version"] = $"{version}",
            ["Completed"] = $"{person}",
        });
        await Task.WhenAll([closing, .. new[] { "Morning", "Afternoon", "Evening" }.Select(part => AddAsync(cohort, "挤进来的课", "2026-12-02", part))]);
        var isClosed = await site.InDbAsync(db => db.Cohorts.AnyAsync(c => c.Id == cohort && c.State == CohortState.Completed));
        Assert.True(!isClosed || await CountAsync("挤进来的课") == 0);
        Assert.Equal(isClosed, (await closing).Status == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_venue_or_trainer_entered_meanwhile_comes_back_chosen()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await SampleAsync("cohort", World.City));
        var form = await coordinator.GetAsync($"/cohorts/{cohort}/sessions/new?day=2026-11-27&part=Morning");
        Assert.Equal("Day Part", form.Html.QuerySelector("form[data-draft]")!.GetAttribute("data-draft-keep"));
        var link = form.Html.QuerySelector("a[href^='/venues/new']")!.GetAttribute("href")!;
        var made = await coordinator.SubmitAsync(link, new() { ["Name"] = "新建的教室" });
        var venue = await site.InDbAsync(db => db.Venues.Where(v => v.Name == "新建的教室").Select(v => v.Id).SingleAsync());
        Assert.Equal($"/cohorts/{cohort}/sessions/new?venue={venue}", made.Location);
        Assert.Equal($"{venue}", (await coordinator.GetAsync(made.Location!)).Html.QuerySelector("#VenueId option[selected]")!.GetAttribute("value"));
        var trainer = await coordinator.SubmitAsync(form.Html.QuerySelector("a[href^='/trainers/new']")!.GetAttribute("href")!, new() { ["Name"] = "沈若溪", ["Unit"] = "省教师发展中心" });
        Assert.StartsWith($"/cohorts/{cohort}/sessions/new?trainer=", trainer.Location, StringComparison.Ordinal);
        Assert.Equal("/venues", (await coordinator.SubmitAsync("/venues/new?returnUrl=https%3A%2F%2Felsewhere.example", new() { ["Name"] = "另一间教室" })).Location);
        Assert.Equal("/venues", (await coordinator.SubmitAsync("/venues/new", new() { ["Name"] = "第三间教室", ["ReturnUrl"] = "//elsewhere.example" })).Location);
    }

    [Fact]
    public async Task A_year_whose_holidays_are_not_published_says_so_on_form_and_timetable()
    {
        const string Notice = "2028 年节假日安排尚未公布，周六、周日按休息日暂定";
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await SampleAsync("cohort", World.CityInstitute));
        Assert.DoesNotContain("尚未公布", (await coordinator.GetAsync($"/cohorts/{cohort}/sessions/new?day=2026-11-27")).Text, StringComparison.Ordinal);
        Assert.Contains(Notice, (await coordinator.GetAsync($"/cohorts/{cohort}/sessions/new?day=2028-01-05")).Text, StringComparison.Ordinal);
        await site.InDbAsync(async db =>
        {
            var late = await db.Cohorts.SingleAsync(c => c.Id == cohort);
            late.Revise(late.TrackYearId, late.Name, new(late.Period.From, new(2028, 1, 5)), late.Capacity, new(late.Theme, late.Goals, late.Outcomes, late.AssessmentProcedure));
            await db.SaveChangesAsync();
        });
        Assert.Contains("2028 年节假日安排尚未公布", (await coordinator.GetAsync($"/cohorts/{cohort}/timetable")).Text.Replace("2027、", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_moved_by_form_and_a_stale_form_is_a_conflict()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await SampleAsync("cohort", World.City));
        await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new() { ["Topic"] = "要移动的课", ["Day"] = "2026-11-24", ["Part"] = "Evening", ["From"] = "19:00", ["To"] = "21:00" });
        var id = await site.InDbAsync(db => db.Sessions.Where(s => s.Topic == "要移动的课").Select(s => s.Id).SingleAsync());
        var form = await coordinator.GetAsync($"/sessions/{id}/edit");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(form, new() { ["Day"] = "2026-11-25" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.SendAsync(form, new() { ["Day"] = "2026-11-27" })).Status);
        Assert.Equal(new DateOnly(2026, 11, 25), await site.InDbAsync(db => db.Sessions.Where(s => s.Id == id).Select(s => s.Day).SingleAsync()));
        Assert.Contains("要移动的课", (await coordinator.GetAsync($"/cohorts/{cohort}/timetable")).Text, StringComparison.Ordinal);
        var cancelled = await coordinator.SubmitAsync($"/sessions/{id}", new() { ["Reason"] = "专家有事" }, "main form[action$='/cancellation']");
        Assert.Equal(HttpStatusCode.Redirect, cancelled.Status);
        Assert.Contains("专家有事", (await coordinator.GetAsync($"/sessions/{id}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("14:00", "16:00", "14:00 不在上午")]
    [InlineData("09:00", "09:00", "结束时间要晚于开始时间")]
    [InlineData("09:00", "", "开始时间和结束时间要同时填写")]
    [InlineData("25:00", "26:00", "开始时间")]
    public async Task Impossible_times_are_said_and_nothing_is_lost(string from, string to, string sentence)
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await SampleAsync("cohort", World.City));
        var refused = await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new() { ["Topic"] = "时间不对的课", ["Day"] = "2026-11-24", ["Part"] = "Morning", ["From"] = from, ["To"] = to });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal("时间不对的课", refused.Html.QuerySelector("#Topic")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_venue_of_another_city_cannot_be_chosen()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await SampleAsync("cohort", World.City));
        var foreign = await SampleAsync("venue", World.OtherSchool);
        var refused = await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new() { ["Topic"] = "外地课", ["Day"] = "2026-11-24", ["Part"] = "Morning", ["VenueId"] = $"{foreign}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请选择您可以使用的场地", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("外地课"));
    }

    [Fact]
    public async Task Venues_and_trainers_are_listed_with_those_of_the_bodies_above_which_cannot_be_edited()
    {
        var district = await site.AsAsync("district");
        var above = await site.InDbAsync(async db =>
        {
            var city = await World.OrganisationAsync(db, World.City);
            return await db.Venues.Where(v => v.OrganisationId == city.Id).Select(v => new { v.Id, v.Name }).FirstAsync();
        });
        var list = await district.GetAsync("/venues");
        Assert.Contains(above.Name, list.Text, StringComparison.Ordinal);
        Assert.Null(list.Html.QuerySelector($"a[href='/venues/{above.Id}/edit']"));
        Assert.DoesNotContain("西区", list.Text, StringComparison.Ordinal);
        var inside = await district.SubmitAsync("/trainers/new", new() { ["Name"] = "方圆", ["IsInside"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, inside.Status);
        Assert.Contains("东区第二小学", (await district.GetAsync("/trainers?q=fy")).Text, StringComparison.Ordinal);
        var twice = await district.SubmitAsync("/trainers/new", new() { ["Name"] = "方圆", ["IsInside"] = "true" });
        // Two indexes are violated; which one is told first is the database's choice, what to do is the same.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("请直接选用", twice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_one_session_the_next_is_entered_where_the_timetable_goes_on()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await SampleAsync("cohort", World.East));
        // Friday afternoon; Monday morning is taken, and Saturday is no day of work.
        Assert.Equal(HttpStatusCode.Redirect, (await AddAsync(cohort, "占着周一上午", "2026-11-30", "Morning")).Status);
        var hall = await VenueAsync("接着用的教室");
        Dictionary<string, string?> values = new() { ["Topic"] = "周五下午的课", ["Day"] = "2026-11-27", ["Part"] = "Afternoon", ["From"] = "14:30", ["To"] = "16:00", ["Hours"] = "2", ["VenueId"] = $"{hall}", ["GoesOn"] = "true" };
        var second = await coordinator.FollowAsync(await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", values));
        Assert.Contains("课程已添加", second.Text, StringComparison.Ordinal);
        Assert.Equal(("2026-11-27", "16:00", "17:30", ""), Filled(second));
        Assert.Equal($"{hall}", second.Html.QuerySelector("#VenueId option[selected]")!.GetAttribute("value"));
        var third = await coordinator.FollowAsync(await coordinator.SendAsync(second, new() { ["Topic"] = "接着的课", ["GoesOn"] = "true" }));
        Assert.Equal(("2026-11-30", "14:30", "16:00", ""), Filled(third));
        // What is no lesson is called by what it is; a lesson needs a topic.
        var unnamed = await coordinator.SendAsync(third, new() { ["GoesOn"] = "true" });
        Assert.Contains("请填写课题", unnamed.Html.QuerySelector(".field.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/cohorts/{cohort}/timetable", (await coordinator.SendAsync(unnamed, new() { ["Kind"] = "Closing" })).Location);
        Assert.Equal("结业式", await site.InDbAsync(db => db.Sessions.Where(s => s.CohortId == cohort && s.Kind == SessionKind.Closing).Select(s => s.Topic).SingleAsync()));
        // A warning that is meant does not end the row.
        var warned = await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new(values) { ["Topic"] = "周六的课", ["Day"] = "2026-11-28" });
        Assert.StartsWith($"/cohorts/{cohort}/sessions/new?after=", (await coordinator.SendAsync(warned, new() { ["Accepted"] = warned.Html.QuerySelector("button[name=Accepted]")!.GetAttribute("value") })).Location, StringComparison.Ordinal);

        static (string?, string?, string?, string) Filled(Page page) =>
            (page.Html.QuerySelector("#Day")!.GetAttribute("value"), page.Html.QuerySelector("#From")!.GetAttribute("value"), page.Html.QuerySelector("#To")!.GetAttribute("value"), page.Html.QuerySelector("#Topic")!.GetAttribute("value") ?? "");
    }

    private Task<int> SampleAsync(string kind, string organisation) => site.InDbAsync(db => World.SampleAsync(db, kind, organisation));

    private async Task<Page> AddAsync(int cohort, string topic, string day, string part)
    {
        var coordinator = await site.AsAsync("coordinator");
        return await coordinator.PostAsync($"/cohorts/{cohort}/sessions", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = await coordinator.TokenAsync(),
            ["Topic"] = topic,
            ["Day"] = day,
            ["Part"] = part,
            ["Mode"] = "FaceToFace",
            ["Hours"] = "4",
            ["Key"] = Guid.NewGuid().ToString(),
        });
    }

    private Task<int> CountAsync(string topic) => site.InDbAsync(db => db.Sessions.CountAsync(s => s.Topic == topic));

    private async Task<int> VenueAsync(string name, int seats = 60)
    {
        var coordinator = await site.AsAsync("coordinator");
        await coordinator.SubmitAsync("/venues/new", new() { ["Name"] = name, ["Capacity"] = $"{seats}" });
        return await site.InDbAsync(db => db.Venues.Where(v => v.Name == name).Select(v => v.Id).SingleAsync());
    }
}
