using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Domain.Tests.Studios;

public sealed class StudioTests
{
    private static readonly Period Term = new(new(2024, 1, 1), new(2026, 12, 31));
    private static readonly DateOnly Start = new(2024, 1, 1);

    [Fact]
    public void A_successor_ends_the_present_leader_the_day_before()
    {
        var studio = Studio();
        studio.Appoint(1, Start);

        studio.Appoint(2, new(2025, 9, 1), "主持人退休");

        Assert.Equal((1, 2), (studio.LeaderOn(new(2025, 8, 31))!.PersonId, studio.LeaderOn(new(2025, 9, 1))!.PersonId));
        Assert.Equal("主持人退休", studio.Memberships.Single(m => m.PersonId == 1).EndReason);
    }

    [Fact]
    public void A_member_may_become_leader_and_keeps_the_years_before()
    {
        var studio = Studio();
        studio.Appoint(1, Start);
        studio.Admit(2, StudioRole.Member, Start);

        studio.Appoint(2, new(2025, 9, 1));

        Assert.Equal([StudioRole.Member, StudioRole.Leader], studio.Memberships.Where(m => m.PersonId == 2).Select(m => m.Role));
    }

    [Fact]
    public void A_studio_without_a_leader_is_suspended_until_a_successor_is_appointed()
    {
        var studio = Studio();
        studio.Appoint(1, Start);

        studio.Release(0, new(2025, 3, 1), "调离本市");

        Assert.NotNull(studio.LeaderOn(new(2025, 3, 1)));
        Assert.Null(studio.LeaderOn(new(2025, 3, 2)));
        studio.Appoint(2, new(2025, 4, 1));
        Assert.Equal(2, studio.LeaderOn(new(2025, 4, 1))!.PersonId);
    }

    [Fact]
    public void History_is_not_edited()
    {
        var studio = Studio();
        studio.Admit(2, StudioRole.Fellow, Start);
        studio.Release(0, new(2025, 3, 1), "退出");
        Assert.Throws<RuleBroken>(() => studio.Release(0, new(2025, 2, 1), "改早一些"));
    }

    [Fact]
    public void A_leader_is_not_appointed_before_one_who_already_leads() =>
        Assert.Throws<RuleBroken>(() =>
        {
            var studio = Studio();
            studio.Appoint(1, new(2025, 1, 1));
            studio.Appoint(2, new(2024, 6, 1));
        });

    [Fact]
    public void No_one_belongs_twice_on_the_same_day() =>
        Assert.Throws<RuleBroken>(() =>
        {
            var studio = Studio();
            studio.Admit(2, StudioRole.Fellow, Start);
            studio.Admit(2, StudioRole.Member, new(2025, 1, 1));
        });

    [Fact]
    public void Assistants_are_two_at_most()
    {
        var studio = Studio();
        studio.Admit(2, StudioRole.Assistant, Start);
        studio.Admit(3, StudioRole.Assistant, Start);
        Assert.Throws<RuleBroken>(() => studio.Admit(4, StudioRole.Assistant, Start));
    }

    [Fact]
    public void No_one_joins_outside_the_term() => Assert.Throws<RuleBroken>(() => Studio().Admit(2, StudioRole.Member, new(2027, 1, 1)));

    [Fact]
    public void A_leader_is_appointed_not_admitted() => Assert.Throws<RuleBroken>(() => Studio().Admit(2, StudioRole.Leader, Start));

    [Fact]
    public void No_order_of_actions_gives_a_day_two_leaders_or_a_person_two_roles()
    {
        var act = from verb in Gen.Choose(0, 2)
                  from person in Gen.Choose(1, 4)
                  from day in Gen.Choose(0, 1094)
                  select (verb, person, day: Start.AddDays(day));
        Prop.ForAll(Gen.ListOf(act).ToArbitrary(), acts =>
        {
            var studio = Studio();
            foreach (var (verb, person, day) in acts)
            {
                try
                {
                    _ = verb == 0 ? studio.Appoint(person, day) : studio.Admit(person, verb == 1 ? StudioRole.Member : StudioRole.Fellow, day);
                }
                catch (RuleBroken)
                {
                    // Refused, as it should be when the rule says so; the property is about what was accepted.
                }
            }
            return Term.EachDay().Where((_, i) => i % 7 == 0).All(day =>
                studio.ActiveOn(day).Count(m => m.Role == StudioRole.Leader) <= 1 && studio.ActiveOn(day).GroupBy(m => m.PersonId).All(p => p.Count() == 1));
        }).QuickCheckThrowOnFailure();
    }

    private static Studio Studio() => new(9, "林欣工作室", StudioLevel.City, StudioKind.MasterTeacher, "数学", SchoolStage.Primary, Term, Guid.NewGuid());
}
