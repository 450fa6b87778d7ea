using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Domain.Tests.Studios;

/// <summary>Shares, spending, work, papers and gatherings of a studio's year.</summary>
public sealed class StudioYearRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTime Now = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Shares_of_any_line_add_up_to_it_and_differ_by_at_most_one_fen() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<byte>(), (fen, n) =>
        {
            var (line, among) = (Money.OfFen(Math.Abs((long)fen) * 97), n + 1);
            var shares = Enumerable.Range(0, among).Select(place => Shares.Of(line, among, place).Fen).ToList();
            return shares.Sum() == line.Fen && shares.Max() - shares.Min() <= 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_29_wan_of_yuxi_are_twenty_shares_of_9666_67_and_ten_of_9666_66()
    {
        var shares = Enumerable.Range(0, 30).Select(place => Shares.Of(Money.OfWan(29m), 30, place).Fen).ToList();
        Assert.Equal(20, shares.Count(s => s == 966_667));
        Assert.Equal(10, shares.Count(s => s == 966_666));
        Assert.All(shares.Take(20), s => Assert.Equal(966_667, s));
    }

    [Fact]
    public void Spending_keeps_within_the_share_to_the_fen()
    {
        Assert.Equal(966_667, Spend(9666.67m).Amount.Fen);
        Assert.Contains("超出本年经费", Assert.Throws<RuleBroken>(() => Spend(9666.68m)).Text, StringComparison.Ordinal);
        Assert.Contains("精确到分", Assert.Throws<RuleBroken>(() => Spend(0.001m)).Text, StringComparison.Ordinal);
        Assert.Contains("准许的支出类别", Assert.Throws<RuleBroken>(() => Spend(1m, "宴请")).Text, StringComparison.Ordinal);
        Assert.Contains("没有安排", Assert.Throws<RuleBroken>(() => Spending.Of(Studio(), new Purse(2026, null, Money.Zero, ["图书资料"]), Today, "图书资料", "书店", "用书", 1m, null, Today, Guid.NewGuid())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_spending_is_set_right_by_its_opposite_and_the_opposite_by_nothing()
    {
        var counter = Spend(100m).Counter(Studio(), "重复登记", Guid.NewGuid());
        Assert.Equal((-10_000, 2026), (counter.Amount.Fen, counter.FiscalYear));
    }

    [Fact]
    public void Work_is_of_a_member_of_that_day_and_counts_once_confirmed()
    {
        var studio = Studio();
        var work = new StudioWork(studio, 2, WorkKind.Observation, Today, "听课", 15, null, Now, Guid.NewGuid());
        Assert.Equal(WorkState.Logged, work.State);
        work.Confirm();
        Assert.Throws<RuleBroken>(work.Confirm);
        work.Return("不足 15 节");
        Assert.Throws<RuleBroken>(work.Confirm);
        Assert.Throws<RuleBroken>(() => new StudioWork(studio, 1, WorkKind.Plan, Today, "主持人没有学期任务", 1, null, Now, Guid.NewGuid()));
        Assert.Throws<RuleBroken>(() => new StudioWork(studio, 2, WorkKind.Plan, Today.AddDays(1), "明天", 1, null, Now, Guid.NewGuid()));
    }

    [Fact]
    public void A_paper_is_removed_with_a_reason_and_once()
    {
        var file = new StudioFile(Studio(), StudioFileKind.Plan, 2026, "年度计划", 1, Now, Guid.NewGuid());
        Assert.Throws<RuleBroken>(() => file.Remove(" ", Today));
        file.Remove("重复", Today);
        Assert.Throws<RuleBroken>(() => file.Remove("重复", Today));
        Assert.Throws<RuleBroken>(() => new StudioFile(Studio(), StudioFileKind.Plan, 2031, "年度计划", 1, Now, Guid.NewGuid()));
    }

    [Fact]
    public void A_call_takes_everyone_of_that_day_and_who_was_left_out_keeps_it_from_counting()
    {
        var call = GatheringBook.Call(Studio(), Today, Today, Guid.NewGuid());
        Assert.Equal([1, 2], call.Invitations.Select(i => i.PersonId).Order());
        var all = call.Invitations.Select(i => new GatheredPerson(i.PersonId, StudioRole.Member, IsInvited: true, i.PersonId == 1 ? AttendanceStatus.Present : AttendanceStatus.Absent)).ToList();
        Assert.Equal(GatheringVerdict.Counts, GatheringBook.Verdict(all, isClosed: true, needsEveryonePresent: false));
        Assert.Equal(GatheringVerdict.NotEveryonePresent, GatheringBook.Verdict(all, isClosed: true, needsEveryonePresent: true));
        Assert.Equal(GatheringVerdict.NotClosed, GatheringBook.Verdict(all, isClosed: false, needsEveryonePresent: false));
        Assert.Equal(GatheringVerdict.NotEveryoneInvited, GatheringBook.Verdict([.. all, new GatheredPerson(3, StudioRole.Fellow, IsInvited: false, null)], isClosed: true, needsEveryonePresent: false));
    }

    private static Spending Spend(decimal yuan, string kind = "图书资料") =>
        Spending.Of(Studio(), new Purse(2026, Money.OfFen(966_667), Money.Zero, ["图书资料", "办公设备"]), Today, kind, "书店", "用书", yuan, null, Today, Guid.NewGuid());

    private static Studio Studio()
    {
        var studio = new Studio(1, "数学名师工作室", StudioLevel.City, StudioKind.MasterTeacher, "数学", SchoolStage.Junior, new Period(new(2025, 1, 1), new(2027, 12, 31)), Guid.NewGuid());
        studio.Appoint(1, new(2025, 1, 1));
        studio.Admit(2, StudioRole.Member, new(2025, 1, 1));
        return studio;
    }
}
