using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Tests.Attendance;

public sealed class AttendanceTests
{
    private static readonly DateTime At = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(AttendanceStatus.Present, true, true)]
    [InlineData(AttendanceStatus.Late, true, true)]
    [InlineData(AttendanceStatus.LeftEarly, true, true)]
    [InlineData(AttendanceStatus.Excused, false, true)]
    [InlineData(AttendanceStatus.Absent, false, false)]
    public void A_status_says_whether_one_was_there(AttendanceStatus status, bool attended, bool attendedOrExcused) =>
        Assert.Equal((attended, attendedOrExcused), (status.Attended, status.AttendedOrExcused));

    [Fact]
    public void Two_rates_differ_by_those_excused()
    {
        var rate = AttendanceRate.Of(5, [AttendanceStatus.Present, AttendanceStatus.Late, AttendanceStatus.Excused, AttendanceStatus.Absent]);
        Assert.Equal((0.4m, 0.6m), (rate.Present, rate.PresentOrExcused));
    }

    [Fact]
    public void With_nobody_expected_the_rate_is_unknown_not_nought() => Assert.Null(AttendanceRate.Of(0, []).Present);

    [Fact]
    public void Rates_of_sessions_add_up_by_people_not_by_percent()
    {
        var sum = new AttendanceRate(10, 10, 0) + new AttendanceRate(90, 0, 9);
        Assert.Equal((0.1m, 0.19m), (sum.Present, sum.PresentOrExcused));
    }

    [Fact]
    public void A_correction_that_changes_nothing_leaves_the_time_alone()
    {
        var mark = new AttendanceMark(1, 2, AttendanceStatus.Present, At, " ");
        mark.Correct(AttendanceStatus.Present, At.AddHours(1));
        Assert.Equal(At, mark.At);
        mark.Correct(AttendanceStatus.Late, At.AddHours(1), "堵车");
        Assert.Equal((AttendanceStatus.Late, At.AddHours(1), "堵车"), (mark.Status, mark.At, mark.Note));
        Assert.Throws<RuleBroken>(() => mark.Correct(AttendanceStatus.Late, At, new string('长', 101)));
    }
}
