using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

public sealed class HalfDaysTests
{
    private static readonly DateOnly Wednesday = new(2026, 9, 2);

    [Theory]
    [InlineData(0, DayPart.Afternoon, true)]
    [InlineData(0, DayPart.Morning, false)]
    [InlineData(1, DayPart.Afternoon, false)] // a Thursday
    [InlineData(7, DayPart.Afternoon, true)]
    [InlineData(126, DayPart.Afternoon, false)] // the Wednesday after the end
    public void Every_Wednesday_afternoon_of_a_term_meets_what_stands_there(int days, DayPart part, bool isMet) =>
        Assert.Equal(isMet, new HalfDays(new(2026, 9, 1), new(2026, 12, 31), Weekday.Wednesday, DayPart.Afternoon).Meets(new Slot(Wednesday.AddDays(days), part)));

    [Fact]
    public void A_morning_that_lasts_into_the_afternoon_is_met_by_both()
    {
        var late = new Slot(Wednesday, DayPart.Morning, new(11, 0), new(14, 0));
        Assert.All([DayPart.Morning, DayPart.Afternoon], part => Assert.True(new HalfDays(Wednesday, Wednesday, part: part).Meets(late)));
        Assert.False(new HalfDays(Wednesday, Wednesday, part: DayPart.Evening).Meets(late));
    }

    [Fact]
    public void Without_weekday_and_half_day_all_of_it_is_met() =>
        Assert.All(Enum.GetValues<DayPart>(), part => Assert.True(new HalfDays(Wednesday, Wednesday.AddDays(1)).Meets(new Slot(Wednesday.AddDays(1), part))));

    [Fact]
    public void A_stretch_without_its_weekday_or_the_wrong_way_round_is_no_time()
    {
        Assert.Throws<RuleBroken>(() => new HalfDays(Wednesday, Wednesday.AddDays(4), Weekday.Monday));
        Assert.Throws<RuleBroken>(() => new HalfDays(Wednesday, Wednesday.AddDays(-1)));
        Assert.Throws<RuleBroken>(() => new HalfDays(Wednesday, Wednesday.AddYears(11)));
        Assert.Equal(Weekday.Monday, new HalfDays(Wednesday, Wednesday.AddDays(5), Weekday.Monday).Weekday);
    }
}
