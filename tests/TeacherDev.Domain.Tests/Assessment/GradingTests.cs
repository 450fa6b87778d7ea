using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Tests.Assessment;

public sealed class GradingTests
{
    [Theory]
    [InlineData(30, 20, 6)]
    [InlineData(134, 15, 20)]
    [InlineData(237, 15, 35)]
    [InlineData(4, 20, 0)]
    [InlineData(0, 20, 0)]
    public void The_quota_is_never_rounded_up(int graded, int percent, int places) => Assert.Equal(places, Scheme(quota: percent).QuotaOf(graded));

    [Fact]
    public void Nine_visits_a_gathering_and_full_attendance_are_all_thirty_points()
    {
        var subject = Grade(Facts(1, visits: 9, gatherings: 1, present: 8, expected: 8)).Single();
        Assert.Equal((P(30), P(30), P(100)), (subject.Earned, subject.Applicable, subject.Score));
    }

    [Fact]
    public void Eight_visits_lose_two_points_and_ten_earn_no_more_than_nine()
    {
        Assert.Equal(P(16), Visits(8).Points);
        Assert.Equal(P(18), Visits(10).Points);
        Assert.Equal("10 次，每次 2 分，共 20 分，积满 18 分为止", Visits(10).Why.ToString());
        Assert.Equal("8 次，每次 2 分，共 16 分", Visits(8).Why.ToString());
    }

    [Fact]
    public void Attendance_is_a_share() =>
        Assert.Equal(P(5.25m), Grade(Facts(1, present: 7, expected: 8)).Single().Lines.Single(l => l.Indicator.Measure == Measure.GatheringAttendance).Points);

    [Fact]
    public void Not_applicable_is_not_zero()
    {
        // No gathering, so nobody was expected: the rate is unknown, and the 24 points that apply are the whole.
        var subject = Grade(Facts(1, visits: 9, gatherings: 0, present: 0, expected: 0)).Single();

        Assert.Null(subject.Lines.Single(l => l.Indicator.Measure == Measure.GatheringAttendance).Points);
        Assert.Equal(P(0), subject.Lines.Single(l => l.Indicator.Measure == Measure.GatheringsHeld).Points);
        Assert.Equal((P(18), P(24), P(75)), (subject.Earned, subject.Applicable, subject.Score));
    }

    [Fact]
    public void Five_of_five_stays_five_when_another_component_is_absent()
    {
        // frappe/hrms #690: 5 and 5 became 3.33 when an absent third component counted as zero.
        var scheme = new AssessmentScheme("T", "三项", "1", AssessmentSubject.Studio, P(90), P(60), 100, TiePolicy.ObligationSubtotal, 0, unmetBarsExcellent: false, isUnverified: false, null)
            .With(new(1, "打分", "一", P(5), Measure.Manual, Scoring.Manual)).With(new(2, "打分", "二", P(5), Measure.Manual, Scoring.Manual)).With(new(3, "打分", "三", P(5), Measure.Manual, Scoring.Manual));
        var manual = new Dictionary<int, Points> { [1] = P(5), [2] = P(5) };
        Assert.Equal(P(100), new Grading(scheme).Grade([new(1, false, new Dictionary<Measure, Measured>(), manual)]).Single().Score);
    }

    [Fact]
    public void Six_of_thirty_are_excellent_and_the_tie_at_the_sixth_goes_to_the_higher_obligations()
    {
        // 6th and 7th tie at 91: one has 28 points of obligations, the other 27.
        var subjects = Enumerable.Range(1, 30).Select(i => Manual(i, i switch { <= 5 => (29, 67), 6 => (27, 64), 7 => (28, 63), _ => (25, 60) })).ToList();

        var graded = new Grading(Manual(quota: 20)).Grade(subjects);

        Assert.Equal([1, 2, 3, 4, 5, 7], graded.Where(g => g.Grade == Domain.Assessment.Grade.Excellent).Select(g => g.SubjectId).Order());
        Assert.Equal("91 分，与入围者同分，规定活动 27 分较低，按事先确定的并列规则不占名额", Of(graded, 6).Why.ToString());
        Assert.Equal((6, 7), (Of(graded, 7).Rank, Of(graded, 6).Rank));
    }

    [Theory]
    [InlineData(TiePolicy.PanelVote)]
    [InlineData(TiePolicy.FewerExcellent)]
    public void A_tie_the_policy_does_not_break_takes_no_place(TiePolicy policy)
    {
        var subjects = Enumerable.Range(1, 30).Select(i => Manual(i, i switch { <= 5 => (29, 67), 6 => (27, 64), 7 => (28, 63), _ => (25, 60) })).ToList();

        var graded = new Grading(Manual(quota: 20, policy)).Grade(subjects);

        Assert.Equal([1, 2, 3, 4, 5], graded.Where(g => g.Grade == Domain.Assessment.Grade.Excellent).Select(g => g.SubjectId).Order());
        Assert.Equal("91 分，第 6 名有并列，剩余 1 个优秀名额不够，名额暂缺", Of(graded, 6).Why.ToString());
    }

    [Fact]
    public void The_quota_alone_makes_no_one_excellent() =>
        Assert.All(new Grading(Manual(quota: 100)).Grade([Manual(1, (25, 64)), Manual(2, (20, 40))]), g => Assert.Equal(Domain.Assessment.Grade.Pass, g.Grade));

    [Theory]
    [InlineData(60, Domain.Assessment.Grade.Pass)]
    [InlineData(59, Domain.Assessment.Grade.Fail)]
    public void Below_sixty_fails(int score, Grade grade) => Assert.Equal(grade, new Grading(Manual(quota: 0)).Grade([Manual(1, (0, score))]).Single().Grade);

    [Fact]
    public void A_studio_in_its_first_half_year_has_no_grade_and_takes_no_place_of_the_quota()
    {
        // Five studios at 20 % have one place; with one of them too young there are four, and none.
        var five = Enumerable.Range(1, 5).Select(i => Manual(i, (30, 70 - i))).ToList();
        five[4] = five[4] with { IsYoung = true };

        var graded = new Grading(Manual(quota: 20)).Grade(five);

        Assert.Equal((Domain.Assessment.Grade.Undetermined, null), (Of(graded, 5).Grade, Of(graded, 5).Rank));
        Assert.Equal("成立不满 6 个月，暂不定等次", Of(graded, 5).Why.ToString());
        Assert.DoesNotContain(graded, g => g.Grade == Domain.Assessment.Grade.Excellent);
    }

    [Fact]
    public void An_unmet_obligation_keeps_from_excellent_only_where_the_scheme_says_so()
    {
        var facts = Facts(1, visits: 8, gatherings: 1, present: 8, expected: 8);
        Assert.Equal(Domain.Assessment.Grade.Excellent, new Grading(Scheme(quota: 100)).Grade([facts]).Single().Grade);
        var barred = new Grading(Scheme(quota: 100, unmetBars: true)).Grade([facts]).Single();
        Assert.Equal(Domain.Assessment.Grade.Pass, barred.Grade);
        Assert.Equal("93.33 分，但“到校 9 次”未完成（8 / 9），不能评为优秀", barred.Why.ToString());
    }

    [Fact]
    public void Whatever_the_scores_the_quota_holds_order_is_irrelevant_and_no_one_better_stays_behind()
    {
        var subject = from a in Gen.Choose(0, 30) from b in Gen.Choose(50, 70) from young in Gen.Choose(0, 9) select (a, b, young: young == 0);
        var policies = Gen.Elements(TiePolicy.ObligationSubtotal, TiePolicy.PanelVote, TiePolicy.FewerExcellent);
        Prop.ForAll(Gen.ListOf(subject).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), policies.ToArbitrary(), (rows, percent, policy) =>
        {
            var grading = new Grading(Manual(percent, policy));
            List<SubjectFacts> facts = [.. rows.Select((r, i) => Manual(i + 1, (r.a, r.b)) with { IsYoung = r.young })];

            var (graded, reversed) = (grading.Grade(facts), grading.Grade([.. Enumerable.Reverse(facts)]));

            var excellent = graded.Where(g => g.Grade == Domain.Assessment.Grade.Excellent).ToList();
            var others = graded.Where(g => g.Grade is Domain.Assessment.Grade.Pass or Domain.Assessment.Grade.Fail).ToList();
            return graded.Select(Plain).SequenceEqual(reversed.Select(Plain))
                && excellent.Count <= facts.Count(f => !f.IsYoung) * percent / 100
                && excellent.All(e => e.Score >= P(90) && others.All(o => o.Score < e.Score || (o.Score == e.Score && o.Obligations < e.Obligations)));
        }).QuickCheckThrowOnFailure();

        static (int, Points, int?, Grade, string) Plain(GradedSubject g) => (g.SubjectId, g.Score, g.Rank, g.Grade, g.Why.ToString());
    }

    [Fact]
    public void An_indicator_is_either_measured_or_scored_by_people() =>
        Assert.Throws<RuleBroken>(() => new SchemeIndicator(1, "规定活动", "到校", P(18), Measure.VisitsConfirmed, Scoring.Manual));

    private static ScoredLine Visits(int visits) => Grade(Facts(1, visits)).Single().Lines.Single(l => l.Indicator.Measure == Measure.VisitsConfirmed);

    private static IReadOnlyList<GradedSubject> Grade(params SubjectFacts[] facts) => new Grading(Scheme(quota: 20)).Grade(facts);

    private static GradedSubject Of(IReadOnlyList<GradedSubject> graded, int id) => graded.Single(g => g.SubjectId == id);

    private static SubjectFacts Facts(int id, int visits = 0, int gatherings = 0, int present = 0, int expected = 0) => new(id, false, new Dictionary<Measure, Measured>
    {
        [Measure.VisitsConfirmed] = new(visits),
        [Measure.GatheringsHeld] = new(gatherings),
        [Measure.GatheringAttendance] = new(present, expected),
    }, new Dictionary<int, Points>());

    private static SubjectFacts Manual(int id, (int Obligations, int Others) points) =>
        new(id, false, new Dictionary<Measure, Measured>(), new Dictionary<int, Points> { [1] = P(points.Obligations), [2] = P(points.Others) });

    private static AssessmentScheme Manual(int quota, TiePolicy policy = TiePolicy.ObligationSubtotal) =>
        new AssessmentScheme("T", "两项", "1", AssessmentSubject.Studio, P(90), P(60), quota, policy, 6, unmetBarsExcellent: false, isUnverified: false, null)
            .With(new(1, "规定活动", "规定活动", P(30), Measure.Manual, Scoring.Manual, isObligation: true))
            .With(new(2, "其他", "其他", P(70), Measure.Manual, Scoring.Manual));

    internal static AssessmentScheme Scheme(int quota, bool unmetBars = false) =>
        new AssessmentScheme("YX-STUDIO", "玉溪市名师工作室年度考核", "2026", AssessmentSubject.Studio, P(90), P(60), quota, TiePolicy.ObligationSubtotal, 6, unmetBars, isUnverified: true, null)
            .With(new(1, "规定活动", "到校 9 次", P(18), Measure.VisitsConfirmed, Scoring.PerUnit, perUnit: P(2), target: 9, isObligation: true))
            .With(new(2, "规定活动", "全员集中 1 次", P(6), Measure.GatheringsHeld, Scoring.Threshold, target: 1, isObligation: true))
            .With(new(3, "规定活动", "集中培训出勤率", P(6), Measure.GatheringAttendance, Scoring.Share, isObligation: true));

    private static Points P(decimal amount) => Points.Of(amount);
}
