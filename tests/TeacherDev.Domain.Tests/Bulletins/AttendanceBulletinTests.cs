using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Bulletins;

public sealed class AttendanceBulletinTests
{
    private const int Compiler = 1, Leader = 2;
    private static readonly DateTime Now = new(2026, 11, 3, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Period October = new(new(2026, 10, 1), new(2026, 10, 31));
    private static readonly Organisation City = new("city", "市教育局", OrganisationKind.Bureau, parent: null);
    private static readonly Organisation Bureau = new("east", "东区教育局", OrganisationKind.Bureau, City);
    private static readonly Organisation Institute = new("institute", "东区教科所", OrganisationKind.Institute, Bureau);
    private static readonly Organisation Office = new("office", "东区教育局教育科", OrganisationKind.Department, Bureau);
    private static readonly Organisation School = new("school", "第一中学", OrganisationKind.School, Bureau);

    [Fact]
    public void It_is_reported_approved_and_published_and_then_nothing_in_it_changes()
    {
        var bulletin = Compiled();
        Assert.Equal((BulletinState.Draft, "/city/east/"), (bulletin.State, bulletin.Audience));
        bulletin.Report(Compiler, Said(), Now);
        Assert.Throws<RuleBroken>(() => bulletin.Revise("改", null, null, Said()));
        bulletin.Approve(Bureau, Leader, Now);
        Assert.Throws<RuleBroken>(() => bulletin.Return(Bureau, "晚了", Now));
        bulletin.Publish(Now);
        Assert.Equal((BulletinState.Published, Now), (bulletin.State, bulletin.PublishedAt));
        Assert.Throws<RuleBroken>(() => bulletin.Revise("改", null, null, Said()));
        Assert.Throws<RuleBroken>(() => bulletin.Report(Compiler, Said(), Now));
        Assert.Throws<RuleBroken>(() => bulletin.Publish(Now));
    }

    [Fact]
    public void What_is_returned_says_why_and_is_compiled_anew()
    {
        var bulletin = Compiled();
        bulletin.Report(Compiler, Said(), Now);
        Assert.Throws<RuleBroken>(() => bulletin.Return(Bureau, " ", Now));
        bulletin.Return(Bureau, "人数不对", Now);
        Assert.Equal((BulletinState.Returned, "人数不对"), (bulletin.State, bulletin.ReturnReason));
        Assert.Throws<RuleBroken>(() => bulletin.Approve(Bureau, Leader, Now));
        bulletin.Revise("十月通报", "请重视", null, Said(absent: 1));
        bulletin.Report(Compiler, Said(absent: 1), Now);
        Assert.Equal((BulletinState.Reported, null), (bulletin.State, bulletin.ReturnReason));
    }

    [Fact]
    public void Nobody_reports_what_the_sheets_no_longer_say()
    {
        var bulletin = Compiled();
        Assert.Equal("编制以后考勤有变化，请重新编制、核对后再上报", Assert.Throws<RuleBroken>(() => bulletin.Report(Compiler, Said(absent: 1), Now)).Text);
        // The same numbers about somebody else are something else.
        Assert.Throws<RuleBroken>(() => bulletin.Report(Compiler, Said() with { Absences = [new(7, 99, "王五", School.Id, AttendanceStatus.Absent)] }, Now));
        Assert.Throws<RuleBroken>(() => bulletin.Report(Compiler, Compilation.Nothing, Now));
        Assert.Equal(BulletinState.Draft, bulletin.State);
        bulletin.Report(Compiler, Said(), Now);
    }

    [Fact]
    public void Two_pairs_of_eyes_and_the_bureau_above()
    {
        var bulletin = Compiled();
        bulletin.Report(Compiler, Said(), Now);
        Assert.Equal("上报的人不能自己批准，请由另一位同事批准", Assert.Throws<RuleBroken>(() => bulletin.Approve(Bureau, Compiler, Now)).Text);
        Assert.Throws<RuleBroken>(() => bulletin.Approve(Institute, Leader, Now));
        Assert.Throws<RuleBroken>(() => bulletin.Approve(new Organisation("west", "西区教育局", OrganisationKind.Bureau, City), Leader, Now));
        Assert.Throws<RuleBroken>(() => bulletin.Approve(School, Leader, Now));
        Assert.True(AttendanceBulletin.IsDecidedBy(Institute, City));
        Assert.True(AttendanceBulletin.IsDecidedBy(City, City));
        bulletin.Approve(Office, Leader, Now);
        Assert.Equal(BulletinState.Approved, bulletin.State);
    }

    [Fact]
    public void A_counter_notice_says_why_and_takes_the_place_of_the_first()
    {
        var wrong = Compiled();
        Assert.Throws<RuleBroken>(() => AttendanceBulletin.Against(wrong, "更正", null, "漏登", Said(), Guid.NewGuid()));
        wrong.Report(Compiler, Said(), Now);
        wrong.Approve(Bureau, Leader, Now);
        wrong.Publish(Now);
        Assert.Throws<RuleBroken>(() => AttendanceBulletin.Against(wrong, "更正", null, " ", Said(), Guid.NewGuid()));
        var counter = AttendanceBulletin.Against(wrong, "更正", null, "漏登一人", Said(absent: 0), Guid.NewGuid());
        Assert.False(Assert.Single(counter.Sessions).IsStanding);
        counter.Report(Compiler, Said(absent: 0), Now);
        counter.Approve(Bureau, Leader, Now);
        wrong.GiveWay();
        counter.Publish(Now);
        Assert.Equal((BulletinState.Corrected, false, true), (wrong.State, wrong.Sessions.Single().IsStanding, counter.Sessions.Single().IsStanding));
        Assert.Throws<RuleBroken>(wrong.GiveWay);
        // What was said altogether wrongly is taken back altogether.
        Assert.Empty(AttendanceBulletin.Against(counter, "撤销", null, "活动改期", Compilation.Nothing, Guid.NewGuid()).Sessions);
    }

    [Fact]
    public void A_school_compiles_none_and_none_is_empty_or_speaks_of_other_days()
    {
        Assert.Throws<RuleBroken>(() => new AttendanceBulletin(School, "通报", October, null, Said(), Guid.NewGuid()));
        Assert.Throws<RuleBroken>(() => new AttendanceBulletin(Institute, "通报", October, null, Compilation.Nothing, Guid.NewGuid()));
        Assert.Throws<RuleBroken>(() => new AttendanceBulletin(Institute, " ", October, null, Said(), Guid.NewGuid()));
        Assert.Throws<RuleBroken>(() => new AttendanceBulletin(Institute, "通报", new Period(new(2026, 9, 1), new(2026, 9, 30)), null, Said(), Guid.NewGuid()));
        Assert.Throws<RuleBroken>(() => new AttendanceBulletin(Institute, "通报", October, new string('字', AttendanceBulletin.NoteLength + 1), Said(), Guid.NewGuid()));
    }

    [Fact]
    public void Counts_add_up_and_late_is_there()
    {
        var count = AttendanceCount.Of([(AttendanceStatus.Present, 5), (AttendanceStatus.Late, 2), (AttendanceStatus.LeftEarly, 1), (AttendanceStatus.Excused, 3), (AttendanceStatus.Absent, 4), (null, 1)]);
        Assert.Equal(new AttendanceCount(16, 8, 3, 3), count);
        Assert.Equal(5, count.Absent);
        Assert.Equal((0.5m, 0.6875m), (count.Rate.Present, count.Rate.PresentOrExcused));
        Assert.Equal(new AttendanceCount(32, 16, 6, 6), count + count);
    }

    [Theory]
    [InlineData(BulletinRhythm.Month, "2026-11-27", "2026-10-01", "2026-10-31")]
    [InlineData(BulletinRhythm.Month, "2026-01-01", "2025-12-01", "2025-12-31")]
    [InlineData(BulletinRhythm.Term, "2026-11-27", "2026-02-20", "2026-07-10")]
    [InlineData(BulletinRhythm.Term, "2026-07-10", "2025-09-01", "2026-01-20")]
    [InlineData(BulletinRhythm.Term, "2026-07-11", "2026-02-20", "2026-07-10")]
    [InlineData(BulletinRhythm.HalfTerm, "2026-09-20", "2026-05-01", "2026-07-10")]
    [InlineData(BulletinRhythm.HalfTerm, "2026-11-27", "2026-09-01", "2026-11-10")]
    public void What_is_due_is_the_last_stretch_that_is_over(BulletinRhythm rhythm, string today, string from, string to)
    {
        var rules = new BulletinRules(1);
        rules.Decide(rhythm, 90);
        static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(new Period(Day(from), Day(to)), rules.Due(Day(today), new TermWeeks([])));
    }

    [Theory, InlineData(-1), InlineData(101)]
    public void A_rate_is_a_percentage(int rate) => Assert.Throws<RuleBroken>(() => new BulletinRules(1).Decide(BulletinRhythm.Month, rate));

    private static AttendanceBulletin Compiled() => new(Institute, "十月通报", October, null, Said(), Guid.NewGuid());

    private static Compilation Said(int absent = 2)
    {
        var count = new AttendanceCount(10, 10 - absent, 0, 0);
        return new([new(7, new(2026, 10, 14), DayPart.Evening, "语文教研", "同课异构", count)], [new(School.Id, School.Name, count)], [.. Enumerable.Range(1, absent).Select(p => new CompiledAbsence(7, p, "张三", School.Id, AttendanceStatus.Absent))]);
    }
}
