using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Domain.Tests.Studios;

public sealed class PaceTests
{
    // 18 teaching weeks, counted on Wednesdays: nine from 2026-04-08 on, nine from 2026-09-09 on.
    private static readonly Period Window = new(new(2026, 4, 1), new(2026, 11, 30));
    private static readonly DateOnly[] Weeks = [.. From(new(2026, 4, 8), 9), .. From(new(2026, 9, 9), 9)];

    [Fact]
    public void Nine_visits_in_eighteen_weeks_are_one_every_second_week()
    {
        Assert.Equal(new DateOnly(2026, 4, 15), Nine().DueOn(1));
        Assert.Equal(new DateOnly(2026, 4, 29), Nine().DueOn(2));
        Assert.Equal(new DateOnly(2026, 11, 4), Nine().DueOn(9));
    }

    [Fact]
    public void A_visit_is_in_time_on_its_last_day_and_late_on_the_next()
    {
        Assert.Equal(0, Nine().DueBy(new(2026, 4, 15)));
        Assert.Equal(1, Nine().DueBy(new(2026, 4, 16)));
    }

    [Fact]
    public void Nothing_falls_due_in_July_and_August()
    {
        DateOnly[] withSummer = [.. Weeks, .. From(new(2026, 7, 8), 8)];
        var pace = new Pace(9, Window, withSummer);
        Assert.Equal(pace.DueBy(new(2026, 7, 1)), pace.DueBy(new(2026, 8, 31)));
        Assert.Equal(Nine().DueOn(5), pace.DueOn(5));
    }

    [Fact]
    public void Everything_is_due_when_the_window_is_over() => Assert.Equal(9, Nine().DueBy(new(2026, 12, 1)));

    [Fact]
    public void Without_a_calendar_everything_is_due_on_the_last_day()
    {
        var pace = new Pace(9, Window, []);
        Assert.Equal((0, 9), (pace.DueBy(new(2026, 11, 30)), pace.DueBy(new(2026, 12, 1))));
        Assert.Equal(new DateOnly(2026, 11, 30), pace.DueOn(1));
    }

    [Fact]
    public void The_next_one_is_due_until_all_are_done()
    {
        Assert.Equal(new DateOnly(2026, 4, 29), Nine().NextDue(1));
        Assert.Null(Nine().NextDue(9));
        Assert.Null(Nine().NextDue(12));
    }

    [Theory]
    [InlineData(2, -2)]
    [InlineData(4, 0)]
    [InlineData(6, 2)]
    [InlineData(20, 5)]
    public void Behind_and_ahead_are_counted_in_visits(int done, int difference) => Assert.Equal(difference, Nine().Difference(done, new(2026, 6, 8)));

    [Fact]
    public void Nothing_owed_is_never_behind() => Assert.Equal(0, new Pace(0, Window, Weeks).Difference(0, new(2027, 1, 1)));

    [Fact]
    public void Due_days_and_due_numbers_agree_for_any_calendar() =>
        Prop.ForAll(Gen.Choose(1, 30).ToArbitrary(), Gen.Choose(1, 34).ToArbitrary(), (owed, weeks) =>
        {
            var pace = new Pace(owed, Window, From(new(2026, 4, 8), weeks));
            return Enumerable.Range(1, owed).All(n => pace.DueBy(pace.DueOn(n)) < n && pace.DueBy(pace.DueOn(n).AddDays(1)) >= n)
                && Window.EachDay().Zip(Window.EachDay().Skip(1)).All(d => pace.DueBy(d.First) <= pace.DueBy(d.Second));
        }).QuickCheckThrowOnFailure();

    private static Pace Nine() => new(9, Window, Weeks);

    private static IEnumerable<DateOnly> From(DateOnly wednesday, int weeks) => Enumerable.Range(0, weeks).Select(i => wednesday.AddDays(7 * i));
}
