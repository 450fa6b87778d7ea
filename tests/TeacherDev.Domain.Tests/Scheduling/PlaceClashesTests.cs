using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

/// <summary>What speaks against a place, a trainer or a day, apart from other sessions at the same time.</summary>
public sealed class PlaceClashesTests : IAsyncLifetime
{
    private static readonly DateOnly Thursday = new(2026, 7, 16);
    private static readonly DateOnly TermThursday = new(2026, 9, 17);
    private static readonly Slot Morning = new(Thursday, DayPart.Morning);
    private City city = null!;

    public async ValueTask InitializeAsync() => city = await City.BuildAsync();

    public ValueTask DisposeAsync()
    {
        city.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_closed_venue_is_refused_with_what_is_open_and_large_enough_and_equipped()
    {
        var hall = new Venue(city.Bureau.Id, "礼堂", null, 300, Guid.NewGuid(), equipment: "投影");
        hall.Close(new(Thursday, Thursday, part: DayPart.Morning), "消防检修");
        var closed = new Venue(city.Bureau.Id, "阶梯教室", null, 20, Guid.NewGuid(), equipment: "投影");
        closed.Close(new(Thursday, Thursday), "装修");
        await city.AddAsync(hall);
        await city.AddAsync(closed);
        await city.AddAsync(new Venue(city.Bureau.Id, "普通教室", null, 30, Guid.NewGuid()));
        await city.AddAsync(new Venue(city.Bureau.Id, "小会议室", null, 2, Guid.NewGuid(), equipment: "投影"));
        await city.AddAsync(new Venue(city.Bureau.Id, "录播教室", null, 40, Guid.NewGuid(), equipment: "录播、投影"));
        var one = await city.ClassAsync("一班", city.District, members: [0, 1, 2]);
        var report = await FindAsync(new(null, one.Id, null, Morning, null, hall.Id, "投影"));
        Assert.Equal([(ClashKind.Closure, true, "礼堂在 7月16日 Morning关闭：消防检修")], Seen(report));
        Assert.Equal(["录播教室"], report.FreeVenues.Select(v => v.Name));
        Assert.Equal([DayPart.Afternoon, DayPart.Evening], report.FreeParts);
        Assert.Empty((await FindAsync(new(null, one.Id, null, new(Thursday, DayPart.Afternoon), null, hall.Id))).Clashes);
    }

    [Fact]
    public async Task An_absence_holds_in_every_list_of_the_person_and_its_reason_stays_where_it_was_written()
    {
        var here = await city.AddAsync(Trainer.Inside(city.District.Id, city.Teachers[0].Id, "教师甲", "江川一中", Guid.NewGuid()));
        var there = Trainer.Inside(city.OtherDistrict.Id, city.Teachers[0].Id, "教师甲", "江川一中", Guid.NewGuid());
        there.Excuse(new(Thursday, Thursday.AddDays(30), Weekday.Thursday, DayPart.Morning), "住院");
        await city.AddAsync(there);
        var one = await city.ClassAsync("一班", city.District);
        SessionPlan plan = new(null, one.Id, null, Morning, here.Id, null);
        Assert.Equal([(ClashKind.Absence, true, "授课专家教师甲在 7月16日 Morning不能授课")], Seen(await FindAsync(plan, city.District)));
        var report = await FindAsync(plan);
        Assert.Equal([(ClashKind.Absence, true, "授课专家教师甲在 7月16日 Morning不能授课：住院")], Seen(report));
        Assert.Equal([DayPart.Afternoon, DayPart.Evening], report.FreeParts);
        Assert.Empty((await FindAsync(plan with { Slot = new(Thursday.AddDays(1), DayPart.Morning) })).Clashes);
    }

    [Fact]
    public async Task Too_few_seats_and_missing_equipment_only_warn()
    {
        var room = await city.AddAsync(new Venue(city.Bureau.Id, "小会议室", null, 2, Guid.NewGuid(), equipment: "投影"));
        var one = await city.ClassAsync("一班", city.District, members: [0, 1, 2]);
        Assert.Equal([(ClashKind.Capacity, false, "小会议室只有 2 个座位，“一班”当天有 3 人"), (ClashKind.Equipment, false, "小会议室没有所需的设备：实验台、机房")],
            Seen(await FindAsync(new(null, one.Id, null, Morning, null, room.Id, "投影、实验台、机房"))));
    }

    [Fact]
    public async Task Two_sites_on_one_half_day_leave_time_for_the_way()
    {
        var (north, south) = (await city.AddAsync(new Venue(city.Bureau.Id, "北楼", null, 300, Guid.NewGuid(), "北校区")), await city.AddAsync(new Venue(city.Bureau.Id, "南楼", null, 300, Guid.NewGuid(), "南校区")));
        var trainer = await city.AddAsync(Trainer.Outside(city.Bureau.Id, "郑国安", "云南师范大学", Guid.NewGuid()));
        var (one, two) = (await city.ClassAsync("一班", city.District), await city.ClassAsync("二班", city.District));
        await city.LessonAsync(one, new(Thursday, DayPart.Morning, new(8, 30), new(10, 0)), "课例研讨", trainer, north);
        Slot later = new(Thursday, DayPart.Morning, new(10, 30), new(12, 0));
        Assert.Equal([(ClashKind.Travel, false, "授课专家郑国安在 7月16日 Morning还要在“北校区”讲“课例研讨”，与“南校区”不在一处，请留出路上时间")], Seen(await FindAsync(new(null, two.Id, null, later, trainer.Id, south.Id))));
        Assert.Equal([(ClashKind.Travel, false, "“一班”在 7月16日 Morning还要在“北校区”上“课例研讨”，与“南校区”不在一处，请留出路上时间")], Seen(await FindAsync(new(null, one.Id, null, later, null, south.Id))));
        Assert.Empty((await FindAsync(new(null, two.Id, null, later, trainer.Id, north.Id))).Clashes);
        Assert.Empty((await FindAsync(new(null, two.Id, null, new(Thursday, DayPart.Afternoon), trainer.Id, south.Id))).Clashes);
    }

    [Fact]
    public async Task A_blackout_warns_classes_of_its_region_and_those_with_people_from_it()
    {
        await city.AddAsync(new Blackout(city.District, new(Thursday, Thursday.AddDays(2)), "中考阅卷", Guid.NewGuid()));
        var own = await city.ClassAsync("江川班", city.District);
        var with = await city.ClassAsync("红塔班", city.OtherDistrict, members: [0, 1]);
        var without = await city.ClassAsync("全市班", city.Bureau);
        Assert.Equal([(ClashKind.Blackout, false, "2026-07-16 在江川区教育体育局“中考阅卷”禁排期内（2026-07-16 至 2026-07-18）")], Seen(await FindAsync(new(null, own.Id, null, Morning, null, null))));
        Assert.Equal([(ClashKind.Blackout, false, "2026-07-16 在江川区教育体育局“中考阅卷”禁排期内（2026-07-16 至 2026-07-18），涉及 2 名学员")], Seen(await FindAsync(new(null, with.Id, null, Morning, null, null))));
        Assert.Equal([(ClashKind.Blackout, false, "2026-07-16 是 2 名学员所在地区的禁排期")], Seen(await FindAsync(new(null, with.Id, null, Morning, null, null), city.OtherDistrict)));
        Assert.Empty((await FindAsync(new(null, without.Id, null, Morning, null, null))).Clashes);
        Assert.Empty((await FindAsync(new(null, own.Id, null, new(Thursday.AddDays(4), DayPart.Morning), null, null))).Clashes);
    }

    [Fact]
    public void A_blackout_of_an_institute_holds_for_the_region_it_serves()
    {
        var bureau = new Organisation("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, null);
        Assert.Equal("/yuxi/", new Blackout(new Organisation("yuxi-institute", "市教科所", OrganisationKind.Institute, bureau), new(Thursday, Thursday), "监测", Guid.NewGuid()).Path);
        Assert.Throws<RuleBroken>(() => new Blackout(bureau, Period.Since(Thursday), "监测", Guid.NewGuid()));
    }

    [Fact]
    public async Task A_school_whose_teachers_are_away_together_is_told_over_all_sessions_of_the_half_day()
    {
        var (one, two) = (await city.ClassAsync("一班", city.District, members: [0, 1, 2]), await city.ClassAsync("二班", city.OtherDistrict, members: [2, 3, 4, 5]));
        await city.LessonAsync(one, new(TermThursday, DayPart.Morning, new(8, 30), new(10, 0)));
        SessionPlan plan = new(null, two.Id, null, new(TermThursday, DayPart.Morning, new(10, 30), new(12, 0)), null, null);
        // Six of them, the one in both classes counted once.
        Assert.Equal([(ClashKind.SchoolLoad, false, "江川一中在 9月17日 Morning共有 6 名教师外出培训，超过 5 名")], Seen(await FindAsync(plan)));
        Assert.Empty((await FindAsync(plan with { Slot = new(TermThursday, DayPart.Afternoon) })).Clashes);
        // In the holidays nobody is missed.
        await city.LessonAsync(one, new(Thursday, DayPart.Morning, new(8, 30), new(10, 0)));
        Assert.Empty((await FindAsync(plan with { Slot = new(Thursday, DayPart.Morning, new(10, 30), new(12, 0)) })).Clashes);
    }

    [Fact]
    public async Task Members_and_trainers_who_teach_at_their_own_school_then_are_named_by_whoever_plans()
    {
        var trainer = await city.AddAsync(Trainer.Inside(city.OtherDistrict.Id, city.Teachers[3].Id, city.Teachers[3].Name, "江川一中", Guid.NewGuid()));
        var one = await city.ClassAsync("一班", city.OtherDistrict, members: [0, 1, 2]);
        var sheet = new TeachingTimetable(city.Teachers[0].OrganisationId, 2026, TermSeason.Autumn);
        sheet.Replace([.. new[] { 0, 2, 3, 4 }.Select(t => new TeachingLine(city.Teachers[t].Id, DayOfWeek.Thursday, DayPart.Morning, "1、2"))], Thursday);
        await city.AddAsync(sheet);
        await using (var other = city.Open(city.OtherDistrict)) Assert.False(await other.TeachingTimetables.AnyAsync());
        SessionPlan plan = new(null, one.Id, null, new(TermThursday, DayPart.Morning), trainer.Id, null);
        Assert.Equal([(ClashKind.Teaching, false, "授课专家教师丁在 9月17日 Morning要上自己的课"), (ClashKind.Teaching, false, "2 名学员在 9月17日 Morning要上自己的课：教师丙、教师甲")], Seen(await FindAsync(plan, city.OtherDistrict)));
        Assert.Empty((await FindAsync(plan with { Slot = new(TermThursday, DayPart.Afternoon) })).Clashes);
        Assert.Empty((await FindAsync(plan with { Slot = new(Thursday, DayPart.Morning) })).Clashes);
    }

    [Fact]
    public async Task Fewer_of_one_subject_are_enough()
    {
        await using (var db = city.Open())
        {
            foreach (var person in await db.People.ToListAsync()) person.Describe(null, SchoolStage.Junior, "物理", TeacherRank.First, null, null);
            await db.SaveChangesAsync();
        }
        var one = await city.ClassAsync("一班", city.District, members: [0, 1, 2]);
        Assert.Equal([(ClashKind.SchoolLoad, false, "江川一中在 9月17日 Morning共有 3 名物理教师外出培训，超过 2 名")], Seen(await FindAsync(new(null, one.Id, null, new(TermThursday, DayPart.Morning), null, null))));
    }

    [Fact]
    public async Task All_planned_sessions_of_a_class_are_checked_in_one_pass()
    {
        var hall = await city.AddAsync(new Venue(city.Bureau.Id, "礼堂", null, 300, Guid.NewGuid()));
        var (one, two) = (await city.ClassAsync("一班", city.District, members: [0, 1]), await city.ClassAsync("二班", city.District, members: [1]));
        await city.LessonAsync(two, Morning, "二班的课", venue: hall);
        var clashing = await city.LessonAsync(one, Morning, "一班的课", venue: hall);
        for (var day = 1; day <= 14; day++) await city.LessonAsync(one, new(Thursday.AddDays(day), DayPart.Morning), venue: hall);
        var few = await CommandsAsync(two);
        var (commands, found) = (await CommandsAsync(one), await FoundAsync(one));
        Assert.Equal(few, commands);
        Assert.Equal([(clashing.Id, true, 2)], found.Where(f => f.Blocks).Select(f => (f.SessionId, f.Blocks, f.Clashes.Count)));
        // The weekends of the fortnight only warn.
        Assert.Equal(4, found.Count(f => !f.Blocks));
        Assert.Equal(["礼堂在 7月16日 Morning已由“二班”的“二班的课”使用", "1 名学员同一时段还要参加“二班”的“二班的课”：教师乙"], found[0].Clashes.Select(c => c.Sentence.ToString()));
    }

    [Fact]
    public async Task A_closure_entered_while_a_session_is_booked_is_met_by_it()
    {
        var hall = await city.AddAsync(new Venue(city.Bureau.Id, "礼堂", null, 300, Guid.NewGuid()));
        var one = await city.ClassAsync("一班", city.District);
        await using var booking = city.Open();
        Assert.Empty((await new Booking(booking).ReserveAsync(new(null, one.Id, null, Morning, null, hall.Id))).Clashes);
        await using (var closing = city.Open())
        {
            (await closing.Venues.SingleAsync(v => v.Id == hall.Id)).Close(new(Thursday, Thursday), "停电");
            await closing.SaveChangesAsync();
        }
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => booking.SaveChangesAsync());
    }

    private async Task<int> CommandsAsync(Cohort cohort)
    {
        var counter = new CommandCounter();
        await using var db = city.Counting(counter);
        await new Clashes(db).OfCohortAsync(cohort.Id);
        return counter.Commands;
    }

    private async Task<IReadOnlyList<SessionClashes>> FoundAsync(Cohort cohort)
    {
        await using var db = city.Open();
        return await new Clashes(db).OfCohortAsync(cohort.Id);
    }

    private async Task<ClashReport> FindAsync(SessionPlan plan, Organisation? reach = null)
    {
        await using var db = city.Open(reach);
        return await new Clashes(db).OfAsync(plan);
    }

    private static IEnumerable<(ClashKind, bool, string)> Seen(ClashReport report) => report.Clashes.Select(c => (c.Kind, c.Blocks, c.Sentence.ToString()));
}
