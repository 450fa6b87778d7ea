using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Studios.Planning;

namespace TeacherDev.Domain.Tests.Studios.Planning;

/// <summary>Whatever is asked: a plan that was found keeps every rule and costs no less than the bound, and what is called impossible is.</summary>
public sealed class VisitPlannerTests
{
    private static readonly VisitPlanOptions Options = new(Seed: 1, Moves: 20_000);

    [Fact]
    public void Of_all_plans_of_a_tiny_problem_none_is_below_the_bound_and_none_exists_where_that_is_proven() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(VisitCases.Tiny.ToArbitrary(), problem =>
        {
            var plan = VisitPlanner.Solve(problem, Options);
            var cheapest = VisitCases.AllPlans(problem).Select(p => VisitCases.Cost(problem, p)).DefaultIfEmpty(-1).Min();
            return plan.Status switch
            {
                VisitPlanStatus.Found => VisitPlanCheck.Breaches(problem, plan.Visits).Count == 0 && plan.Bound!.Total <= cheapest && cheapest <= plan.Cost && (plan.Gap != 0 || plan.Cost == cheapest),
                VisitPlanStatus.NotFound => plan.Reasons.Count > 0 && plan.Verdict is not null && plan.Gap is null,
                _ => cheapest == -1 && plan.Reasons.Count > 0 && plan.Visits.Count == 0,
            };
        }));

    [Fact]
    public void The_same_seed_gives_the_same_plan_and_it_keeps_the_rules_and_the_pins() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(VisitCases.Small.ToArbitrary(), problem =>
        {
            var (plan, again) = (VisitPlanner.Solve(problem, Options), VisitPlanner.Solve(problem, Options));
            if (!plan.Visits.SequenceEqual(again.Visits) || plan.Moves != again.Moves || plan.Status != again.Status) return false;
            if (plan.Status != VisitPlanStatus.Found) return plan.Reasons.Count > 0;
            return VisitPlanCheck.Breaches(problem, plan.Visits).Count == 0 && plan.Bound!.Total <= plan.Cost && problem.Pins.All(plan.Visits.Contains) && plan.Verdict is null;
        }));

    [Fact]
    public void Who_visits_whom_is_the_cheapest_there_is() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(120), Prop.ForAll(VisitCases.Tiny.ToArbitrary(), problem =>
        {
            if (VisitProofs.OfData(problem).Count > 0) return true;
            var model = new VisitModel(problem);
            var (flow, pinned) = (new PairFlow(model), model.Pins.Select(p => (p.Studio, p.School)).ToList());
            if (new VisitProofs(model).Counted().Count > 0) return true;
            var visits = problem.Studios.SelectMany((s, i) => Enumerable.Repeat(i, s.Owed)).ToList();
            var cheapest = Deal(visits, model.Schools, []).Where(IsPossible).Select(CostOf).DefaultIfEmpty(-1).Min();
            if (!flow.Solve()) return cheapest == -1 && new VisitProofs(model).Cuts().Count > 0;
            return flow.Bound == cheapest && IsPossible([.. flow.Pairs()]) && CostOf([.. flow.Pairs()]) == cheapest;

            bool IsPossible(IReadOnlyList<(int Studio, int School)> pairs) =>
                pairs.GroupBy(p => p).All(g => g.Count() <= model.MostOfPair(g.Key.Studio, g.Key.School)) && pinned.All(pairs.Contains)
                && Enumerable.Range(0, model.Schools).All(h => pairs.Count(p => p.School == h) is var n && n >= model.LeastOfSchool(h) && n <= model.MostOfSchool(h));

            // On days of no month and of no earlier plan, only what does not depend on the day is left.
            int CostOf(IReadOnlyList<(int Studio, int School)> pairs)
            {
                var costs = VisitPlanCheck.Costs(problem, [.. pairs.Select(p => new PlannedVisit(p.Studio, p.School, DateOnly.MinValue))]);
                var days = problem.Earlier is null ? 0 : problem.Weights.OtherDay * pairs.Count;
                return costs.Where(c => c.Key != VisitWish.Pace).Sum(c => c.Value) - days;
            }
        }));

    /// <summary>König: where everybody always can, each month takes an even part of each studio and of each school.</summary>
    [Fact]
    public void Months_are_even_wherever_nothing_stands_against_it() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Gen.Choose(0, 9_999).ArrayOf(40).ToArbitrary(), Gen.Choose(1, 7).ToArbitrary(), (numbers, months) =>
        {
            List<DateOnly> days = [.. Enumerable.Range(0, months).SelectMany(m => Enumerable.Range(0, 12).Select(d => new DateOnly(2026, 1 + m, 2 + (2 * d))))];
            List<(int Studio, int School)> pairs = [.. numbers.Select(n => (n % 6, n / 6 % 8)).Distinct()];
            var problem = new VisitPlanProblem(new(days[0], days[^1]), days, [.. Enumerable.Range(0, 6).Select(s => new VisitingStudio(s, "", "", pairs.Count(p => p.Studio == s)))], [.. Enumerable.Range(0, 8).Select(h => new VisitedSchool(h, "", "", 0, 9))]);
            var spread = new MonthFlows(new VisitModel(problem), []).Spread(pairs);
            return spread.All(m => m is not null) && Even(p => p.Studio) && Even(p => p.School);

            bool Even(Func<(int Studio, int School), int> end) => pairs.Zip(spread).GroupBy(p => end(p.First)).All(own =>
                Enumerable.Range(0, months).Select(m => own.Count(p => p.Second == m)).All(n => n >= own.Count() / months && n <= (own.Count() + months - 1) / months));
        }));

    [Fact]
    public void The_bound_of_the_pace_is_the_evenest_the_leaders_days_allow() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(120), Prop.ForAll(VisitCases.Small.ToArbitrary(), problem =>
        {
            problem = problem with { Pins = [], Weights = problem.Weights with { Pace = 1 } };
            var model = new VisitModel(problem);
            var flow = new PairFlow(model);
            if (VisitProofs.OfData(problem).Count + new VisitProofs(model).Counted().Count > 0 || !flow.Solve()) return true;
            var evenest = Enumerable.Range(0, model.Studios).Sum(s => Parts(problem.Studios[s].Owed, model.LeaderDays[s]).Min(p => p.Sum(n => Math.Max(0, model.PaceOf(s).Low - n) + Math.Max(0, n - model.PaceOf(s).High))));
            return VisitBound.Of(model, flow).Pace == evenest;
        }));

    private static IEnumerable<IReadOnlyList<(int Studio, int School)>> Deal(List<int> visits, int schools, IReadOnlyList<(int Studio, int School)> begun) =>
        begun.Count == visits.Count ? [begun] : Enumerable.Range(0, schools).SelectMany(h => Deal(visits, schools, [.. begun, (visits[begun.Count], h)]));

    private static IEnumerable<IReadOnlyList<int>> Parts(int whole, IReadOnlyList<int> most) =>
        most.Count == 0 ? (whole == 0 ? [[]] : []) : Enumerable.Range(0, Math.Min(whole, most[0]) + 1).SelectMany(n => Parts(whole - n, [.. most.Skip(1)]).Select(p => (IReadOnlyList<int>)[n, .. p]));
}
