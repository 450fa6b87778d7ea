using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

public sealed class TeachingWeeksTests
{
    // 玉溪 2026: 2 March to 10 July, 1 September to 22 January.
    private static readonly TeachingWeeks Weeks = new([new(2026, new(new(2026, 3, 2), new(2026, 7, 10)), new(new(2026, 9, 1), new(2027, 1, 22)), false, "校历")]);
    private static readonly Period Window = new(new(2026, 4, 1), new(2026, 11, 30));

    private static readonly Arbitrary<(Period Window, DateOnly Today)> Moments = (
        from start in Gen.Choose(0, 700)
        from length in Gen.Choose(0, 500)
        from today in Gen.Choose(-100, 1300)
        let first = new DateOnly(2025, 6, 1).AddDays(start)
        select (new Period(first, first.AddDays(length)), new DateOnly(2025, 6, 1).AddDays(today))).ToArbitrary();

    [Fact]
    public void July_and_August_have_no_teaching_weeks()
    {
        Assert.Equal(0, Weeks.In(new Period(new(2026, 7, 1), new(2026, 8, 31))));
        Assert.Equal(Weeks.Elapsed(Window, new(2026, 6, 30)), Weeks.Elapsed(Window, new(2026, 8, 31)));
    }

    [Fact]
    public void April_to_November_has_twenty_six_teaching_weeks_in_six_months()
    {
        // Wednesdays: April 5, May 4, June 4, September 5, October 4, November 4.
        Assert.Equal(26, Weeks.In(Window));
        Assert.Equal(13, Weeks.Elapsed(Window, new(2026, 8, 15)));
    }

    [Fact]
    public void Nothing_has_elapsed_before_and_everything_after() =>
        Prop.ForAll(Moments, m => Weeks.Elapsed(m.Window, m.Window.From.AddDays(-1)) == 0 && Weeks.Elapsed(m.Window, m.Window.To) == Weeks.In(m.Window)).QuickCheckThrowOnFailure();

    [Fact]
    public void Time_only_adds_weeks_at_most_one_a_week() =>
        Prop.ForAll(Moments, m => Weeks.Elapsed(m.Window, m.Today.AddDays(7)) - Weeks.Elapsed(m.Window, m.Today) is 0 or 1).QuickCheckThrowOnFailure();

    [Fact]
    public void A_window_cut_in_two_has_the_same_weeks() =>
        Prop.ForAll(Moments, m => !m.Window.Includes(m.Today) || m.Today == m.Window.To
            || Weeks.In(m.Window) == Weeks.In(new Period(m.Window.From, m.Today)) + Weeks.In(new Period(m.Today.AddDays(1), m.Window.To))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_share_runs_from_nought_to_one() =>
        Prop.ForAll(Moments, m => Weeks.Share(m.Window, m.Today) is >= 0 and <= 1 && Weeks.Share(m.Window, m.Window.To.AddDays(1)) == 1).QuickCheckThrowOnFailure();

    [Fact]
    public void January_belongs_to_the_autumn_term_before()
    {
        Assert.Equal(3, Weeks.In(new Period(new(2027, 1, 1), new(2027, 1, 31))));
        Assert.False(Weeks.IsProvisional(Window));
        Assert.True(Weeks.IsProvisional(new Period(new(2027, 3, 1), new(2027, 3, 31))));
    }

    [Fact]
    public void A_term_calendar_is_in_order_and_of_its_year()
    {
        var spring = new Period(new(2026, 3, 2), new(2026, 7, 10));
        Assert.Throws<RuleBroken>(() => new TermCalendar(2026, spring, new(new(2026, 7, 1), new(2027, 1, 22)), false, "校历"));
        Assert.Throws<RuleBroken>(() => new TermCalendar(2025, spring, new(new(2025, 9, 1), new(2026, 1, 22)), false, "校历"));
    }
}
