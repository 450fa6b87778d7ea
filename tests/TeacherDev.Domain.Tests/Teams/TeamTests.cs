using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Teams;

namespace TeacherDev.Domain.Tests.Teams;

public sealed class TeamTests
{
    private static readonly DateOnly Start = new(2026, 9, 1);

    [Fact]
    public void A_successor_ends_the_present_lead_the_day_before()
    {
        var team = Team();
        team.Appoint(1, Start);
        team.Appoint(2, new(2026, 11, 1), "轮换");
        Assert.Equal((1, 2), (team.LeadOn(new(2026, 10, 31))!.PersonId, team.LeadOn(new(2026, 11, 1))!.PersonId));
        Assert.Equal(("轮换", null), (team.Memberships.Single(m => m.PersonId == 1).EndReason, team.Memberships.Single(m => m.PersonId == 2).EndReason));
    }

    [Fact]
    public void A_member_who_becomes_lead_keeps_the_days_before()
    {
        var team = Team();
        team.Admit([2], Start);
        team.Appoint(2, new(2026, 11, 1));
        Assert.Equal([(TeamRole.Member, new DateOnly(2026, 10, 31)), (TeamRole.Lead, DateOnly.MaxValue)], team.Memberships.Select(m => (m.Role, m.Period.To)));
    }

    [Fact]
    public void Who_is_admitted_and_appointed_on_one_day_is_lead_alone()
    {
        var team = Team();
        team.Admit([2, 3], Start);
        team.Appoint(2, Start);
        Assert.Equal([(3, TeamRole.Member), (2, TeamRole.Lead)], team.Memberships.Select(m => (m.PersonId, m.Role)));
    }

    [Fact]
    public void Two_leads_on_one_day_are_refused_and_nothing_changes()
    {
        var team = Team();
        team.Appoint(1, Start);
        Refused("2026-09-01 起已有负责人，接任日期须更晚", () => team.Appoint(2, Start));
        Refused("这位教师已是负责人", () => team.Appoint(1, Start.AddDays(1)));
        Assert.Equal([DateOnly.MaxValue], team.Memberships.Select(m => m.Period.To));

        // The successor's own row is closed for a later day: neither it nor the present lead's is touched.
        team.Admit([2], Start);
        team.Release(2, Start.AddDays(60), "援疆");
        Assert.Throws<RuleBroken>(() => team.Appoint(2, Start.AddDays(30)));
        Assert.Equal(1, team.LeadOn(Start.AddDays(40))!.PersonId);
    }

    [Fact]
    public void Several_are_admitted_at_once_and_who_belongs_already_is_passed_over()
    {
        var team = Team();
        Assert.Equal(2, team.Admit([2, 3, 3], Start));
        Assert.Equal(1, team.Admit([3, 4], Start.AddDays(5)));
        Refused("请选择还不是“语文中心组”成员的教师", () => team.Admit([2, 4], Start.AddDays(9)));
        Assert.Equal(3, team.ActiveOn(Start.AddDays(5)).Count());
    }

    [Fact]
    public void Who_leaves_leaves_with_a_reason_and_may_come_back()
    {
        var team = Team();
        team.Admit([2], Start);
        Refused("请填写退出原因", () => team.Release(2, Start.AddDays(5), " "));
        Refused("结束日期不能早于任职开始的 2026-09-01", () => team.Release(2, Start.AddDays(-1), "调动"));
        team.Release(2, Start.AddDays(5), "调动");
        Refused("“语文中心组”没有这位教师的任职，请刷新页面", () => team.Release(2, Start.AddDays(3), "改早一些"));
        Assert.Equal(1, team.Admit([2], Start.AddDays(6)));
    }

    [Fact]
    public void A_body_ends_with_everyone_in_it_and_changes_no_more()
    {
        var team = Team();
        team.Appoint(1, Start);
        team.Admit([2], Start.AddDays(10));
        team.Release(2, Start.AddDays(20), "调动");
        Refused("2026-09-21 还有人任职，结束日期不能早于这一天", () => team.End(Start.AddDays(15), "合并"));
        Refused("请填写结束原因", () => team.End(Start.AddDays(30), null));
        team.End(Start.AddDays(30), "合并");
        Assert.Equal((Start.AddDays(30), "合并"), (team.EndedOn, team.EndReason));
        Assert.Equal(["合并", "调动"], team.Memberships.Select(m => m.EndReason));
        Assert.Empty(team.ActiveOn(Start.AddDays(31)));
        foreach (var act in new Action[] { () => team.Appoint(3, Start.AddDays(40)), () => team.Admit([3], Start.AddDays(40)), () => team.End(Start.AddDays(40), "再次") })
            Refused("“语文中心组”已于 2026-10-01 结束", act);
    }

    [Fact]
    public void No_order_of_acts_gives_a_day_two_leads_or_a_person_two_rows_or_anybody_a_day_after_the_end()
    {
        var act = from verb in Gen.Frequency((4, Gen.Constant(0)), (4, Gen.Constant(1)), (3, Gen.Constant(2)), (1, Gen.Constant(3)))
                  from person in Gen.Choose(1, 4)
                  from day in Gen.Choose(0, 60)
                  select (verb, person, day: Start.AddDays(day));
        Prop.ForAll(Gen.ListOf(act).ToArbitrary(), acts =>
        {
            var team = Team();
            foreach (var (verb, person, day) in acts)
            {
                var before = team.Memberships.Select(m => (m.PersonId, m.Role, m.Period, m.EndReason)).ToList();
                try
                {
                    Do(team, verb, person, day);
                }
                catch (RuleBroken)
                {
                    // Refused, and then nothing has changed.
                    if (!before.SequenceEqual(team.Memberships.Select(m => (m.PersonId, m.Role, m.Period, m.EndReason)))) return false;
                }
            }
            return team.Memberships.GroupBy(m => m.PersonId).All(own => own.All(m => own.All(o => o == m || !o.Period.Overlaps(m.Period))))
                && team.Memberships.Where(m => m.Role == TeamRole.Lead).All(m => team.Memberships.All(o => o == m || o.Role != TeamRole.Lead || !o.Period.Overlaps(m.Period)))
                && team.Memberships.All(m => team.EndedOn == null || m.Period.To <= team.EndedOn);
        }).QuickCheckThrowOnFailure();
    }

    private static void Do(Team team, int verb, int person, DateOnly day)
    {
        switch (verb)
        {
            case 0: team.Appoint(person, day); break;
            case 1: team.Admit([person], day); break;
            case 2: team.Release(person, day, "调动"); break;
            default: team.End(day, "合并"); break;
        }
    }

    private static void Refused(string sentence, Action act)
    {
        var rule = Assert.Throws<RuleBroken>(act);
        Assert.Equal(sentence, string.Format(System.Globalization.CultureInfo.InvariantCulture, rule.Text, [.. rule.Arguments]));
    }

    private static Team Team() => new(9, TeamKind.SubjectCoreTeam, "语文中心组", "语文", SchoolStage.Junior, Guid.NewGuid());
}
