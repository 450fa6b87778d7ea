using TeacherDev.Domain.Studios.Planning;

namespace TeacherDev.Domain.Tests.Studios.Planning;

/// <summary>What cannot be is refused with the sentence that says why, and with its numbers.</summary>
public sealed class VisitProofsTests
{
    private static readonly IReadOnlyList<DateOnly> Days = [.. Enumerable.Range(0, 6).Select(VisitCases.Day)];

    [Fact]
    public void A_leader_without_enough_days() =>
        Refused(Problem([Studio(1, 3) with { Busy = Days.Skip(2).ToHashSet() }], School(1, 0, 3), School(2, 0, 3), School(3, 0, 3)),
            "“{0}”还要到校 {1} 次，主持人可用的工作日只有 {2} 天，缺 {3} 天", "工作室1", 3, 2, 1);

    [Fact]
    public void A_school_that_receives_in_too_few_weeks() =>
        Refused(Problem([Studio(1, 2), Studio(2, 2)], School(1, 2, 3) with { Closed = Days.Skip(2).ToHashSet() }, School(2, 0, 3), School(3, 0, 3)),
            "“{0}”至少还要 {1} 次到校，能接待的星期只有 {2} 个，每周一次，缺 {3} 个", "学校1", 2, 1, 1);

    [Fact]
    public void More_visits_than_schools_can_receive() =>
        Refused(Problem([Studio(1, 2), Studio(2, 2)], School(1, 0, 1), School(2, 0, 2)), "学校名额不够：{0} 个工作室还要排 {1} 次到校，能去的学校最多还能接待 {2} 次，缺 {3} 次：{4}", 2, 4, 3, 1, "工作室1、工作室2");

    [Fact]
    public void A_studio_goes_to_a_school_once_so_that_it_runs_out_of_schools() =>
        Refused(Problem([Studio(1, 3), Studio(2, 1)], School(1, 0, 3), School(2, 0, 3)), "学校名额不够：{0} 个工作室还要排 {1} 次到校，能去的学校最多还能接待 {2} 次，缺 {3} 次：{4}", 1, 3, 2, 1, "工作室1");

    [Fact]
    public void Schools_that_are_to_have_more_than_studios_owe() =>
        Refused(Problem([Studio(1, 1), Studio(2, 1)], School(1, 2, 2), School(2, 1, 2)), "到校次数不够：{0} 所学校至少还要 {1} 次到校，能去的工作室最多还能去 {2} 次，缺 {3} 次：{4}", 2, 3, 2, 1, "学校1、学校2");

    [Fact]
    public void A_school_that_only_one_studio_may_visit() =>
        Refused(Problem([Studio(1, 2), Studio(2, 2) with { OwnSchool = 1 }], School(1, 2, 2), School(2, 0, 2), School(3, 0, 2)), "到校次数不够：{0} 所学校至少还要 {1} 次到校，能去的工作室最多还能去 {2} 次，缺 {3} 次：{4}", 1, 2, 1, 1, "学校1");

    [Fact]
    public void A_school_whose_least_is_above_its_most() => Refused(Problem([Studio(1, 1)], School(1, 2, 1)), "“{0}”至少 {1} 次到校，多于最多 {2} 次", "学校1", 2, 1);

    [Fact]
    public void Pins_that_contradict_each_other()
    {
        var plan = VisitPlanner.Solve(Problem([Studio(1, 2)], School(1, 0, 3), School(2, 0, 3)) with { Pins = [new(1, 1, Days[0]), new(1, 2, Days[0])] }, new(Seed: 1));
        Assert.Equal((VisitPlanStatus.ProvenImpossible, "“工作室1”的主持人 5月18日要到“学校1”和“学校2”，一天只能去一所（已固定）"), (plan.Status, plan.Reasons.Single().ToString()));
    }

    /// <summary>Two leaders who can only in the same week, and one school: who visits whom is settled, on which days not. Nothing here proves that.</summary>
    [Fact]
    public void What_is_only_not_found_is_not_called_impossible()
    {
        var plan = VisitPlanner.Solve(Problem([OnlyOn(1, Days[0]), OnlyOn(2, Days[1]), Studio(3, 0)], School(1, 0, 2)), new(Seed: 1, Moves: 20_000));
        Assert.Equal(VisitPlanStatus.NotFound, plan.Status);
        Assert.Equal("“工作室1”和“工作室2”在同一周到“学校1”：5月18日和5月20日", plan.Reasons.Single().ToString());
        Assert.Equal("未找到符合全部要求的到校计划（不代表不存在），还有 1 处不符", plan.Verdict!.ToString());
    }

    private static VisitPlanProblem Problem(IReadOnlyList<VisitingStudio> studios, params IReadOnlyList<VisitedSchool> schools) => new(new(Days[0], Days[^1]), Days, studios, schools);

    private static VisitingStudio Studio(int key, int owed) => new(key, $"工作室{key}", "东区", owed);

    private static VisitingStudio OnlyOn(int key, DateOnly day) => Studio(key, 1) with { Busy = Days.Where(d => d != day).ToHashSet() };

    private static VisitedSchool School(int key, int least, int most) => new(key, $"学校{key}", "东区", least, most);

    private static void Refused(VisitPlanProblem problem, string text, params object[] arguments)
    {
        var plan = VisitPlanner.Solve(problem, new(Seed: 1));
        Assert.Equal((VisitPlanStatus.ProvenImpossible, text), (plan.Status, plan.Reasons.Single().Text));
        Assert.Equal(arguments, plan.Reasons.Single().Arguments);
        Assert.Equal("无法排定到校计划（已证明）", plan.Verdict!.Text);
    }
}
