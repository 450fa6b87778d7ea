using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Scheduling;

namespace TeacherDev.Web.Tests.Scheduling;

using Hours = TeacherDev.Domain.Kernel.Hours;

public sealed class WeekGridTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public void What_meets_stands_side_by_side_and_what_follows_takes_the_whole_width()
    {
        var blocks = WeekBlock.SideBySide([At(9, 0, 10, 30), At(10, 0, 11, 0), At(10, 30, 12, 0), At(12, 0, 12, 50)]);
        Assert.Equal([(36, 42, 0, 2), (40, 44, 1, 2), (42, 48, 0, 2), (48, 51, 0, 1)], blocks.Select(b => (b.From, b.To, b.Lane, b.Lanes)));
        Assert.Equal([true, true, true, false], blocks.Select(b => b.Meets));
    }

    [Fact]
    public void A_short_one_is_tall_enough_to_be_read_and_is_no_overlap_for_it()
    {
        var blocks = WeekBlock.SideBySide([At(8, 0, 8, 10), At(8, 10, 9, 0)]);
        Assert.Equal([(32, 34, 0, 2), (33, 36, 1, 2)], blocks.Select(b => (b.From, b.To, b.Lane, b.Lanes)));
        Assert.DoesNotContain(blocks, b => b.Meets);
    }

    [Fact]
    public void More_than_fit_beside_each_other_share_the_last_place()
    {
        var blocks = WeekBlock.SideBySide(Enumerable.Range(0, 8).Select(_ => At(9, 0, 10, 0)));
        Assert.All(blocks, b => Assert.Equal(6, b.Lanes));
        Assert.Equal([0, 1, 2, 3, 4, 5, 5, 5], blocks.Select(b => b.Lane));
    }

    [Fact]
    public void The_hours_reach_as_far_as_is_needed_and_a_weekend_stands_only_where_something_is_on_it()
    {
        var usual = Grid();
        Assert.Equal((8, 18, 5), (usual.FirstHour, usual.LastHour, usual.Columns.Count));
        var late = Grid(At(6, 40, 7, 30), At(22, 0, 23, 59), At(9, 0, 10, 0, day: 5));
        Assert.Equal((6, 24, 6), (late.FirstHour, late.LastHour, late.Columns.Count));
        Assert.Equal(72, late.Rows);
        // The last row that the style sheet has to know: 24 hours below the heads.
        Assert.Equal(97, Grid(At(0, 0, 1, 0), At(23, 30, 23, 59)).RowOf(24) - 1);
        // A Sunday without Saturday: the days between are not left out.
        Assert.Equal(7, Grid(At(9, 0, 10, 0, day: 6)).Columns.Count);
    }

    [Fact]
    public async Task A_class_is_shown_one_week_at_a_time_with_its_hours_and_the_marks_of_its_days()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync(World.CityInstitute));
        await AddAsync(cohort, World.CityInstitute, ("有时间的课", new Slot(Monday.AddDays(1), DayPart.Morning, new(9, 0), new(10, 30)), false), ("整个下午", new Slot(Monday.AddDays(2), DayPart.Afternoon), false), ("取消了的课", new Slot(Monday.AddDays(2), DayPart.Morning), true), ("下个月的课", new Slot(new(2026, 12, 17), DayPart.Evening), false));
        await site.InDbAsync(async db =>
        {
            db.Add(new Blackout(await World.OrganisationAsync(db, World.City), new Period(Monday.AddDays(3), Monday.AddDays(3)), "中考阅卷", Guid.NewGuid()));
            await db.SaveChangesAsync();
        });
        var days = await coordinator.GetAsync($"/cohorts/{cohort}/timetable");
        Assert.Contains("禁排期：中考阅卷", days.Text, StringComparison.Ordinal);
        var page = await coordinator.GetAsync(days.Html.QuerySelector(".views a:not([aria-current])")!.GetAttribute("href")!);
        Assert.Equal("周视图", page.Html.QuerySelector(".views a[aria-current=page]")!.TextContent);
        Assert.Null(page.Html.QuerySelector("table.plan"));
        Assert.Equal(["有时间的课9:00–10:30", "整个下午下午，时间未定"], page.Html.QuerySelectorAll(".wk a.ev").Select(e => e.QuerySelector("b")!.TextContent + e.QuerySelector(".tm2")!.TextContent));
        // Tuesday is the third column; nine o'clock the fifth row below the head; an hour and a half six rows.
        Assert.StartsWith("ev c3 r6 n6", page.Html.QuerySelector(".wk a.ev")!.ClassName, StringComparison.Ordinal);
        Assert.Equal("周一 今天", page.Html.QuerySelector(".wk .h.now")!.TextContent.Trim()[..5]);
        Assert.Contains("禁排期：中考阅卷", page.Html.QuerySelectorAll(".wk .h")[3].TextContent, StringComparison.Ordinal);
        Assert.Contains("已取消 1 节", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Html.QuerySelectorAll(".wk .ev"), e => e.TextContent.Contains("取消了的课", StringComparison.Ordinal));

        var on = page.Html.QuerySelectorAll("main a").Single(a => a.TextContent.StartsWith("有课的下一周", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal($"/cohorts/{cohort}/timetable?view=week&week=2026-12-14", on);
        var later = await coordinator.GetAsync(on);
        Assert.Contains("下个月的课", later.Html.QuerySelector(".wk")!.TextContent, StringComparison.Ordinal);
        // The last evening hour: the grid goes on until it.
        Assert.Equal("20:00", later.Html.QuerySelectorAll(".wk .tm")[^1].TextContent);
        Assert.Contains(later.Html.QuerySelectorAll("main a"), a => a.TextContent == "本周");
        Assert.Contains("这一周没有课。", (await coordinator.GetAsync($"/cohorts/{cohort}/timetable?view=week&week=2027-03-01")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holidays_and_worked_weekends_are_marked_by_name()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync(World.East));
        var holiday = await coordinator.GetAsync($"/cohorts/{cohort}/timetable?view=week&week=2026-10-01");
        Assert.Contains(holiday.Html.QuerySelectorAll(".wk .h"), h => h.TextContent.Contains("国庆节", StringComparison.Ordinal) && h.QuerySelector(".tag.alert") is not null);
        var worked = await coordinator.GetAsync($"/cohorts/{cohort}/timetable?view=week&week=2026-10-10");
        Assert.Equal(6, worked.Html.QuerySelectorAll(".wk .h").Length);
        Assert.Contains("调休上班", worked.Html.QuerySelectorAll(".wk .h")[5].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01"), InlineData("9999-12-31"), InlineData("2026-02-30"), InlineData("第八周"), InlineData("")]
    public async Task A_week_that_is_none_shows_the_one_that_is_shown_first(string week)
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync(World.City));
        var page = await coordinator.GetAsync($"/cohorts/{cohort}/timetable?view=week&week={Uri.EscapeDataString(week)}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("11月23日 至 11月27日", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Participants_find_in_the_week_what_was_published_and_who_looks_after_the_class_what_was_not()
    {
        var (coordinator, teacher, cohort) = (await site.AsAsync("coordinator"), await site.AsAsync("teacher"), await CohortAsync(World.SchoolA));
        await AddAsync(cohort, World.SchoolA, ("发布过的课", new Slot(Monday, DayPart.Morning), false));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{cohort}/publications/new", [])).Status);
        await AddAsync(cohort, World.SchoolA, ("没有发布的课", new Slot(Monday, DayPart.Afternoon), false));
        var address = $"/cohorts/{cohort}/timetable?view=week";
        Assert.Equal("没有发布的课", Assert.Single((await coordinator.GetAsync(address)).Html.QuerySelectorAll(".wk .ev.draft")).QuerySelector("b")!.TextContent);
        Assert.Equal(["发布过的课"], (await teacher.GetAsync(address)).Html.QuerySelectorAll(".wk .ev b").Select(b => b.TextContent));
    }

    [Fact]
    public async Task The_week_of_a_hall_and_of_a_trainer_shows_what_takes_them_and_names_only_what_is_in_reach()
    {
        var (district, cohort) = (await site.AsAsync("district"), await CohortAsync(World.SchoolC));
        var (hall, trainer) = await site.InDbAsync(async db =>
        {
            var city = await World.OrganisationAsync(db, World.City);
            var (venue, expert) = (new Venue(city.Id, "周视图的礼堂", null, 300, Guid.NewGuid()), Trainer.Outside(city.Id, "周视图的专家", "省教科院", Guid.NewGuid()));
            db.AddRange(venue, expert);
            await db.SaveChangesAsync();
            db.Add(Session.OfCohort(cohort, (await World.OrganisationAsync(db, World.SchoolC)).Id, new("西区的课", expert.Id, venue.Id, SessionMode.FaceToFace, Hours.Of(4)), new Slot(Monday, DayPart.Evening, new(19, 0), new(20, 0)), Guid.NewGuid()));
            await db.SaveChangesAsync();
            return (venue.Id, expert.Id);
        });
        foreach (var path in new[] { $"/venues/{hall}", $"/trainers/{trainer}" })
        {
            var week = (await district.GetAsync(path)).Html.QuerySelector(".views a:not([aria-current])")!.GetAttribute("href")!;
            var page = await district.GetAsync(week);
            var block = Assert.Single(page.Html.QuerySelectorAll(".wk .ev"));
            Assert.Equal("DIV", block.TagName);
            Assert.Contains("别的单位的安排", block.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("西区的课", page.Text, StringComparison.Ordinal);
            Assert.Equal("培训班", page.Html.QuerySelector("nav [aria-current]")!.TextContent.Trim());
            Assert.Contains("西区的课", (await (await site.AsAsync("coordinator")).GetAsync(week)).Html.QuerySelector(".wk a.ev")!.TextContent, StringComparison.Ordinal);
        }
    }

    private static WeekItem At(int fromHour, int fromMinute, int toHour, int toMinute, int day = 0)
    {
        var (from, to) = (new TimeOnly(fromHour, fromMinute), new TimeOnly(toHour, toMinute));
        return new(new Slot(Monday.AddDays(day), Slot.PartOf(from), from, to), null, null, [], SessionKind.Lesson, SessionState.Planned, IsUntold: false);
    }

    private static WeekGrid Grid(params WeekItem[] items) => WeekGrid.Of("/", Monday, Monday, items, [], day => new(day, null, null, false, false, []));

    private Task<int> CohortAsync(string organisation) => site.InDbAsync(db => World.SampleAsync(db, "cohort", organisation));

    private Task AddAsync(int cohort, string organisation, params (string Topic, Slot Slot, bool IsOff)[] sessions) => site.InDbAsync(async db =>
    {
        var owner = (await World.OrganisationAsync(db, organisation)).Id;
        foreach (var (topic, slot, isOff) in sessions)
        {
            var session = Session.OfCohort(cohort, owner, new(topic, null, null, SessionMode.FaceToFace, Hours.Of(4)), slot, Guid.NewGuid());
            if (isOff) session.Cancel("试验");
            db.Add(session);
        }
        await db.SaveChangesAsync();
    });
}
