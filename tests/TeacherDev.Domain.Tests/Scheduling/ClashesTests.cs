using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

public sealed class ClashesTests : IAsyncLifetime
{
    private static readonly DateOnly Thursday = new(2026, 7, 16);
    private static readonly Slot Morning = new(Thursday, DayPart.Morning);
    private City city = null!;

    public async ValueTask InitializeAsync() => city = await City.BuildAsync();

    public ValueTask DisposeAsync()
    {
        city.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_trainer_teaches_one_class_at_a_time()
    {
        var trainer = await city.AddAsync(Trainer.Outside(city.Bureau.Id, "郑国安", "云南师范大学", Guid.NewGuid()));
        var (one, two) = (await city.ClassAsync("一班", city.District), await city.ClassAsync("二班", city.District));
        await city.LessonAsync(one, Morning, "课例研讨", trainer);
        var report = await FindAsync(new(null, two.Id, null, Morning, trainer.Id, null));
        Assert.Equal([(ClashKind.Trainer, true, "授课专家郑国安在 7月16日 Morning已为“一班”讲“课例研讨”")], Seen(report));
        Assert.Equal([DayPart.Afternoon, DayPart.Evening], report.FreeParts);
        Assert.Empty((await FindAsync(new(null, two.Id, null, new(Thursday, DayPart.Afternoon), trainer.Id, null))).Clashes);
    }

    [Fact]
    public async Task Someone_on_file_is_one_trainer_in_every_list_that_names_them()
    {
        var here = await city.AddAsync(Trainer.Inside(city.District.Id, city.Teachers[0].Id, "教师甲", "江川一中", Guid.NewGuid()));
        var there = await city.AddAsync(Trainer.Inside(city.Bureau.Id, city.Teachers[0].Id, "教师甲", "江川一中", Guid.NewGuid()));
        var (one, two) = (await city.ClassAsync("一班", city.District), await city.ClassAsync("二班", city.District));
        await city.LessonAsync(one, Morning, trainer: here);
        Assert.True((await FindAsync(new(null, two.Id, null, Morning, there.Id, null))).Blocks);
    }

    [Fact]
    public async Task A_venue_holds_one_session_and_the_free_ones_that_are_large_enough_are_offered()
    {
        var hall = await city.AddAsync(new Venue(city.Bureau.Id, "礼堂", null, 300, Guid.NewGuid()));
        await city.AddAsync(new Venue(city.Bureau.Id, "小会议室", null, 2, Guid.NewGuid()));
        await city.AddAsync(new Venue(city.Bureau.Id, "录播教室", null, 40, Guid.NewGuid()));
        await city.AddAsync(new Venue(city.Bureau.Id, "计算机教室", null, 60, Guid.NewGuid()));
        var (one, two) = (await city.ClassAsync("一班", city.District), await city.ClassAsync("二班", city.District, members: [0, 1, 2]));
        await city.LessonAsync(one, Morning, venue: hall);
        var report = await FindAsync(new(null, two.Id, null, Morning, null, hall.Id));
        Assert.Equal([(ClashKind.Venue, true, "礼堂在 7月16日 Morning已由“一班”的“单元设计”使用")], Seen(report));
        Assert.Equal(["录播教室", "计算机教室"], report.FreeVenues.Select(v => v.Name));
    }

    [Fact]
    public async Task A_class_is_in_one_place_and_a_moved_session_does_not_collide_with_itself()
    {
        var one = await city.ClassAsync("一班", city.District);
        var lesson = await city.LessonAsync(one, Morning);
        Assert.Equal([ClashKind.Cohort], (await FindAsync(new(null, one.Id, null, Morning, null, null))).Clashes.Select(c => c.Kind));
        Assert.Empty((await FindAsync(new(lesson.Id, one.Id, null, Morning, null, null))).Clashes);
    }

    [Fact]
    public async Task A_cancelled_session_takes_nothing()
    {
        var one = await city.ClassAsync("一班", city.District);
        var lesson = await city.LessonAsync(one, Morning);
        await using (var db = city.Open())
        {
            (await db.Sessions.SingleAsync(s => s.Id == lesson.Id)).Cancel("停电");
            await db.SaveChangesAsync();
        }
        Assert.Empty((await FindAsync(new(null, one.Id, null, Morning, null, null))).Clashes);
    }

    [Fact]
    public async Task A_person_in_two_classes_is_named_and_only_warns()
    {
        var (one, two) = (await city.ClassAsync("一班", city.District, members: [0, 1, 2]), await city.ClassAsync("二班", city.District, members: [2, 3, 0]));
        await city.LessonAsync(one, Morning);
        var report = await FindAsync(new(null, two.Id, null, Morning, null, null));
        Assert.Equal([(ClashKind.Person, false, "2 名学员同一时段还要参加“一班”的“单元设计”：教师丙、教师甲")], Seen(report).Select(c => (c.Item1, c.Item2, Sorted(c.Item3))));
        Assert.False(report.Blocks);
        Assert.Empty((await FindAsync(new(null, two.Id, null, new(Thursday, DayPart.Evening), null, null))).Clashes);
    }

    [Fact]
    public async Task Someone_who_left_the_other_class_does_not_collide()
    {
        var (one, two) = (await city.ClassAsync("一班", city.District, members: [0]), await city.ClassAsync("二班", city.District, members: [0]));
        await using (var db = city.Open())
        {
            (await db.Cohorts.SingleAsync(c => c.Id == one.Id)).Leave(city.Teachers[0].Id, "调走", Thursday);
            await db.SaveChangesAsync();
        }
        await city.LessonAsync(one, Morning);
        Assert.Empty((await FindAsync(new(null, two.Id, null, Morning, null, null))).Clashes);
    }

    [Theory]
    [InlineData("2026-06-30", false, true)]  // before the year's window
    [InlineData("2026-10-12", false, false)] // inside the year's
    [InlineData("2026-10-12", true, true)]   // track 3 ends in September
    [InlineData("2026-09-30", true, false)]
    public async Task Training_stays_inside_the_window_of_its_track(string day, bool inTrack, bool refused)
    {
        var one = await city.ClassAsync("一班", city.District, inTrack);
        var report = await FindAsync(new(null, one.Id, null, new(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), DayPart.Morning), null, null));
        Assert.Equal(refused ? [ClashKind.Window] : [], report.Clashes.Select(c => c.Kind));
        Assert.Equal(refused, report.Blocks);
    }

    [Fact]
    public async Task Statutory_holidays_block_and_weekends_warn_unless_they_are_worked()
    {
        await city.AddAsync(new WorkingCalendar(2026, isProvisional: false, "国务院办公厅关于2026年部分节假日安排的通知",
        [
            new(new(2026, 10, 1), CalendarDayKind.StatutoryHoliday, "国庆节"),
            new(new(2026, 10, 5), CalendarDayKind.RestDay, "国庆节"),
            new(new(2026, 10, 10), CalendarDayKind.Workday, "国庆节"),
        ]));
        var one = await city.ClassAsync("一班", city.District);
        async Task<ClashReport> On(int day) => await FindAsync(new(null, one.Id, null, new(new(2026, 10, day), DayPart.Morning), null, null));
        Assert.Equal([(ClashKind.Holiday, true, "2026-10-01 是国庆节法定节假日，不能安排")], Seen(await On(1)));
        Assert.Equal([(ClashKind.Weekend, false, "2026-10-05 在国庆节放假期间")], Seen(await On(5)));
        Assert.Empty(Seen(await On(10)));
        Assert.Equal([(ClashKind.Weekend, false, "2026-10-11 是周末，不是调休上班日")], Seen(await On(11)));
        Assert.False((await On(12)).IsProvisional);
        Assert.True((await FindAsync(new(null, one.Id, null, new(new(2027, 10, 11), DayPart.Morning), null, null))).IsProvisional);
    }

    [Fact]
    public async Task A_hall_taken_by_another_district_is_taken_but_its_class_is_not_named()
    {
        var hall = await city.AddAsync(new Venue(city.Bureau.Id, "市礼堂", null, 300, Guid.NewGuid()));
        var theirs = await city.ClassAsync("红塔秘密班", city.OtherDistrict, members: [0]);
        var ours = await city.ClassAsync("江川班", city.District, members: [0]);
        await city.LessonAsync(theirs, Morning, "红塔课题", venue: hall);
        var report = await FindAsync(new(null, ours.Id, null, Morning, null, hall.Id), city.District);
        Assert.Equal([ClashKind.Venue, ClashKind.Person], report.Clashes.Select(c => c.Kind));
        Assert.DoesNotContain(report.Clashes, c => c.Sentence.ToString().Contains("红塔", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_is_a_handful_of_commands_however_many_people()
    {
        var hall = await city.AddAsync(new Venue(city.Bureau.Id, "礼堂", null, 300, Guid.NewGuid()));
        var classes = new List<int>();
        for (var n = 0; n < 6; n++)
        {
            var other = await city.ClassAsync($"{n} 班", city.District, members: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
            await city.LessonAsync(other, Morning, venue: hall);
            classes.Add(other.Id);
        }
        var counter = new CommandCounter();
        await using var counted = city.Counting(counter);
        Assert.True((await new Clashes(counted).OfAsync(new(null, classes[0], null, Morning, null, hall.Id))).Blocks);
        Assert.InRange(counter.Commands, 1, 15);
    }

    private async Task<ClashReport> FindAsync(SessionPlan plan, Organisation? reach = null)
    {
        await using var db = city.Open(reach);
        return await new Clashes(db).OfAsync(plan);
    }

    private static IEnumerable<(ClashKind, bool, string)> Seen(ClashReport report) => report.Clashes.Select(c => (c.Kind, c.Blocks, c.Sentence.ToString()));

    // The order of two names is the collation's affair, not this test's.
    private static string Sorted(string sentence)
    {
        var at = sentence.IndexOf('：', StringComparison.Ordinal) + 1;
        return sentence[..at] + string.Join('、', sentence[at..].Split('、').Order(StringComparer.Ordinal));
    }
}

internal sealed class CommandCounter : DbCommandInterceptor
{
    public int Commands { get; private set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Commands++;
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
