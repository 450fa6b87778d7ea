using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

public sealed class TermWeeksTests
{
    // Monday 2 March to Friday 10 July; Tuesday 1 September to Friday 22 January.
    private static readonly TermWeeks Weeks = new([new(2026, new(new(2026, 3, 2), new(2026, 7, 10)), new(new(2026, 9, 1), new(2027, 1, 22)), false, "校历")]);
    private static readonly Term Autumn = Weeks.TermOf(new(2026, 10, 1))!;

    [Theory]
    [InlineData("2026-03-02", "第 1 周 周一")]
    [InlineData("2026-03-08", "第 1 周 周日")]
    [InlineData("2026-03-09", "第 2 周 周一")]
    [InlineData("2026-09-01", "第 1 周 周二")] // the first week is a short one
    [InlineData("2026-09-07", "第 2 周 周一")]
    [InlineData("2026-10-21", "第 8 周 周三")]
    [InlineData("2027-01-22", "第 21 周 周五")]
    [InlineData("2026-08-31", null)]
    [InlineData("2027-01-23", null)]
    public void A_day_is_named_by_the_week_of_its_term(string day, string? name) => Assert.Equal(name, Weeks.Of(Date(day))?.ToString());

    [Theory]
    [InlineData("第8周周三")]
    [InlineData("第 8 周 周三")]
    [InlineData("第８周星期三")]
    [InlineData("第八周礼拜三")]
    [InlineData("8周三")]
    [InlineData(" 第8教学周，周三 ")]
    [InlineData("week 8 Wed")]
    [InlineData("W8 wednesday")]
    public void The_week_is_read_as_people_write_it(string text) => Assert.Equal(new DateOnly(2026, 10, 21), Autumn.DayOf(TermDay.Parse(text)));

    [Theory]
    [InlineData("第十周周日", 10, DayOfWeek.Sunday)]
    [InlineData("第十九周周天", 19, DayOfWeek.Sunday)]
    [InlineData("第二十一周周一", 21, DayOfWeek.Monday)]
    public void Numbers_in_words_are_read(string text, int week, DayOfWeek day) => Assert.Equal(new TermDay(week, day), TermDay.Parse(text));

    [Theory]
    [InlineData("第8周")]
    [InlineData("周三")]
    [InlineData("第8周周八")]
    [InlineData("第8周周三上午")]
    [InlineData("第〇周周三")]
    [InlineData("第0周周三")]
    [InlineData("2026-10-21")]
    public void Anything_else_is_refused_with_a_sentence(string text) => Assert.Throws<RuleBroken>(() => TermDay.Parse(text));

    [Theory]
    [InlineData(22, DayOfWeek.Monday, "2026 年Autumn只有 21 周，没有第 22 周")]
    [InlineData(1, DayOfWeek.Monday, "2026-08-31 不在学期内")]
    [InlineData(21, DayOfWeek.Saturday, "2027-01-23 不在学期内")]
    public void A_week_or_day_outside_the_term_is_refused(int week, DayOfWeek day, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<RuleBroken>(() => Autumn.DayOf(new TermDay(week, day))).Message, StringComparison.Ordinal);

    [Fact]
    public void In_the_holidays_the_next_term_is_meant_and_january_belongs_to_the_autumn_before()
    {
        Assert.Equal(Autumn, Weeks.Meant(new(2026, 8, 1)));
        Assert.Equal((2026, TermSeason.Autumn), (Weeks.Meant(new(2027, 1, 10)).Year, Weeks.Meant(new(2027, 1, 10)).Season));
        Assert.Equal((2027, TermSeason.Spring), (Weeks.Meant(new(2027, 2, 1)).Year, Weeks.Meant(new(2027, 2, 1)).Season));
        Assert.True(Weeks.IsProvisional(2027));
    }

    [Fact]
    public void Every_day_of_every_term_is_found_again_by_its_name() =>
        Prop.ForAll(Gen.Choose(0, 1500).ToArbitrary(), offset =>
        {
            var day = new DateOnly(2025, 1, 1).AddDays(offset);
            return Weeks.TermOf(day) is not { } term || term.DayOf(TermDay.Parse(Weeks.Of(day)!.Value.ToString())) == day;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_name_of_a_day_gives_a_day_of_that_name_or_is_refused() =>
        Prop.ForAll(Gen.Choose(1, 25).ToArbitrary(), Gen.Choose(0, 6).ToArbitrary(), (week, day) =>
        {
            var name = new TermDay(week, (DayOfWeek)day);
            try
            {
                return Weeks.Of(Autumn.DayOf(name)) == name;
            }
            catch (RuleBroken)
            {
                return week is 1 or >= 21;
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void The_ends_of_time_break_nothing(string day) => Assert.NotNull(Weeks.Meant(Date(day)));

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
