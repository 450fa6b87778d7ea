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
        mark.Correct(AttendanceStatus.Present, At.AddHours(1), null, null, "李主任");
        Assert.Equal(At, mark.At);
        mark.Correct(AttendanceStatus.Late, At.AddHours(1), "堵车", "点错了", "李主任");
        Assert.Equal((AttendanceStatus.Late, At.AddHours(1), "堵车"), (mark.Status, mark.At, mark.Note));
        Assert.Throws<RuleBroken>(() => mark.Correct(AttendanceStatus.Late, At, new string('长', 101), null, "李主任"));
    }

    [Fact]
    public void What_stands_is_changed_with_a_reason_and_by_whom_a_note_needs_none()
    {
        var mark = new AttendanceMark(1, 2, AttendanceStatus.Present, At, source: MarkSource.Scan);
        mark.Correct(AttendanceStatus.Present, At.AddHours(1), "坐在后排", null, "李主任");
        Assert.Equal((At, MarkSource.Scan, "坐在后排"), (mark.At, mark.Source, mark.Note));
        Assert.Empty(mark.Corrections);
        Assert.Contains("请填写更正原因", Assert.Throws<RuleBroken>(() => mark.Correct(AttendanceStatus.Absent, At, null, " ", "李主任")).Message, StringComparison.Ordinal);
        Assert.Equal(AttendanceStatus.Present, mark.Status);
        mark.Correct(AttendanceStatus.Absent, At.AddHours(2), null, "代签", "李主任");
        var correction = Assert.Single(mark.Corrections);
        Assert.Equal((AttendanceStatus.Present, AttendanceStatus.Absent, "代签", "李主任", At.AddHours(2)), (correction.Was, correction.Became, correction.Reason, correction.By, correction.At));
    }

    [Theory]
    [InlineData(40, 100, 40)]
    [InlineData(40, 50, 20)]
    [InlineData(15, 50, 8)]
    [InlineData(40, 33, 14)]
    [InlineData(40, 0, 0)]
    public void A_late_comer_is_worth_the_weight_rounded_up_to_a_tenth(int tenths, int weight, int expected)
    {
        var terms = SignInTerms.Usual with { LateWeight = weight };
        Assert.Equal(expected, terms.Weighed(Domain.Kernel.Hours.OfTenths(tenths), AttendanceStatus.Late).Tenths);
        Assert.Equal(tenths, terms.Weighed(Domain.Kernel.Hours.OfTenths(tenths), AttendanceStatus.LeftEarly).Tenths);
        Assert.Equal(0, terms.Weighed(Domain.Kernel.Hours.OfTenths(tenths), AttendanceStatus.Excused).Tenths);
    }

    [Fact]
    public void Leave_is_asked_for_before_the_beginning_and_again_after_a_refusal()
    {
        var apology = new Apology(1, 2);
        Assert.Throws<RuleBroken>(() => apology.Ask("病假", starts: At, now: At));
        apology.Ask("家中有事", At, At.AddMinutes(-1));
        Assert.Throws<RuleBroken>(() => apology.Refuse(" ", At));
        var asked = new Apology(1, 2);
        asked.Ask("家中有事", At, At.AddMinutes(-30));
        asked.Refuse("当天有评课", At);
        Assert.Throws<RuleBroken>(() => asked.Approve(At));
        asked.Ask("病假", At, At.AddMinutes(-5));
        Assert.Equal((ApologyState.Waiting, "病假", null), (asked.State, asked.Reason, asked.Answer));
        var mark = asked.Approve(At.AddMinutes(5));
        Assert.Equal((AttendanceStatus.Excused, MarkSource.Apology, "病假"), (mark.Status, mark.Source, mark.Note));
        Assert.Throws<RuleBroken>(() => asked.Ask("再请", At, At.AddMinutes(-1)));
        Assert.Throws<RuleBroken>(asked.Withdraw);
    }
}
