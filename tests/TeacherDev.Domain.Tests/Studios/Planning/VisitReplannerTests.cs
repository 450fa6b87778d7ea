using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Studios.Planning;

namespace TeacherDev.Domain.Tests.Studios.Planning;

/// <summary>After a change as few visits move as can: on tiny problems no plan of all keeps more.</summary>
public sealed class VisitReplannerTests
{
    private static readonly VisitPlanOptions Options = new(Seed: 1, Moves: 20_000);

    [Fact]
    public void No_plan_of_all_keeps_more_of_the_accepted_one() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(VisitCases.Tiny.ToArbitrary(), Gen.Choose(0, 9_999).ToArbitrary(), (problem, change) =>
        {
            problem = problem with { Earlier = null };
            var accepted = VisitPlanner.Solve(problem, Options);
            if (accepted.Status != VisitPlanStatus.Found) return true;
            var changed = Changed(problem, change);
            var replan = VisitReplanner.Mend(changed, accepted.Visits, Options);
            var all = VisitCases.AllPlans(changed).ToList();
            if (all.Count == 0) return replan.Plan.Status != VisitPlanStatus.Found && replan.Plan.Reasons.Count > 0 && !replan.IsFewest;
            var fewest = all.Min(p => p.Except(accepted.Visits).Count());
            if (replan.Plan.Status != VisitPlanStatus.Found || !replan.IsFewest || replan.Moved.Count != fewest) return false;
            var told = changed with { Earlier = accepted.Visits };
            return VisitPlanCheck.Breaches(changed, replan.Plan.Visits).Count == 0
                && replan.Plan.Cost == all.Where(p => p.Except(accepted.Visits).Count() == fewest).Min(p => VisitCases.Cost(told, p))
                && replan.Plan.Bound!.Total <= replan.Plan.Cost;
        }));

    [Fact]
    public void Nothing_moves_where_nothing_changed() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(VisitCases.Small.ToArbitrary(), problem =>
        {
            var accepted = VisitPlanner.Solve(problem, Options);
            if (accepted.Status != VisitPlanStatus.Found) return true;
            var replan = VisitReplanner.Mend(problem, accepted.Visits, Options);
            return replan is { IsFewest: true, Moved.Count: 0 } && replan.Plan.Visits.SequenceEqual(accepted.Visits);
        }));

    [Fact]
    public void Of_a_studio_that_owes_fewer_now_the_last_visits_are_dropped()
    {
        var days = Enumerable.Range(0, 6).Select(VisitCases.Day).ToList();
        var problem = new VisitPlanProblem(new(days[0], days[^1]), days, [new(0, "甲", "东区", 3)], [.. Enumerable.Range(0, 4).Select(h => new VisitedSchool(h, $"学校{h}", "东区", 0, 1))]);
        var accepted = VisitPlanner.Solve(problem, Options).Visits;
        var replan = VisitReplanner.Mend(problem with { Studios = [problem.Studios[0] with { Owed = 2 }] }, accepted, Options);
        Assert.Equal(accepted.Take(2), replan.Plan.Visits);
        Assert.Empty(replan.Moved);
    }

    [Fact]
    public void A_school_that_takes_no_visit_any_more_sends_its_studios_elsewhere()
    {
        var days = Enumerable.Range(0, 40).Select(VisitCases.Day).ToList();
        var problem = new VisitPlanProblem(new(days[0], days[^1]), days, [.. Enumerable.Range(0, 6).Select(s => new VisitingStudio(s, $"工作室{s}", "东区", 6))], [.. Enumerable.Range(0, 12).Select(h => new VisitedSchool(h, $"学校{h}", "东区", 3, 3))]);
        var accepted = VisitPlanner.Solve(problem, Options).Visits;
        var changed = problem with { Schools = [.. problem.Schools.Select(h => h.Key switch { 0 => h with { Least = 0, Most = 0 }, 1 => h with { Most = 6 }, _ => h with { Most = 4 } })] };
        var replan = VisitReplanner.Mend(changed, accepted, Options);
        Assert.Equal(VisitPlanStatus.Found, replan.Plan.Status);
        Assert.Empty(VisitPlanCheck.Breaches(changed, replan.Plan.Visits));
        Assert.InRange(replan.Moved.Count, 3, 10);
    }

    /// <summary>A leader is away for some days, or a school is closed for a week, or takes one fewer.</summary>
    private static VisitPlanProblem Changed(VisitPlanProblem problem, int change)
    {
        var (which, from) = (change / 3 % 3, VisitCases.Day(change / 9 % 5));
        var away = problem.Days.Where(d => d >= from && d < from.AddDays(8)).ToHashSet();
        return (change % 3) switch
        {
            0 => problem with { Studios = [.. problem.Studios.Select(s => s.Key == which ? s with { Busy = s.Busy.Union(away).ToHashSet() } : s)] },
            1 => problem with { Schools = [.. problem.Schools.Select(h => h.Key == which ? h with { Closed = h.Closed.Union(away).ToHashSet() } : h)] },
            _ => problem with { Schools = [.. problem.Schools.Select(h => h.Key == which && h.Most > h.Least ? h with { Most = h.Most - 1 } : h with { Least = Math.Min(h.Most, 1) })] },
        };
    }
}
