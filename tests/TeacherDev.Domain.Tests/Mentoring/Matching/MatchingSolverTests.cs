using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;
using TeacherDev.Domain.People;
using static TeacherDev.Domain.Tests.Mentoring.Matching.Round;

namespace TeacherDev.Domain.Tests.Mentoring.Matching;

public sealed class MatchingSolverTests
{
    [Fact]
    public void As_many_as_possible_are_paired_even_where_somebody_then_has_a_longer_way()
    {
        var result = MatchingSolver.Solve(Of([Mentee(1), Mentee(2, 60)], Mentor(101, places: 1), Mentor(102, 110, places: 1)) with { MostKilometres = 50, Ways = [new(10, 20, 20), new(10, 30, 50), new(20, 30, 80)] });
        Assert.Equal([(1, 102), (2, 101)], result.Pairs());
        Assert.Equal("已核验最优：配对 2 名徒弟，0 名没有配上", $"{result.Verdict}");
        Assert.Equal("总代价 110，下界 110；上下界相等就不存在更好的方案", $"{result.Basis}");
    }

    [Fact]
    public void What_is_pinned_stays_and_the_rest_is_the_best_beside_it()
    {
        var round = Of([Mentee(1), Mentee(2, 60)], Mentor(101, places: 1), Mentor(102, 60, places: 1)) with { MostKilometres = 50, Ways = [new(10, 20, 80)] };
        Assert.Equal([(1, 101), (2, 102)], MatchingSolver.Solve(round).Pairs());
        var pinned = MatchingSolver.Solve(round with { Pins = [new(2, 101)] });
        Assert.Equal([(2, 101)], pinned.Pairs());
        Assert.Equal(("已固定这对师徒", true), (pinned.ReasonsOf(2).First(), pinned.Matches[0].IsPinned));
        Assert.Equal("导师名额已满：2 名徒弟本轮只能由 1 位导师带，共 1 个名额；任何一位再加一个名额就能多配上一名徒弟", $"{pinned.LeftOver[0].Reason}");
        Assert.True(pinned.Proof.IsProven);
    }

    [Fact]
    public void What_speaks_for_a_pair_is_told_and_what_it_costs()
    {
        var far = Mentee(1, 60, 102, 101) with { FormerMentorId = 101 };
        var result = MatchingSolver.Solve(Of([far, Mentee(2)], Mentor(101, places: 1) with { Wishes = [1] }, Mentor(102, tier: TeacherTier.Master, places: 1)) with { Ways = [new(20, 10, 35)], Standing = [new(102, 9, PairingKind.HomeroomMentor)] });
        Assert.Equal([(1, 101), (2, 102)], result.Pairs());
        Assert.Equal(["上一期也是这位师傅", "徒弟的第 2 志愿", "师傅也选了这位徒弟", "同学科：数学", "同学段：Primary", "层级正好衔接：Backbone带NewTeacher", "相距约 35 公里", "目前没有带徒弟"], result.ReasonsOf(1));
        Assert.Equal(["同学科：数学", "同学段：Primary", "在同一所学校", "更合适的教师101名额已满"], result.ReasonsOf(2));
        Assert.Equal([new(MatchingAspect.Way, 55), new(MatchingAspect.MenteeWish, 8)], result.Matches.Single(m => m.MenteeId == 1).Charges);
        Assert.Equal([new(MatchingAspect.Tier, 20), new(MatchingAspect.Load, 15)], result.Matches.Single(m => m.MenteeId == 2).Charges);
        Assert.Equal(35, result.Matches.Single(m => m.MenteeId == 2).Points);
    }

    [Fact]
    public void Whoever_is_cheaper_than_the_mentor_chosen_is_full()
    {
        var result = MatchingSolver.Solve(Of([Mentee(1), Mentee(2, 30)], Mentor(101, places: 1), Mentor(102, 40)));
        Assert.Equal([(1, 101), (2, 102)], result.Pairs());
        Assert.DoesNotContain(result.ReasonsOf(1), r => r.Contains("已满", StringComparison.Ordinal));

        var pushed = MatchingSolver.Solve(Of([Mentee(1), Mentee(2) with { FormerMentorId = 101 }], Mentor(101, places: 1), Mentor(102, 40)));
        Assert.Equal([(1, 102), (2, 101)], pushed.Pairs());
        Assert.Equal("更合适的教师101名额已满", pushed.ReasonsOf(1).Last());
    }

    [Fact]
    public void Why_somebody_is_left_over_is_told()
    {
        Assert.Equal((LeftOverCause.FieldUnknown, "请先填写教师1的任教学科和学段"), Left(Of([Mentee(1) with { Party = Party(1, 1, TeacherTier.NewTeacher, subject: null) }], Mentor(101))));
        Assert.Equal((LeftOverCause.NobodyFits, "导师名单里没有教语文（Primary）的"), Left(Of([Mentee(1) with { Party = Party(1, 1, TeacherTier.NewTeacher, "语文") }], Mentor(101))));
        Assert.Equal((LeftOverCause.NobodyFits, "有 1 位导师，但按规则都不能带这位徒弟，如：学科导师须为骨干教师以上：教师101为Teacher"), Left(Of([Mentee(1)], Mentor(101, tier: TeacherTier.Teacher))));
        Assert.Equal((LeftOverCause.NoPlaces, "符合条件的 1 位导师本轮没有名额（已带满，或本轮不再带）"), Left(Of([Mentee(1)], Mentor(101)) with { MostMentees = 1, Standing = [new(101, 9, PairingKind.HomeroomMentor)] }));
        Assert.Equal((LeftOverCause.OutOfReach, "30 公里内没有符合条件又有名额的导师，最近的约 35 公里"), Left(Of([Mentee(1)], Mentor(101, 60)) with { MostKilometres = 30, Ways = [new(10, 20, 35)] }));
        Assert.Equal((LeftOverCause.OutOfReach, "30 公里内没有符合条件又有名额的导师，其余的距离没有登记"), Left(Of([Mentee(1)], Mentor(101, 60)) with { MostKilometres = 30 }));
        Assert.Equal((LeftOverCause.PlacesTaken, "导师名额已满：3 名徒弟本轮只能由 2 位导师带，共 2 个名额；任何一位再加一个名额就能多配上一名徒弟"),
            Left(Short(1, 1)));
        Assert.All([Short(2, 1), Short(1, 2)], more => Assert.Empty(MatchingSolver.Solve(more).LeftOver));

        static MatchingProblem Short(int one, int other) => Of([Mentee(1), Mentee(2), Mentee(3)], Mentor(101, places: one), Mentor(102, 30, places: other));

        static (LeftOverCause, string) Left(MatchingProblem problem)
        {
            var result = MatchingSolver.Solve(problem);
            Assert.True(result.Proof.IsProven);
            Assert.Equal(problem.Mentees.Count, result.Matches.Count + result.LeftOver.Count);
            return result.LeftOver.Select(l => (l.Cause, $"{l.Reason}")).Single();
        }
    }

    [Fact]
    public void Whoever_fits_nobody_and_whoever_has_no_place_are_not_counted_among_those_who_compete()
    {
        var result = MatchingSolver.Solve(Of([Mentee(1), Mentee(2), Mentee(3) with { Party = Party(3, 1, TeacherTier.NewTeacher, "语文") }], Mentor(101, places: 1), Mentor(102, places: 0)));
        Assert.Equal([LeftOverCause.PlacesTaken, LeftOverCause.NobodyFits], result.LeftOver.Select(l => l.Cause));
        Assert.Equal([2, 1, 1], result.LeftOver[0].Reason.Arguments);
    }

    [Fact]
    public void Places_taken_are_counted_with_all_who_want_them_and_a_place_more_would_do()
    {
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var problem = Random(seed, mentees: 25, mentors: 8);
            var result = MatchingSolver.Solve(problem);
            var proofs = result.LeftOver.Where(l => l.Reason.Text.StartsWith("导师名额已满", StringComparison.Ordinal)).ToList();
            Assert.All(proofs, l => Assert.True((int)l.Reason.Arguments[0]! > (int)l.Reason.Arguments[2]!));
            var more = MatchingSolver.Solve(problem with { MostMentees = 4, Mentors = [.. problem.Mentors.Select(m => m with { MostMore = m.MostMore + 1 })] });
            Assert.True(proofs.Count == 0 || more.Matches.Count > result.Matches.Count);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Nobody_is_left_over_because_the_mentor_with_a_place_was_too_dear_to_be_looked_at()
    {
        var result = MatchingSolver.Solve(Of([Mentee(1), Mentee(2), Mentee(3)], Mentor(101, places: 1), Mentor(102, 60, places: 1), Mentor(103, 30, places: 1)) with { Candidates = 1 });
        Assert.Equal([101, 102, 103], result.Matches.Select(m => m.MentorId).Order());
        Assert.Empty(result.LeftOver);
        var cut = MatchingSolver.Solve(Of([Mentee(1), Mentee(2)], Mentor(101, places: 1), Mentor(102, places: 0), Mentor(103, 30, places: 1)) with { Candidates = 1, Pins = [new(2, 103)] });
        Assert.Equal([(1, 101), (2, 103)], cut.Pairs());
    }

    [Fact]
    public void However_few_are_looked_at_as_many_are_paired()
    {
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var problem = Random(seed, mentees: 40, mentors: 25);
            var (all, few) = (MatchingSolver.Solve(problem with { Candidates = 50 }), MatchingSolver.Solve(problem with { Candidates = 1 }));
            Assert.Equal(all.Matches.Count, few.Matches.Count);
            Assert.True(all.Proof.IsProven && few.Proof.IsProven);
            Assert.True(all.Matches.Sum(m => m.Points) <= few.Matches.Sum(m => m.Points));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Of_mentors_who_cost_the_same_not_everybody_is_offered_the_same()
    {
        MatchingRound round = new(Of([.. Enumerable.Range(1, 40).Select(id => Mentee(id))], [.. Enumerable.Range(101, 60).Select(id => Mentor(id))]) with { Candidates = 5 });
        MatchingCandidates candidates = new(round, new(round), new(round));
        var offered = Enumerable.Range(0, 40).SelectMany(m => candidates.Cheapest(m)).Select(c => c.Mentor).Distinct().Count();
        Assert.True(offered > 45, $"only {offered} of 60");
    }

    [Fact]
    public void The_order_of_people_does_not_matter()
    {
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var problem = Random(seed, mentees: 40, mentors: 20);
            var (mentees, mentors, random) = (problem.Mentees.ToArray(), problem.Mentors.ToArray(), new Random(seed));
            random.Shuffle(mentees);
            random.Shuffle(mentors);
            var (one, other) = (MatchingSolver.Solve(problem), MatchingSolver.Solve(problem with { Mentees = mentees, Mentors = mentors }));
            Assert.Equal(one.Pairs(), other.Pairs());
            Assert.Equal(one.LeftOver.Select(l => (l.MenteeId, $"{l.Reason}")), other.LeftOver.Select(l => (l.MenteeId, $"{l.Reason}")));
            Assert.Equal(one.Proof, other.Proof);
            Assert.True(one.Proof.IsProven);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_match_could_be_made_a_pairing_at_once()
    {
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), Gen.Elements(PairingKind.SubjectMentor, PairingKind.HomeroomMentor).ToArbitrary(), (seed, kind) =>
        {
            var problem = Random(seed, mentees: 15, mentors: 10) with { Kind = kind };
            var parties = problem.Mentors.ToDictionary(m => m.Party.PersonId, m => m.Party);
            List<Pairing> made = [];
            foreach (var match in MatchingSolver.Solve(problem).Matches)
                made.Add(new PairingPlan(made).Pair(parties[match.MentorId], problem.Mentees.Single(m => m.Party.PersonId == match.MenteeId).Party, new(kind, Year), Guid.NewGuid()));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_homeroom_mentor_of_the_other_kind_or_of_another_stage_is_second_choice()
    {
        var senior = Mentor(102) with { Party = Party(102, 1, TeacherTier.Teacher, "语文", SchoolStage.Senior) };
        var round = Of([Mentee(1)], Mentor(101), senior) with { Kind = PairingKind.HomeroomMentor };
        Assert.Equal([(1, 101)], MatchingSolver.Solve(round).Pairs());
        var second = MatchingSolver.Solve(round with { Standing = [new(101, 1, PairingKind.SubjectMentor)] });
        Assert.Equal([(1, 102)], second.Pairs());
        Assert.Equal([new(MatchingAspect.Field, 35)], second.Matches[0].Charges);
    }

    private static MatchingProblem Random(int seed, int mentees, int mentors)
    {
        var random = new Random(seed);
        return Of([.. Enumerable.Range(1, mentees).Select(Mentee)], [.. Enumerable.Range(101, mentors).Select(Mentor)]) with
        {
            Ways = [new(0, 1, 12), new(1, 2, 30)],
            MostKilometres = random.Next(3) == 0 ? 20 : null,
            Candidates = random.Next(2, 12),
        };

        MatchingMentee Mentee(int id)
        {
            var party = Party(id, (TeacherTier)random.Next(0, 4));
            return new(party, party.OrganisationId / 4) { Wishes = [.. Enumerable.Range(101, mentors).Where(_ => random.Next(9) == 0).Take(3)], FormerMentorId = random.Next(4) == 0 ? 101 : null };
        }

        MatchingMentor Mentor(int id)
        {
            var party = Party(id, (TeacherTier)random.Next(1, 5));
            return new(party, party.OrganisationId / 4) { MostMore = random.Next(0, 4) };
        }

        PairingParty Party(int id, TeacherTier tier) => Round.Party(id, random.Next(0, 12), tier, random.Next(3) == 0 ? "语文" : "数学", SchoolStage.Primary, new DateOnly(random.Next(2015, 2025), 9, 1));
    }
}
