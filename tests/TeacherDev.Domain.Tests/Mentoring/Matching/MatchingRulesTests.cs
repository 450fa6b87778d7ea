using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;
using TeacherDev.Domain.People;
using static TeacherDev.Domain.Tests.Mentoring.Matching.Round;

namespace TeacherDev.Domain.Tests.Mentoring.Matching;

/// <summary>Who is offered to whom, and what a round must be.</summary>
public sealed class MatchingRulesTests
{
    [Fact]
    public void Those_who_could_be_paired_are_offered_and_nobody_else()
    {
        var parties = from id in Gen.Choose(1, 3)
                      from subject in Gen.Elements<string?>("数学", "语文", null)
                      from stage in Gen.Elements<SchoolStage?>(SchoolStage.Primary, SchoolStage.Junior, null)
                      from tier in Gen.Choose(0, 4)
                      from years in Gen.Choose(0, 8)
                      select Party(id, 1, (TeacherTier)tier, subject, stage, Year.From.AddYears(-years));
        Prop.ForAll(Gen.Two(parties).ToArbitrary(), Gen.Elements(PairingKind.SubjectMentor, PairingKind.HomeroomMentor).ToArbitrary(), (pair, kind) =>
        {
            var (mentee, mentor) = pair;
            var problem = Of([new(mentee, 10)], new MatchingMentor(mentor, 10)) with { Kind = kind };
            Assert.Equal(CouldPair(mentor, mentee, kind), MatchingSolver.Solve(problem).Matches.Count == 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Theory]
    [InlineData(TeacherTier.NewTeacher, TeacherTier.Backbone, true)]
    [InlineData(TeacherTier.NewTeacher, TeacherTier.SubjectLeader, false)]
    [InlineData(TeacherTier.Teacher, TeacherTier.Backbone, true)]
    [InlineData(TeacherTier.Backbone, TeacherTier.SubjectLeader, true)]
    [InlineData(TeacherTier.Backbone, TeacherTier.Master, false)]
    public void In_the_list_of_three_tiers_a_mentor_stands_just_one_rung_higher(TeacherTier mentee, TeacherTier mentor, bool isOffered)
    {
        var round = Of([Mentee(1) with { Party = Party(1, 1, mentee) }], Mentor(101, tier: mentor));
        Assert.Single(MatchingSolver.Solve(round).Matches);
        Assert.Equal(isOffered, MatchingSolver.Solve(round with { IsTierList = true }).Matches.Count == 1);
    }

    [Fact]
    public void Nobody_is_led_by_whom_they_lead_or_by_whom_those_lead()
    {
        var round = Of([Mentee(1)], Mentor(101)) with { Kind = PairingKind.HomeroomMentor };
        Assert.Single(MatchingSolver.Solve(round).Matches);
        Assert.Empty(MatchingSolver.Solve(round with { Standing = [new(1, 7, PairingKind.HomeroomMentor), new(7, 101, PairingKind.SubjectMentor)] }).Matches);
        var both = MatchingSolver.Solve(Of([Mentee(1), Mentee(2)], Mentor(1), Mentor(2)) with { Kind = PairingKind.HomeroomMentor });
        Assert.Equal("有 2 位导师，但按规则都不能带这位徒弟，如：教师1自己在本轮要找导师", $"{both.LeftOver.Single(l => l.MenteeId == 2).Reason}");
    }

    [Fact]
    public void A_mentor_takes_as_many_as_the_load_leaves_and_no_more_than_they_want()
    {
        MatchingMentee[] four = [.. Enumerable.Range(1, 4).Select(id => Mentee(id))];
        Assert.Equal(3, MatchingSolver.Solve(Of(four, Mentor(101))).Matches.Count);
        Assert.Single(MatchingSolver.Solve(Of(four, Mentor(101)) with { Standing = [new(101, 8, PairingKind.HomeroomMentor), new(101, 9, PairingKind.SubjectMentor)] }).Matches);
        Assert.Equal(2, MatchingSolver.Solve(Of(four, Mentor(101, places: 2))).Matches.Count);
    }

    [Fact]
    public void A_round_that_cannot_be_is_refused_with_a_sentence()
    {
        var round = Of([Mentee(1), Mentee(2)], Mentor(101, places: 1), Mentor(102, tier: TeacherTier.Teacher));
        Refused("请至少选择一名徒弟", round with { Mentees = [] });
        Refused("请至少选择一位导师", round with { Mentors = [] });
        Refused("教师1在徒弟名单里出现了两次", round with { Mentees = [Mentee(1), Mentee(1)] });
        Refused("教师101在导师名单里出现了两次", round with { Mentors = [Mentor(101), Mentor(101)] });
        Refused("教师1已有进行中的SubjectMentor，请先结束原来的结对", round with { Standing = [new(105, 1, PairingKind.SubjectMentor)] });
        Refused("教师1的志愿有 11 个，最多 10 个", round with { Mentees = [Mentee(1, 1, [.. Enumerable.Range(101, 11)])] });
        Refused("教师101本轮愿带的徒弟数不能小于 0", round with { Mentors = [Mentor(101, places: -1)] });
        Refused("每名徒弟的候选导师应为 1–50 位", round with { Candidates = 51 });
        Refused("每位导师最多带的徒弟应为 1–10 名", round with { MostMentees = 0 });
        Refused("距离上限应为 0–1000 公里", round with { MostKilometres = -1 });
        Refused("区县之间的距离应为 0–1000 公里，不能是 -3", round with { Ways = [new(10, 20, -3)] });
        Refused("匹配的权重应是 0–100 的整数，不能是 101", round with { Weights = MatchingWeights.Usual with { Change = 101 } });
        Refused("固定的徒弟不在本轮名单里，请先加入或取消固定", round with { Pins = [new(3, 101)] });
        Refused("固定给教师1的导师不在本轮名单里，请先加入或取消固定", round with { Pins = [new(1, 103)] });
        Refused("教师1被固定给了 2 位导师，请只留一位", round with { Pins = [new(1, 101), new(1, 102)] });
        Refused("不能固定教师1和教师102：学科导师须为骨干教师以上：教师102为Teacher", round with { Pins = [new(1, 102)] });
        Refused("教师101本轮还能带 1 名徒弟，却固定了 2 名", round with { Pins = [new(1, 101), new(2, 101)] });

        static void Refused(string sentence, MatchingProblem problem) => Assert.Equal(sentence, Assert.Throws<RuleBroken>(() => MatchingSolver.Solve(problem)).Message);
    }

    private static bool CouldPair(PairingParty mentor, PairingParty mentee, PairingKind kind)
    {
        try
        {
            new PairingPlan([]).Pair(mentor, mentee, new(kind, Year), Guid.NewGuid());
            return true;
        }
        catch (RuleBroken)
        {
            return false;
        }
    }
}
