using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Domain.Tests.Studios;

public sealed class StudioVisitTests
{
    private const int OwnSchool = 70;
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTime Now = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);
    private static readonly VisitAnswer OfSchool = VisitAnswer.OfAccount(4, Now);

    [Theory]
    [InlineData(VisitPurposes.ExamSupport)]
    [InlineData(VisitPurposes.ExamSupport | VisitPurposes.LearningSupport | VisitPurposes.TeachingSupport)]
    public void A_visit_is_one_visit_however_many_purposes(VisitPurposes purposes) => Assert.Equal(VisitState.Logged, Visit(purposes: purposes).State);

    [Theory]
    [InlineData(VisitPurposes.None)]
    [InlineData((VisitPurposes)8)]
    [InlineData((VisitPurposes)9)]
    public void A_visit_needs_a_purpose_we_know(VisitPurposes purposes) => Assert.Throws<RuleBroken>(() => Visit(purposes: purposes));

    [Fact]
    public void A_visit_is_logged_on_its_day_and_not_before()
    {
        Assert.Equal(Today, Visit(day: Today).Day);
        Assert.Throws<RuleBroken>(() => Visit(day: Today.AddDays(1)));
    }

    [Fact]
    public void A_visit_lies_in_the_term() => Assert.Throws<RuleBroken>(() => Visit(day: new(2023, 12, 31)));

    [Fact]
    public void A_suspended_studio_makes_no_visit()
    {
        var studio = Studio();
        studio.Release(0, new(2026, 10, 31), "调离");
        Assert.Throws<RuleBroken>(() => Visit(studio));
        Assert.Equal(VisitState.Logged, Visit(studio, day: new(2026, 10, 31)).State);
    }

    [Fact]
    public void Someone_of_the_studio_must_be_there()
    {
        Assert.Throws<RuleBroken>(() => Visit(people: []));
        Assert.Throws<RuleBroken>(() => Visit(people: [1, 99]));
        Assert.Equal([1, 2], Visit(people: [1, 2, 2]).Participants.Select(p => p.PersonId));
    }

    [Fact]
    public void The_leaders_own_school_counts_only_if_the_studio_may()
    {
        Assert.Throws<RuleBroken>(() => Visit(school: OwnSchool));
        var studio = Studio();
        studio.CountOwnSchool(true);
        Assert.Equal(OwnSchool, Visit(studio, school: OwnSchool).HostSchoolId);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(999, true)]
    [InlineData(-4, false)]
    [InlineData(1000, false)]
    public void Beneficiaries_are_0_to_999(int count, bool accepted)
    {
        if (accepted) Assert.Equal(count, Visit(beneficiaries: count).Beneficiaries);
        else Assert.Equal("请填 0 至 999 之间的整数", Assert.Throws<RuleBroken>(() => Visit(beneficiaries: count)).Message);
    }

    [Fact]
    public void A_visit_says_what_was_done() => Assert.Throws<RuleBroken>(() => Visit(summary: "  "));

    [Theory]
    [InlineData("confirm", "reject")]
    [InlineData("confirm", "withdraw")]
    [InlineData("confirm", "confirm")]
    [InlineData("reject", "confirm")]
    [InlineData("withdraw", "confirm")]
    [InlineData("withdraw", "reject")]
    [InlineData("void", "confirm")]
    [InlineData("void", "reject")]
    public void An_answer_is_final(string first, string second)
    {
        var visit = Visit();
        if (first == "void") Act(visit, "confirm");
        Act(visit, first);
        Assert.Throws<RuleBroken>(() => Act(visit, second));
    }

    [Fact]
    public void What_was_returned_may_rest_and_keeps_its_reason()
    {
        var visit = Visit();
        Act(visit, "reject");
        Act(visit, "withdraw");
        Assert.Equal((VisitState.Withdrawn, "当天停课"), (visit.State, visit.Reason));
    }

    [Fact]
    public void Only_what_was_confirmed_is_voided() => Assert.Throws<RuleBroken>(() => Act(Visit(), "void"));

    [Fact]
    public void The_school_says_why_it_rejects()
    {
        var visit = Visit();
        Assert.Throws<RuleBroken>(() => visit.Reject(" ", OfSchool));
        visit.Reject("当天停课", OfSchool);
        Assert.Equal(("当天停课", 4, Now), (visit.Reason, visit.AnsweredById, visit.AnsweredAt));
    }

    [Fact]
    public void Whoever_has_no_account_gives_name_and_post()
    {
        Assert.Throws<RuleBroken>(() => VisitAnswer.OfPass(" ", "教务主任", Now));
        Assert.Throws<RuleBroken>(() => VisitAnswer.OfPass("江月", null, Now));
        var visit = Visit();
        visit.Confirm(VisitAnswer.OfPass(" 江月 ", "教务主任", Now));
        Assert.Equal((AnswerMeans.Pass, "江月（教务主任）", (int?)null), (visit.AnsweredHow, visit.AnsweredBy, visit.AnsweredById));
    }

    [Fact]
    public void A_pass_opens_once_for_a_week_and_another_ends_it()
    {
        var visit = Visit();
        var pass = new VisitPass(visit, "first", Now);
        pass.Renew(visit, "second", Now.AddDays(1));
        Assert.Equal(VisitPass.HashOf("second"), pass.TokenHash);
        Assert.Throws<RuleBroken>(() => pass.Use(Now.AddDays(8)));
        pass.Use(Now.AddDays(8).AddSeconds(-1));
        Assert.Throws<RuleBroken>(() => pass.Use(Now.AddDays(2)));
        Act(visit, "confirm");
        Assert.Throws<RuleBroken>(() => pass.Renew(visit, "third", Now));
    }

    private static void Act(StudioVisit visit, string verb)
    {
        switch (verb)
        {
            case "confirm": visit.Confirm(OfSchool); break;
            case "reject": visit.Reject("当天停课", OfSchool); break;
            case "withdraw": visit.Withdraw(4, Now); break;
            default: visit.Void("重复记录", 4, Now); break;
        }
    }

    private static StudioVisit Visit(
        Studio? studio = null, int school = 50, DateOnly? day = null, VisitPurposes purposes = VisitPurposes.LearningSupport,
        int[]? people = null, int beneficiaries = 12, string summary = "观察三个学习小组的讨论。") =>
        new(studio ?? Studio(), school, OwnSchool, day ?? Today, purposes, "分数的意义", people ?? [1], beneficiaries, summary, null, Now, Guid.NewGuid());

    private static Studio Studio()
    {
        var studio = new Studio(9, "林欣工作室", StudioLevel.City, StudioKind.MasterTeacher, "数学", SchoolStage.Primary, new(new(2024, 1, 1), new(2026, 12, 31)), Guid.NewGuid());
        studio.Appoint(1, new(2024, 1, 1));
        studio.Admit(2, StudioRole.Member, new(2025, 1, 1));
        // Only the leader's row is to be found by id 0; ids are the database's to give.
        typeof(StudioMembership).GetProperty(nameof(StudioMembership.Id))!.SetValue(studio.Memberships.Last(), 2);
        return studio;
    }
}
