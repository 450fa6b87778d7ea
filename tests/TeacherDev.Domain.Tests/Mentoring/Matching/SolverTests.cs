using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Mentoring.Matching;

namespace TeacherDev.Domain.Tests.Mentoring.Matching;

/// <summary>The solver and its proof, in numbers.</summary>
public sealed class SolverTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    [Fact]
    public void Nothing_is_cheaper_than_what_is_found_and_that_is_proven()
    {
        Prop.ForAll(SmallProblem.Any.ToArbitrary(), small =>
        {
            var problem = small.Build();
            var solution = Solver.Solve(problem);
            var proof = ProofOf(problem, solution);
            Assert.Equal(small.Cheapest(), proof.Primal);
            Assert.True(proof.IsProven, $"{proof}");
            Assert.All(small.Places.Index(), p => Assert.True(solution.MentorOf.Count(m => m == p.Index) <= p.Item));
            Assert.All(small.Mentees.Index().Where(m => m.Item.IsPinned), m => Assert.Equal(m.Item.Candidates[0].Mentor, solution.MentorOf[m.Index]));
        }).Check(Many);
    }

    [Fact]
    public void A_worse_assignment_is_not_proven_and_no_prices_prove_too_much()
    {
        Prop.ForAll(SmallProblem.Any.ToArbitrary(), Gen.Choose(0, 1_000_000).ToArbitrary(), (small, seed) =>
        {
            var (problem, random) = (small.Build(), new Random(seed));
            var solution = Solver.Solve(problem);
            var other = solution.MentorOf.ToArray();
            foreach (var (at, mentee) in small.Mentees.Index()) other[at] = random.Next(3) > 0 ? other[at] : mentee.Candidates.Select(c => c.Mentor).Append(Solution.Alone).ElementAt(random.Next(mentee.Candidates.Count + 1));
            var prices = solution.Prices.Select(p => random.Next(2) == 0 ? p : random.Next(-40, 1)).ToArray();
            var (worse, tampered) = (Proof.Of(problem, other, solution.Prices.AsSpan()), Proof.Of(problem, solution.MentorOf.AsSpan(), prices));
            Assert.True(worse.Faults > 0 || worse.IsProven == (worse.Primal == small.Cheapest()));
            Assert.True(tampered.Dual <= small.Cheapest());
            Assert.Equal(tampered.Dual == tampered.Primal, tampered.IsProven);
        }).Check(Many);
    }

    [Fact]
    public void What_breaks_a_rule_proves_nothing()
    {
        var builder = new ProblemBuilder([1, 1]);
        builder.Add([new(0, 5), new(1, 9)], 100);
        builder.Add([new(0, 3)], 100);
        builder.AddPinned(new(1, 4));
        var problem = builder.Build();
        var best = Solver.Solve(problem);
        Assert.Equal([Solution.Alone, 0, 1], best.MentorOf);
        Assert.Equal((107, 107, 0, 3, 2, 2, 2), Figures(ProofOf(problem, best)));
        Assert.Equal(1, Of([0, 0, 1]).Faults);                                                    // two on one place
        Assert.Equal(1, Of([Solution.Alone, Solution.Alone, Solution.Alone]).Faults);             // the pinned one left alone
        Assert.Equal(2, Of([Solution.Alone, 1, 0]).Faults);                                       // mentors who were not offered
        Assert.Equal((false, 1), (Of([.. best.MentorOf], [best.Prices[0], 1]).IsProven, Of([.. best.MentorOf], [best.Prices[0], 1]).Faults));
        Assert.Equal(1, Of([.. best.MentorOf], [best.Prices[0], long.MinValue]).Faults);
        Assert.All([-95, -96, -97], price => Assert.True(Of([.. best.MentorOf], [price, -91]).IsProven));      // what another mentee would give, and what the holder would
        Assert.All([0, -94, -98], price => Assert.False(Of([.. best.MentorOf], [price, -91]).IsProven));
        Assert.False(Of([0, Solution.Alone, 1]).IsProven);

        Proof Of(int[] mentorOf, long[]? prices = null) => Proof.Of(problem, mentorOf, prices ?? [.. best.Prices]);
    }

    [Fact]
    public void The_same_problem_gives_the_same_assignment_and_another_order_the_same_cost()
    {
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var (random, menteesInTurn, mentorsInTurn) = (new Random(seed), Enumerable.Range(0, 60).ToArray(), Enumerable.Range(0, 25).ToArray());
            var mentees = menteesInTurn.Select(_ => random.GetItems(mentorsInTurn, 6).Distinct().Select(m => new Candidate(m, random.Next(0, 200))).ToArray()).ToArray();
            var places = mentorsInTurn.Select(_ => random.Next(0, 4)).ToArray();
            var (one, again) = (Solver.Solve(Build(places, mentees)), Solver.Solve(Build(places, mentees)));
            Assert.Equal(one.MentorOf, again.MentorOf);
            Assert.Equal(one.Prices, again.Prices);

            random.Shuffle(menteesInTurn);
            random.Shuffle(mentorsInTurn);
            var nameOf = mentorsInTurn.Index().ToDictionary(m => m.Item, m => m.Index);
            var other = Build([.. mentorsInTurn.Select(m => places[m])], [.. menteesInTurn.Select(m => mentees[m].Reverse().Select(c => new Candidate(nameOf[c.Mentor], c.Cost)).ToArray())]);
            var (mine, theirs) = (ProofOf(Build(places, mentees), one), ProofOf(other, Solver.Solve(other)));
            Assert.True(mine.IsProven && theirs.IsProven);
            Assert.Equal((mine.Primal, mine.Matched), (theirs.Primal, theirs.Matched));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void As_many_as_possible_come_first_where_leaving_somebody_alone_is_dear_enough()
    {
        var alone = Problem.CostThatPairsAsManyAsPossible(most: 1000, mentees: 3, mentors: 3);
        var builder = new ProblemBuilder([1, 1, 1]);
        builder.Add([new(0, 0), new(1, 1000)], alone);
        builder.Add([new(1, 0), new(2, 1000)], alone);
        builder.Add([new(0, 1000)], alone);
        Assert.Equal([1, 2, 0], Solver.Solve(builder.Build()).MentorOf);
    }

    [Fact]
    public void Told_to_stop_it_stops()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var problem = Build([1], [.. Enumerable.Range(0, 1000).Select(_ => new[] { new Candidate(0, 1) })]);
        Assert.Throws<OperationCanceledException>(() => Solver.Solve(problem, stop.Token));
    }

    [Fact]
    public void A_problem_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProblemBuilder([-1]));
        Assert.Throws<ArgumentException>(() => new ProblemBuilder([1]).Add([new(1, 0)], 0));
        Assert.Throws<ArgumentException>(() => new ProblemBuilder([1]).Add([new(0, 0), new(0, 1)], 0));
        Assert.Throws<ArgumentException>(() => new ProblemBuilder([1]).Add([new(0, Problem.MostCost + 1)], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProblemBuilder([1]).Add([], Problem.MostAlone + 1));
        var builder = new ProblemBuilder([1]);
        builder.AddPinned(new(0, 1));
        Assert.Throws<ArgumentException>(() => builder.AddPinned(new(0, 1)));
    }

    private static Problem Build(int[] places, Candidate[][] mentees)
    {
        var builder = new ProblemBuilder(places);
        foreach (var mentee in mentees) builder.Add(mentee, 1_000);
        return builder.Build();
    }

    private static Proof ProofOf(Problem problem, Solution solution) => Proof.Of(problem, solution.MentorOf.AsSpan(), solution.Prices.AsSpan());

    private static (long, long, int, int, int, int, int) Figures(Proof c) => (c.Primal, c.Dual, c.Faults, c.Mentees, c.Matched, c.Mentors, c.Places);
}
