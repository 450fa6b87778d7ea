using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Attendance;

public sealed class SignInWindowTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    [Fact]
    public void It_opens_an_hour_before_and_fifteen_minutes_are_no_delay()
    {
        var window = SignInWindow.Of(new Slot(Day, DayPart.Morning, new(9, 0), new(11, 0)), SignInTerms.Usual);
        Assert.Equal((At(8, 0), At(9, 0), At(9, 15), At(11, 0)), (window.Opens, window.Starts, window.LateAfter, window.Ends));
        Assert.True(window.IsToOpenAt(At(8, 0).AddTicks(-1)));
        Assert.False(window.IsToOpenAt(At(8, 0)));
        Assert.Equal(AttendanceStatus.Present, window.StatusAt(At(9, 15)));
        Assert.Equal(AttendanceStatus.Late, window.StatusAt(At(9, 15).AddTicks(1)));
        Assert.False(window.IsOverAt(At(11, 0)));
        Assert.True(window.IsOverAt(At(11, 0).AddTicks(1)));
        Assert.True(window.IsForLeavingAt(At(12, 0)));
        Assert.False(window.IsForLeavingAt(At(12, 1)));
    }

    [Fact]
    public void A_session_without_times_has_those_of_its_half_day()
    {
        var window = SignInWindow.Of(new Slot(Day, DayPart.Afternoon), SignInTerms.Usual with { OpensBefore = 30, LateAfter = 5 });
        Assert.Equal((At(14, 0), At(14, 30), At(14, 35), At(17, 30)), (window.Opens, window.Starts, window.LateAfter, window.Ends));
    }

    [Fact]
    public void What_was_scanned_before_the_opening_counts_from_the_opening()
    {
        var window = SignInWindow.Of(new Slot(Day, DayPart.Morning), SignInTerms.Usual);
        Assert.Equal(window.Opens, window.Counted(window.Opens.AddMinutes(-5)));
        Assert.Equal(window.Opens.AddMinutes(5), window.Counted(window.Opens.AddMinutes(5)));
    }

    [Theory]
    [InlineData(-1, 15, 0), InlineData(181, 15, 0), InlineData(60, 241, 0), InlineData(60, -1, 0), InlineData(60, 15, 721), InlineData(60, 15, -1)]
    public void Rules_out_of_range_are_refused(int opens, int late, int stay) =>
        Assert.Throws<RuleBroken>(() => new SignInRules(1).Decide(SignInTerms.Usual with { OpensBefore = opens, LateAfter = late, LeastStay = stay }));

    [Fact]
    public void One_leaves_once_and_not_too_early()
    {
        var mark = new AttendanceMark(1, 2, AttendanceStatus.Present, At(9, 0), source: MarkSource.Scan);
        Assert.Throws<RuleBroken>(() => mark.Leave(At(9, 59), leastStay: 60));
        Assert.Null(mark.LeftAt);
        mark.Leave(At(10, 0), leastStay: 60);
        mark.Leave(At(10, 30), leastStay: 60);
        Assert.Equal(At(10, 0), mark.LeftAt);
        Assert.Throws<RuleBroken>(() => new AttendanceMark(1, 2, AttendanceStatus.Absent, At(9, 0)).Leave(At(10, 0), leastStay: 0));
    }

    [Fact]
    public void A_correction_by_hand_says_so()
    {
        var mark = new AttendanceMark(1, 2, AttendanceStatus.Late, At(9, 20), source: MarkSource.Scan);
        mark.Correct(AttendanceStatus.Late, At(9, 30), null, null, "李主任");
        Assert.Equal(MarkSource.Scan, mark.Source);
        mark.Correct(AttendanceStatus.Present, At(9, 30), null, "准时到", "李主任");
        Assert.Equal(MarkSource.Hand, mark.Source);
    }

    [Fact]
    public void What_waits_with_the_right_digits_is_not_pushed_aside()
    {
        var entry = new PendingSignIn(1, 2, At(9, 0), phoneMatches: false);
        entry.SayAgain(At(9, 1), phoneMatches: true, null);
        Assert.Equal((At(9, 1), true), (entry.At, entry.PhoneMatches));
        entry.SayAgain(At(9, 2), phoneMatches: false, null);
        entry.SayAgain(At(9, 3), phoneMatches: true, null);
        Assert.Equal((At(9, 1), true), (entry.At, entry.PhoneMatches));
        var mark = entry.Accept(AttendanceStatus.Present);
        Assert.Equal((At(9, 1), MarkSource.Accepted), (mark.At, mark.Source));
        Assert.Throws<RuleBroken>(entry.Refuse);
        entry.SayAgain(At(9, 4), phoneMatches: true, null);
        Assert.Equal(PendingState.Accepted, entry.State);
    }

    [Fact]
    public void What_was_refused_may_be_said_again()
    {
        var entry = new PendingSignIn(1, 2, At(9, 0), phoneMatches: true);
        entry.Refuse();
        entry.SayAgain(At(9, 5), phoneMatches: null, null);
        Assert.Equal((PendingState.Waiting, At(9, 5)), (entry.State, entry.At));
    }

    private static DateTime At(int hour, int minute) => Day.AtInShanghai(new(hour, minute));
}
