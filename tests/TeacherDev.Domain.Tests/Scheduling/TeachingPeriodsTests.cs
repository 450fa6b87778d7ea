using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

public sealed class TeachingPeriodsTests
{
    private static readonly DateOnly Wednesday = new(2026, 10, 21);
    private static readonly DateOnly Today = new(2026, 9, 1);

    [Fact]
    public async Task A_sheet_is_read_by_number_or_name_and_half_days_are_brought_together()
    {
        using var city = await City.BuildAsync();
        await using var db = city.Open(city.Bureau);
        var sheet = await TeachingSheet.ReadAsync(db, city.Teachers[0].OrganisationId, Rows("姓名,星期,时段,节次", "教师甲,周三,,1-2", "教师甲,3,,第4节", "教师甲,星期三,,5、6", "教师乙,Wed,上午,", "教师乙,三,上午,2", ",,,"));
        Assert.Equal([], sheet.Problems);
        Assert.Equal(
            [new(city.Teachers[0].Id, DayOfWeek.Wednesday, DayPart.Morning, "1、2、4"), new(city.Teachers[0].Id, DayOfWeek.Wednesday, DayPart.Afternoon, "5、6"), new(city.Teachers[1].Id, DayOfWeek.Wednesday, DayPart.Morning, null)],
            sheet.Lines);
        Assert.Equal(2, sheet.People);
        var english = await TeachingSheet.ReadAsync(db, city.Teachers[0].OrganisationId, Rows("Name,Weekday,Half-day", "教师乙,Wednesday,Morning"));
        Assert.Equal(sheet.Lines[2], Assert.Single(english.Lines));
    }

    [Fact]
    public async Task Every_row_that_does_not_fit_is_told_with_its_number()
    {
        using var city = await City.BuildAsync();
        await using var db = city.Open(city.Bureau);
        var sheet = await TeachingSheet.ReadAsync(db, city.Teachers[0].OrganisationId, Rows("姓名,星期,时段,节次", "无此人,周三,上午,", "教师甲,周八,上午,", "教师甲,,上午,", "教师甲,周三,凌晨,", "教师甲,周三,,46024", "教师甲,周三,,", ",周三,上午,", "教师甲,周三,,4-2"));
        Assert.Equal(
        [
            "第 2 行：本校没有“无此人”，请核对姓名或教师编号", "第 3 行：“周八”不是星期几，请写成“周三”", "第 4 行：请填写星期", "第 5 行：时段“凌晨”要写成上午、下午或晚上",
            "第 6 行：节次“46024”看不懂，请写成“1-2”，在 1–12 之间", "第 7 行：请填写时段或节次", "第 8 行：请填写教师编号或姓名", "第 9 行：节次“4-2”看不懂，请写成“1-2”，在 1–12 之间",
        ], sheet.Problems.Select(p => p.ToString()));
        await Assert.ThrowsAsync<RuleBroken>(() => TeachingSheet.ReadAsync(db, city.Teachers[0].OrganisationId, Rows("姓名,时段", "教师甲,上午")));
        await Assert.ThrowsAsync<RuleBroken>(() => TeachingSheet.ReadAsync(db, city.Teachers[0].OrganisationId, []));
    }

    [Fact]
    public async Task Lessons_of_some_people_on_many_days_are_read_in_one_command()
    {
        using var city = await City.BuildAsync();
        await TimetableAsync(city, new(0, DayOfWeek.Wednesday), new(1, DayOfWeek.Wednesday, DayPart.Afternoon), new(2, DayOfWeek.Thursday), new(5, DayOfWeek.Wednesday));
        var (people, calendar, counter) = (new[] { city.Teachers[0].Id, city.Teachers[1].Id }, new WorkingDays([]), new CommandCounter());
        await using var db = city.Counting(counter);
        var lessons = await new TeachingPeriods(db).OfAsync(db.PersonCards.Where(c => people.Contains(c.Id)).Select(c => c.Id), [.. new Period(Wednesday, Wednesday.AddDays(20)).EachDay()], new TermWeeks([]), calendar);
        Assert.Equal(1, counter.Commands);
        Assert.Equal([[people[0]], [people[1]], []], new[] { (Wednesday, DayPart.Morning), (Wednesday.AddDays(7), DayPart.Afternoon), (Wednesday.AddDays(1), DayPart.Morning) }.Select(h => lessons.On(h.Item1, h.Item2)));
    }

    [Fact]
    public async Task Nobody_teaches_on_a_day_off_or_outside_the_term_or_of_last_terms_sheet()
    {
        using var city = await City.BuildAsync();
        await TimetableAsync(city, new Half(0, DayOfWeek.Wednesday));
        await using var db = city.Open();
        var calendar = new WorkingDays([new WorkingCalendar(2026, isProvisional: false, "通知", [new(Wednesday, CalendarDayKind.RestDay, "放假")])]);
        async Task<int> On(DateOnly day) => (await new TeachingPeriods(db).OfAsync(db.PersonCards.Select(c => c.Id), [day], new TermWeeks([]), calendar)).On(day, DayPart.Morning).Count();
        Assert.Equal((0, 1), (await On(Wednesday), await On(Wednesday.AddDays(7))));
        Assert.Equal((0, 0), (await On(new(2026, 8, 26)), await On(new(2026, 4, 22))));
        Assert.Equal(1, await On(new(2027, 1, 13)));
    }

    [Fact]
    public async Task A_newer_sheet_replaces_the_older_and_keeps_the_rows_that_are_the_same()
    {
        using var city = await City.BuildAsync();
        await TimetableAsync(city, new(0, DayOfWeek.Wednesday), new(1, DayOfWeek.Wednesday));
        await using (var db = city.Open())
        {
            var timetable = await db.TeachingTimetables.SingleAsync();
            var kept = timetable.Periods.Single(p => p.PersonId == city.Teachers[0].Id).Id;
            timetable.Replace([new(city.Teachers[0].Id, DayOfWeek.Wednesday, DayPart.Morning, null), new(city.Teachers[1].Id, DayOfWeek.Wednesday, DayPart.Morning, "3")], Today);
            await db.SaveChangesAsync();
            Assert.Equal(kept, timetable.Periods.Single(p => p.PersonId == city.Teachers[0].Id).Id);
        }
        await using var fresh = city.Open();
        Assert.Equal([null, "3"], (await fresh.TeachingTimetables.SingleAsync()).Periods.OrderBy(p => p.PersonId).Select(p => p.Lessons));
        var again = await fresh.TeachingTimetables.SingleAsync();
        Assert.Throws<RuleBroken>(() => again.Replace([], Today));
        TeachingLine line = new(city.Teachers[0].Id, DayOfWeek.Monday, DayPart.Morning, null);
        Assert.Throws<RuleBroken>(() => again.Replace([line, line with { Lessons = "1" }], Today));
    }

    private static Task<TeachingTimetable> TimetableAsync(City city, params Half[] halves)
    {
        var timetable = new TeachingTimetable(city.Teachers[0].OrganisationId, 2026, TermSeason.Autumn);
        timetable.Replace([.. halves.Select(h => new TeachingLine(city.Teachers[h.Teacher].Id, h.Day, h.Part, null))], Today);
        return city.AddAsync(timetable);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows(params string[] lines) => [.. lines.Select(l => l.Split(','))];

    private sealed record Half(int Teacher, DayOfWeek Day, DayPart Part = DayPart.Morning);
}
