using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Tests.Mentoring;

public sealed class PairingTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTime Now = new(2026, 9, 1, 1, 0, 0, DateTimeKind.Utc);
    private static readonly Period Year = new(new(2026, 9, 1), new(2027, 8, 31));
    private static readonly PairingParty Backbone = Party(1, tier: TeacherTier.Backbone);
    private static readonly PairingParty Newcomer = Party(2, tier: TeacherTier.NewTeacher);

    [Fact]
    public void No_one_mentors_oneself() => Assert.Throws<RuleBroken>(() => Pair(Backbone, Backbone));

    [Fact]
    public void A_subject_mentor_teaches_the_same_subject() => Assert.Throws<RuleBroken>(() => Pair(Backbone with { Subject = "语文" }, Newcomer));

    [Fact]
    public void A_subject_mentor_teaches_the_same_stage() => Assert.Throws<RuleBroken>(() => Pair(Backbone with { Stage = SchoolStage.Junior }, Newcomer));

    [Fact]
    public void An_unknown_subject_is_not_the_same_subject() => Assert.Throws<RuleBroken>(() => Pair(Backbone with { Subject = null }, Newcomer with { Subject = null }));

    [Theory]
    [InlineData(TeacherTier.NewTeacher, TeacherTier.NewTeacher, false)]
    [InlineData(TeacherTier.Teacher, TeacherTier.NewTeacher, false)]
    [InlineData(TeacherTier.Backbone, TeacherTier.Backbone, false)]
    [InlineData(TeacherTier.Backbone, TeacherTier.SubjectLeader, false)]
    [InlineData(TeacherTier.Backbone, TeacherTier.NewTeacher, true)]
    [InlineData(TeacherTier.SubjectLeader, TeacherTier.Backbone, true)]
    [InlineData(TeacherTier.Master, TeacherTier.NewTeacher, true)]
    public void A_subject_mentor_is_a_backbone_teacher_and_stands_at_least_one_tier_higher(TeacherTier mentor, TeacherTier mentee, bool allowed)
    {
        if (allowed) Assert.Equal(PairingState.Proposed, Pair(Party(1, tier: mentor), Party(2, tier: mentee)).State);
        else Assert.Throws<RuleBroken>(() => Pair(Party(1, tier: mentor), Party(2, tier: mentee)));
    }

    [Fact]
    public void A_homeroom_mentor_is_asked_for_no_tier_subject_or_stage() =>
        Assert.Equal(PairingState.Proposed, Pair(Party(1, "体育与健康", SchoolStage.Senior, TeacherTier.Teacher), Newcomer with { Tier = TeacherTier.Backbone }, PairingKind.HomeroomMentor).State);

    [Fact]
    public void A_homeroom_mentor_has_taught_for_five_years_on_the_first_day()
    {
        Assert.Equal(PairingState.Proposed, Pair(Party(1, since: Year.From.AddYears(-5)), Newcomer, PairingKind.HomeroomMentor).State);
        Assert.Throws<RuleBroken>(() => Pair(Party(1, since: Year.From.AddYears(-5).AddDays(1)), Newcomer, PairingKind.HomeroomMentor));
        Assert.Throws<RuleBroken>(() => Pair(Party(1) with { TeachingSince = null }, Newcomer, PairingKind.HomeroomMentor));
    }

    [Fact]
    public void A_pairing_that_has_not_begun_is_cancelled_and_both_are_free_again()
    {
        var pairing = Pair(Backbone, Newcomer);
        var before = Year.From.AddDays(-1);
        Assert.Throws<RuleBroken>(() => pairing.End(before, PairingEnd.MentorLeft, null, before));
        Assert.Throws<RuleBroken>(() => pairing.Cancel(PairingEnd.Completed, null, before));
        Assert.Throws<RuleBroken>(() => Agreed(Backbone, Newcomer).Cancel(PairingEnd.MentorLeft, null, Year.From));
        pairing.Cancel(PairingEnd.MentorLeft, "调往市区", before);
        Assert.Equal((PairingState.Cancelled, PairingEnd.MentorLeft, Year), (pairing.State, pairing.EndedBecause, pairing.Period));
        Assert.Throws<RuleBroken>(() => pairing.End(Today, PairingEnd.Completed, null, Today));
        Assert.Equal(PairingState.Proposed, Pair(Party(3, tier: TeacherTier.Master), Newcomer, active: [pairing]).State);
    }

    [Fact]
    public void A_mentee_has_one_active_mentor_of_each_kind()
    {
        var subject = Pair(Backbone, Newcomer);

        Assert.Throws<RuleBroken>(() => Pair(Party(3, tier: TeacherTier.Master), Newcomer, active: [subject]));
        Assert.Equal(PairingState.Proposed, Pair(Party(3), Newcomer, PairingKind.HomeroomMentor, subject).State);
    }

    [Fact]
    public void When_one_mentor_ends_another_may_begin()
    {
        var first = Agreed(Backbone, Newcomer);
        first.End(Today, PairingEnd.MentorLeft, null, Today);
        Assert.Equal(3, Pair(Party(3, tier: TeacherTier.Master), Newcomer, active: [first]).MentorId);
    }

    [Fact]
    public void A_mentor_takes_three_at_most_and_a_freed_seat_again()
    {
        Pairing[] three = [Pair(Backbone, Party(11, tier: TeacherTier.NewTeacher))];
        three = [.. three, Pair(Backbone, Party(12, tier: TeacherTier.NewTeacher), active: three)];
        three = [.. three, Pair(Backbone, Party(13, tier: TeacherTier.NewTeacher), active: three)];
        Assert.Equal([1, 2, 3], three.Select(p => p.Seat));

        Assert.Throws<RuleBroken>(() => Pair(Backbone, Newcomer, active: three));
        Sign(three[1]).End(Today, PairingEnd.CompletedEarly, null, Today);
        Assert.Equal(2, Pair(Backbone, Newcomer, active: three).Seat);
    }

    [Fact]
    public void Two_people_do_not_mentor_each_other()
    {
        var one = Pair(Backbone, Newcomer, PairingKind.HomeroomMentor);
        Assert.Throws<RuleBroken>(() => Pair(Newcomer, Backbone, PairingKind.HomeroomMentor, one));
    }

    [Fact]
    public void The_same_person_as_both_mentors_is_a_warning_not_a_refusal()
    {
        var subject = Pair(Backbone, Newcomer);
        var plan = new PairingPlan([subject]);
        Assert.Single(plan.Warnings(Backbone, Newcomer, PairingKind.HomeroomMentor));
        Assert.Empty(plan.Warnings(Party(3), Newcomer, PairingKind.HomeroomMentor));
        Assert.Equal(1, Pair(Backbone, Newcomer, PairingKind.HomeroomMentor, subject).MentorId);
    }

    [Theory]
    [InlineData(PairingEnd.Completed, PairingState.Completed)]
    [InlineData(PairingEnd.CompletedEarly, PairingState.Completed)]
    [InlineData(PairingEnd.MenteeLeft, PairingState.Ended)]
    [InlineData(PairingEnd.AgreementBroken, PairingState.Ended)]
    public void Finished_early_counts_as_completed(PairingEnd because, PairingState state)
    {
        var pairing = Agreed(Backbone, Newcomer);
        pairing.End(Today, because, null, Today);
        Assert.Equal((state, Today, because), (pairing.State, pairing.Period.To, pairing.EndedBecause));
    }

    [Fact]
    public void An_agreement_that_ran_out_keeps_its_last_day()
    {
        var pairing = Agreed(Backbone, Newcomer);
        pairing.End(new(2027, 9, 5), PairingEnd.Completed, null, new(2027, 9, 6));
        Assert.Equal(Year.To, pairing.Period.To);
    }

    [Fact]
    public void An_end_is_final_lies_in_the_past_and_says_why()
    {
        var pairing = Agreed(Backbone, Newcomer);
        Assert.Throws<RuleBroken>(() => pairing.End(Today.AddDays(1), PairingEnd.Completed, null, Today));
        Assert.Throws<RuleBroken>(() => pairing.End(new(2026, 8, 31), PairingEnd.Completed, null, Today));
        Assert.Throws<RuleBroken>(() => pairing.End(Today, PairingEnd.Other, " ", Today));
        pairing.End(Today, PairingEnd.Other, "外出支教一年", Today);
        Assert.Throws<RuleBroken>(() => pairing.End(Today, PairingEnd.Completed, null, Today));
    }

    [Fact]
    public void An_agreement_is_in_force_once_all_three_have_signed()
    {
        var pairing = Pair(Backbone, Newcomer);
        pairing.Sign(PairingSide.School, Now, 7);
        pairing.Sign(PairingSide.Mentee, Now, 8, onPaper: true);
        Assert.Throws<RuleBroken>(() => pairing.Sign(PairingSide.Mentee, Now, 8));
        Assert.Throws<RuleBroken>(() => pairing.End(Today, PairingEnd.Completed, null, Today));
        Assert.Equal(PairingState.Proposed, pairing.State);
        pairing.Sign(PairingSide.Mentor, Now, 9);
        Assert.Equal((PairingState.Active, 3), (pairing.State, pairing.Signatures.Count));
        Assert.Throws<RuleBroken>(() => pairing.Sign(PairingSide.Mentor, Now, 9));
        Assert.Throws<RuleBroken>(() => Pair(Backbone, Newcomer).Sign(PairingSide.School, Now, 7, onPaper: true));
    }

    [Fact]
    public void One_no_with_a_reason_ends_it_before_it_is_in_force()
    {
        var pairing = Pair(Backbone, Newcomer);
        Assert.Throws<RuleBroken>(() => pairing.Decline(PairingSide.Mentor, " "));
        Assert.Throws<RuleBroken>(() => pairing.Cancel(PairingEnd.Declined, "代为拒绝", Today));
        pairing.Decline(PairingSide.Mentor, "本学期借调");
        Assert.Equal((PairingState.Cancelled, PairingEnd.Declined, PairingSide.Mentor), (pairing.State, pairing.EndedBecause, pairing.DeclinedBy));
        Assert.Throws<RuleBroken>(() => pairing.Sign(PairingSide.Mentee, Now, 8));
        Assert.Equal(PairingState.Proposed, Pair(Backbone, Newcomer, active: [pairing]).State);
        Assert.Throws<RuleBroken>(() => Agreed(Backbone, Newcomer).Decline(PairingSide.Mentee, "反悔"));
        Assert.Throws<RuleBroken>(() => Agreed(Backbone, Newcomer).End(Today, PairingEnd.Declined, null, Today));
    }

    [Theory]
    [InlineData(TeacherTier.Backbone, TeacherTier.NewTeacher, true)]
    [InlineData(TeacherTier.Backbone, TeacherTier.Teacher, true)]
    [InlineData(TeacherTier.SubjectLeader, TeacherTier.Backbone, true)]
    [InlineData(TeacherTier.SubjectLeader, TeacherTier.NewTeacher, false)]
    [InlineData(TeacherTier.Master, TeacherTier.Backbone, false)]
    public void In_the_list_of_three_tiers_the_mentor_stands_exactly_one_rung_higher(TeacherTier mentor, TeacherTier mentee, bool allowed)
    {
        var make = () => new PairingPlan([]).Pair(Party(1, tier: mentor), Party(2, tier: mentee), new(PairingKind.SubjectMentor, Year, InTierList: true), Guid.NewGuid());
        if (allowed) Assert.Equal((true, mentor, mentee), (make().InTierList, make().MentorTier, make().MenteeTier));
        else Assert.Throws<RuleBroken>(make);
        Assert.Throws<RuleBroken>(() => new PairingPlan([]).Pair(Party(1, tier: mentor), Party(2, tier: mentee), new(PairingKind.HomeroomMentor, Year, InTierList: true), Guid.NewGuid()));
    }

    [Fact]
    public void Nobody_is_led_by_whom_they_lead_however_many_stand_between()
    {
        var one = Pair(Party(1), Party(2), PairingKind.HomeroomMentor);
        var two = Pair(Party(2), Party(3), PairingKind.HomeroomMentor, one);
        var three = Pair(Party(3), Party(4), PairingKind.HomeroomMentor, one, two);
        var refused = Assert.Throws<RuleBroken>(() => Pair(Party(4), Party(1), PairingKind.HomeroomMentor, one, two, three));
        Assert.Equal("教师4是教师1带出来的，不能反过来做师傅", refused.Message);
        three.Decline(PairingSide.Mentee, "不同意");
        Assert.Equal(4, Pair(Party(4), Party(1), PairingKind.HomeroomMentor, one, two, three).MentorId);
    }

    [Fact]
    public void No_order_of_pairings_signatures_and_endings_breaks_a_rule()
    {
        // Few people and long histories: circles of three and more are met.
        var act = from mentor in Gen.Choose(1, 5)
                  from mentee in Gen.Choose(1, 5)
                  from kind in Gen.Elements(PairingKind.SubjectMentor, PairingKind.HomeroomMentor, PairingKind.HomeroomMentor)
                  from listed in Gen.Elements(true, false)
                  from verb in Gen.Choose(0, 9)
                  select (mentor, mentee, kind, listed, verb);
        Prop.ForAll(Gen.ArrayOf(act, 40).ToArbitrary(), acts =>
        {
            List<Pairing> all = [];
            foreach (var (mentor, mentee, kind, listed, verb) in acts)
            {
                var last = all.LastOrDefault(p => p.IsStanding);
                try
                {
                    if (verb == 0 && last is not null) last.End(Today, PairingEnd.MentorReplaced, null, Today);
                    else if (verb == 1 && last is not null) last.Decline((PairingSide)(mentee % 3), "不同意");
                    else if (verb == 2 && last is not null) last.Sign((PairingSide)(mentee % 3), Now, null);
                    else if (verb == 3 && last is not null) last.Cancel(PairingEnd.MenteeLeft, null, Today);
                    else all.Add(new PairingPlan(all).Pair(Someone(mentor), Someone(mentee), new(kind, Year, null, listed), Guid.NewGuid()));
                }
                catch (RuleBroken)
                {
                    // Refused; the property is about what was accepted.
                }
            }
            return AreLegal(all);
        }).QuickCheckThrowOnFailure();

        static PairingParty Someone(int id) => Party(id, tier: (TeacherTier)(id % 5));
    }

    /// <summary>Brute force: every rule between pairings, read off those that stand.</summary>
    internal static bool AreLegal(IEnumerable<Pairing> all)
    {
        var standing = all.Where(p => p.IsStanding).ToList();
        return standing.GroupBy(p => (p.MenteeId, p.Kind)).All(g => g.Count() == 1)
            && standing.GroupBy(p => p.MentorId).All(g => g.Count() <= PairingPlan.UsualMost && g.Select(p => p.Seat).Distinct().Count() == g.Count())
            && standing.All(p => p.MentorId != p.MenteeId && !Leads(standing, p.MenteeId, p.MentorId, standing.Count))
            && standing.All(p => (p.State == PairingState.Active) == (p.Signatures.Count == 3));

        static bool Leads(List<Pairing> standing, int leader, int led, int steps) =>
            steps >= 0 && standing.Exists(p => p.MentorId == leader && (p.MenteeId == led || Leads(standing, p.MenteeId, led, steps - 1)));
    }

    private static Pairing Pair(PairingParty mentor, PairingParty mentee, PairingKind kind = PairingKind.SubjectMentor, params Pairing[] active) =>
        new PairingPlan(active).Pair(mentor, mentee, new(kind, Year, "一年合格"), Guid.NewGuid());

    private static Pairing Agreed(PairingParty mentor, PairingParty mentee) => Sign(Pair(mentor, mentee));

    private static Pairing Sign(Pairing pairing)
    {
        foreach (var side in Enum.GetValues<PairingSide>()) pairing.Sign(side, Now, accountId: null);
        return pairing;
    }

    private static PairingParty Party(int id, string? subject = "数学", SchoolStage? stage = SchoolStage.Primary, TeacherTier tier = TeacherTier.Teacher, DateOnly? since = null) =>
        new(id, $"教师{id}", 40 + id, subject, stage, tier, since ?? new DateOnly(2010, 9, 1));
}
