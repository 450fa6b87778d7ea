using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Year2026 = new(2026, isProvisional: false, "国务院办公厅关于2026年部分节假日安排的通知",
    [
        new(new(2026, 10, 1), CalendarDayKind.StatutoryHoliday, "国庆节"),
        new(new(2026, 10, 2), CalendarDayKind.StatutoryHoliday, "国庆节"),
        new(new(2026, 10, 3), CalendarDayKind.StatutoryHoliday, "国庆节"),
        new(new(2026, 10, 5), CalendarDayKind.RestDay, "国庆节"),
        new(new(2026, 10, 10), CalendarDayKind.Workday, "国庆节"),
    ]);

    [Theory]
    [InlineData("2026-10-01", false)] // Thursday, statutory
    [InlineData("2026-10-05", false)] // Monday, off by 调休
    [InlineData("2026-10-10", true)]  // Saturday, worked instead
    [InlineData("2026-10-11", false)] // Sunday
    [InlineData("2026-10-12", true)]
    [InlineData("2026-09-10", true)]  // 教师节 is not a day off
    public void A_workday_is_what_the_notice_says(string day, bool works) => Assert.Equal(works, Year2026.IsWorkday(Date(day)));

    [Fact]
    public void Only_days_by_law_are_statutory()
    {
        Assert.True(Year2026.IsStatutoryHoliday(new(2026, 10, 1)));
        Assert.False(Year2026.IsStatutoryHoliday(new(2026, 10, 5)));
        Assert.False(Year2026.IsStatutoryHoliday(new(2026, 10, 4)));
    }

    [Fact]
    public void A_year_without_a_notice_is_provisional_with_weekends_off()
    {
        var days = new WorkingDays([Year2026]);
        Assert.True(days.IsProvisional(2027));
        Assert.False(days.IsProvisional(2026));
        Assert.False(days.IsWorkday(new(2027, 5, 8)));
        Assert.True(days.IsWorkday(new(2027, 5, 7)));
    }

    [Fact]
    public void Five_working_days_after_the_national_holiday_jump_it()
    {
        // 30 September is a Wednesday; 1–3 and 5 October are off, 4 is a Sunday.
        Assert.Equal(new DateOnly(2026, 10, 12), new WorkingDays([Year2026]).After(new(2026, 9, 30), 6));
    }

    [Fact]
    public void A_calendar_refuses_days_of_another_year_doubles_and_worked_weekdays()
    {
        Assert.Throws<RuleBroken>(() => Calendar(new CalendarDay(new(2027, 1, 1), CalendarDayKind.StatutoryHoliday, "元旦")));
        Assert.Throws<RuleBroken>(() => Calendar(new(new(2026, 1, 1), CalendarDayKind.StatutoryHoliday, "元旦"), new(new(2026, 1, 1), CalendarDayKind.RestDay, "元旦")));
        Assert.Throws<RuleBroken>(() => Calendar(new CalendarDay(new(2026, 10, 12), CalendarDayKind.Workday, "国庆节")));
    }

    [Fact]
    public void A_newer_notice_replaces_the_year()
    {
        var calendar = WorkingCalendar.Provisional(2026);
        calendar.Replace(Year2026);
        Assert.Equal((false, 5), (calendar.IsProvisional, calendar.Days.Count));
        calendar.Replace(Year2026);
        Assert.Equal(5, calendar.Days.Count);
        Assert.Throws<RuleBroken>(() => calendar.Replace(WorkingCalendar.Provisional(2027)));
    }

    [Fact]
    public void Counting_working_days_lands_on_one_and_passes_exactly_that_many() =>
        Prop.ForAll(Gen.Choose(0, 300).ToArbitrary(), Gen.Choose(1, 30).ToArbitrary(), (offset, count) =>
        {
            var days = new WorkingDays([Year2026]);
            var start = new DateOnly(2026, 3, 1).AddDays(offset);
            var end = days.After(start, count);
            return days.IsWorkday(end) && new Period(start.AddDays(1), end).EachDay().Count(days.IsWorkday) == count;
        }).QuickCheckThrowOnFailure();

    private static WorkingCalendar Calendar(params CalendarDay[] days) => new(2026, isProvisional: false, "测试", days);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
