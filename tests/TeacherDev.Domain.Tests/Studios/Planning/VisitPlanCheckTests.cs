using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling.Solving;
using TeacherDev.Domain.Studios.Planning;

namespace TeacherDev.Domain.Tests.Studios.Planning;

/// <summary>Each rule by an example that breaks it, and on random plans, good and bad, the planner's differences against the check's counts.</summary>
public sealed class VisitPlanCheckTests
{
    private static readonly DateOnly Monday = new(2026, 5, 18);
    private static readonly VisitPlanProblem Problem = new(
        new(Monday, Monday.AddDays(60)), [.. Enumerable.Range(0, 60).Select(d => Monday.AddDays(d)).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))],
        [new(1, "甲工作室", "东区", 2) { Subject = "语文", Busy = new HashSet<DateOnly> { Monday.AddDays(4) } }, new(2, "乙工作室", "西区", 1) { OwnSchool = 30 }],
        [new(10, "一中", "东区", 1, 2) { Closed = new HashSet<DateOnly> { Monday.AddDays(3) }, Subjects = new HashSet<string> { "数学" } }, new(20, "二中", "西区", 0, 1) { Need = 4 }, new(30, "三中", "西区", 0, 9)])
    {
        Terms = [new(Monday, Monday.AddDays(27))],
        Pins = [Visit(1, 10, 0)],
    };

    private static readonly PlannedVisit[] Good = [Visit(1, 10, 0), Visit(1, 20, 7), Visit(2, 10, 8)];

    [Fact]
    public void A_good_plan_breaks_nothing_and_costs_what_its_wishes_say()
    {
        Assert.Empty(VisitPlanCheck.Breaches(Problem, Good));
        // 30 km to the other district twice; one school asks for another subject; one visit beyond the least of each of two schools, needs 0 and 4;
        // 1 and 2 visits are the districts' shares; two and one visits over three months are even where no month has two.
        Assert.Equal(
            [(VisitWish.Travel, 60), (VisitWish.Subject, 40), (VisitWish.Need, 5 * (9 + 5)), (VisitWish.DistrictShare, 60), (VisitWish.Pace, 25)],
            VisitPlanCheck.Costs(Problem, Good).Select(c => (c.Key, c.Value)));
        Assert.Equal(120, VisitPlanCheck.Costs(Problem with { Earlier = [Good[0], Visit(1, 20, 8), Visit(2, 10, 9)] }, Good)[VisitWish.LeastChange]);
        Assert.Equal(120, VisitPlanCheck.Costs(Problem with { Earlier = [Good[0], Good[1], Visit(2, 20, 8)] }, Good)[VisitWish.LeastChange]);
    }

    [Fact]
    public void Every_broken_rule_is_said()
    {
        Says("“{0}”到“{1}”排在 {2:yyyy-MM-dd}，不是可以到校的工作日", Good[0], Visit(1, 20, 5), Good[2]);
        Says("“{0}”到“{1}”排在 {2:yyyy-MM-dd}，不是可以到校的工作日", Good[0], Visit(1, 20, 70), Good[2]);
        Says("“{0}”的主持人 {1:M月d日}没有空，不能到“{2}”", Good[0], Visit(1, 20, 4), Good[2]);
        Says("“{0}”{1:M月d日}不接待到校，“{2}”不能去", Good[0], Good[1], Visit(2, 10, 3));
        Says("“{0}”是“{1}”主持人所在学校，不能到校", Good[0], Good[1], Visit(2, 30, 8));
        Says("“{0}”的主持人 {1:M月d日}要到“{2}”和“{3}”，一天只能去一所", Good[0], Visit(1, 20, 0), Good[2]);
        Says("“{0}”在一个学期里两次到“{1}”：{2:M月d日}和{3:M月d日}", Good[0], Visit(1, 10, 14), Visit(2, 20, 8));
        Says("“{0}”和“{1}”在同一周到“{2}”：{3:M月d日}和{4:M月d日}", Good[0], Good[1], Visit(2, 10, 2));
        Says("“{0}”还要到校 {1} 次，只排了 {2} 次", Good[0], Good[2]);
        Says("“{0}”只要再到校 {1} 次，却排了 {2} 次", [.. Good, Visit(2, 20, 29)]);
        Says("“{0}”至少要有 {1} 次到校，只有 {2} 次", Visit(1, 30, 0), Visit(1, 20, 7), Visit(2, 20, 28));
        Says("“{0}”最多接待 {1} 次到校，已有 {2} 次", Good[0], Visit(1, 20, 7), Visit(2, 20, 28));
        Says("“{0}”{1:M月d日}到“{2}”是固定的，计划里没有", Visit(1, 10, 1), Good[1], Good[2]);
        Says("{0:yyyy-MM-dd} 的到校安排里有不在计划范围内的工作室或学校", Good[0], Good[1], Visit(2, 99, 8));
    }

    [Fact]
    public void What_is_done_counts()
    {
        Assert.Contains(VisitPlanCheck.Breaches(Problem with { Done = [Visit(1, 20, 1)] }, Good), b => b.Text.StartsWith("“{0}”在一个学期", StringComparison.Ordinal));
        Assert.Contains(VisitPlanCheck.Breaches(Problem with { Done = [Visit(2, 20, 9)] }, Good), b => b.Text.StartsWith("“{0}”和“{1}”在同一周", StringComparison.Ordinal));
        Assert.DoesNotContain(VisitPlanCheck.Breaches(Problem with { Done = [Visit(2, 10, 30)] }, [Good[1]]), b => b.Text.StartsWith("“{0}”至少", StringComparison.Ordinal));
    }

    [Fact]
    public void The_planner_counts_by_differences_what_the_check_counts() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(VisitCases.Small.ToArbitrary(), Gen.Choose(0, 9_999).ToArbitrary(), (problem, seed) =>
        {
            if (VisitProofs.OfData(problem).Count > 0) return true;
            var model = new VisitModel(problem);
            var (board, dice) = (new VisitBoard(model), new Dice((ulong)seed));
            if (Enumerable.Range(0, board.Visits).Any(v => model.AllowedDays[board.StudioOf(v)].All(d => d.Length == 0))) return true;
            for (var step = 0; step < 60; step++)
            {
                for (var visit = 0; visit < board.Visits; visit++)
                {
                    var school = dice.Below(model.Schools);
                    var days = model.AllowedDays[board.StudioOf(visit)][school];
                    if (board.IsPinned[visit] || days.Length == 0 || (board.IsPlaced(visit) && dice.Below(3) > 0)) continue;
                    if (board.IsPlaced(visit)) board.Take(visit);
                    board.Put(visit, school, days[dice.Below(days.Length)]);
                }
            }
            List<PlannedVisit> all = [.. board.Placed()];
            return all.Count < board.Visits || (board.Soft == VisitCases.Cost(problem, all) && board.Hard == 0 == (VisitPlanCheck.Breaches(problem, all).Count == 0));
        }));

    private static PlannedVisit Visit(int studio, int school, int day) => new(studio, school, Monday.AddDays(day));

    private static void Says(string text, params PlannedVisit[] visits) => Assert.Contains(text, VisitPlanCheck.Breaches(Problem, visits).Select(b => b.Text));
}
