using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Attendance;

public sealed class HoursBatchTests
{
    private const int District = 7;
    private static readonly DateTime Now = new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Organisation School = new("school", "第一中学", OrganisationKind.School, parent: null);

    [Fact]
    public void Only_a_school_hands_in_and_not_nothing()
    {
        var bureau = new Organisation("bureau", "教育局", OrganisationKind.Bureau, parent: null);
        Assert.Throws<RuleBroken>(() => new HoursBatch(bureau, "批次", [Earned()], Now, Guid.NewGuid()));
        Assert.Throws<RuleBroken>(() => new HoursBatch(School, "批次", [], Now, Guid.NewGuid()));
        Assert.Throws<RuleBroken>(() => new HoursBatch(School, " ", [Earned()], Now, Guid.NewGuid()));
    }

    [Fact]
    public void What_waits_or_is_approved_holds_its_sessions()
    {
        var batch = Batch();
        Assert.True(Assert.Single(batch.Lines).IsStanding);
        batch.Return("人数不对", District, Now);
        Assert.False(Assert.Single(batch.Lines).IsStanding);
        batch.SubmitAgain("批次", [Earned(), Earned(person: 2)], Now.AddDays(1));
        Assert.Equal((HoursBatchState.Submitted, null, null), (batch.State, batch.Reason, batch.DecidedAt));
        Assert.Equal([true, true], batch.Lines.Select(l => l.IsStanding));
        batch.Approve(District, Now);
        Assert.Equal([true, true], batch.Lines.Select(l => l.IsStanding));
        batch.Withdraw("重复", District, Now);
        Assert.Equal([false, false], batch.Lines.Select(l => l.IsStanding));
    }

    [Fact]
    public void A_school_decides_on_nothing_of_its_own_but_takes_it_back()
    {
        var batch = Batch();
        Assert.Equal("学校不能认定自己的学时，请由上级单位认定", Assert.Throws<RuleBroken>(() => batch.Approve(School.Id, Now)).Text);
        batch.Recall(Now);
        Assert.Equal((HoursBatchState.Returned, (int?)School.Id), (batch.State, batch.DecidedById));
        var approved = Batch();
        approved.Approve(District, Now);
        Assert.Throws<RuleBroken>(() => approved.Withdraw("后悔", School.Id, Now));
    }

    [Theory, InlineData(""), InlineData("return"), InlineData("approve"), InlineData("withdraw")]
    public void What_is_not_its_turn_is_refused(string before)
    {
        var batch = Batch();
        if (before == "return") batch.Return("改", District, Now);
        if (before is "approve" or "withdraw") batch.Approve(District, Now);
        if (before == "withdraw") batch.Withdraw("改", District, Now);
        if (before != "") Assert.Throws<RuleBroken>(() => batch.Approve(District, Now));
        if (before != "") Assert.Throws<RuleBroken>(() => batch.Return("改", District, Now));
        if (before != "") Assert.Throws<RuleBroken>(() => batch.Recall(Now));
        if (before != "approve") Assert.Throws<RuleBroken>(() => batch.Withdraw("改", District, Now));
        if (before != "return") Assert.Throws<RuleBroken>(() => batch.SubmitAgain("批次", [Earned()], Now));
        Assert.Throws<RuleBroken>(() => Batch().Return(" ", District, Now));
    }

    private static HoursBatch Batch() => new(School, "批次", [Earned()], Now, Guid.NewGuid());

    private static BatchedHours Earned(int person = 1) => new(3, person, new(2026, 11, 18), DayPart.Evening, "schoolBased", TeacherDev.Domain.Kernel.Hours.Of(2), "校本研修：读书", "规则 2020");
}
