using TeacherDev.Domain.Scheduling.Competition;
using TeacherDev.Domain.Scheduling.Solving;
using TeacherDev.Domain.Tests.Scheduling.Competition;

namespace TeacherDev.Domain.Tests.Scheduling.Solving;

/// <summary>The engine on a public instance: what it finds, and how it keeps its word.</summary>
public sealed class SolverTests
{
    private static readonly Problem Problem = CompetitionProblem.Of(Comp01.Instance);

    [Fact]
    public void The_first_public_instance_is_solved_to_its_optimum_and_twice_alike()
    {
        var (one, other) = (Solver.Solve(Problem, new(Seed: 3, Moves: 6_000_000)), Solver.Solve(Problem, new(Seed: 3, Moves: 6_000_000)));
        var cost = CompetitionChecker.Check(Comp01.Instance, CompetitionProblem.Lectures(Comp01.Instance, one.Best));
        Assert.Equal((0, 5), (cost.Hard, cost.Soft));
        Assert.Equal((0, 5, 6_000_000, false), (one.Best.Hard, one.Best.Soft, one.Moves, one.IsStopped));
        Assert.Equal(Written(one.Best), Written(other.Best));
        Assert.NotEqual(Written(one.Best), Written(Solver.Solve(Problem, new(Seed: 2, Moves: 200_000)).Best));
    }

    [Fact]
    public void Told_to_stop_it_gives_the_best_so_far()
    {
        using var stop = new CancellationTokenSource();
        var told = new List<SolveProgress>();
        var solution = Solver.Solve(Problem, new(Seed: 1, Moves: 1_000_000_000), p =>
        {
            told.Add(p);
            if (told.Count == 5) stop.Cancel();
        }, stop.Token);
        Assert.Equal((5L * Solver.Round, true), (solution.Moves, solution.IsStopped));
        Assert.Equal((told[^1].BestHard, told[^1].BestSoft), (solution.Best.Hard, solution.Best.Soft));
        Assert.Equal([1, 2, 3, 4, 5], told.Select(p => (int)(p.Moves / Solver.Round)));
        Assert.Equal(Comp01.Instance.Lectures, solution.Best.Placements.Count);
    }

    [Fact]
    public void Pinned_lectures_stay_wherever_that_is()
    {
        var free = Solver.Solve(Problem, new(Seed: 1, Moves: 500_000)).Best;
        var pins = Enumerable.Range(0, Problem.Lectures).Where(l => l % 3 == 0).ToDictionary(l => l, l => free.Placements[l]!.Value);
        var pinned = Solver.Solve(Problem with { Pins = pins }, new(Seed: 7, Moves: 500_000)).Best;
        Assert.All(pins, p => Assert.Equal(p.Value, pinned.Placements[p.Key]));
        Assert.Equal(0, pinned.Hard);
        Assert.NotEqual(Written(free), Written(pinned));
        var all = free.Placements.Index().ToDictionary(p => p.Index, p => p.Item!.Value);
        Assert.Equal(Written(free), Written(Solver.Solve(Problem with { Pins = all }, new(Seed: 9, Moves: 100_000)).Best));
    }

    [Fact]
    public void A_search_from_a_draft_begins_there_and_never_ends_worse()
    {
        var first = Solver.Solve(Problem, new(Seed: 1, Moves: 500_000)).Best;
        Assert.Equal(Written(first), Written(Solver.Solve(Problem, new(Seed: 2, Moves: 0, Start: first)).Best));
        var second = Solver.Solve(Problem, new(Seed: 2, Moves: 100_000, Hot: 0.5, Start: first)).Best;
        Assert.True(second.Hard == 0 && second.Soft <= first.Soft, $"{first.Soft} became {second.Soft}");
    }

    [Fact]
    public void What_has_no_place_is_left_without_and_counted()
    {
        Course course = new(Lectures: 1, RoomCosts: [0], Opens: [true, true]);
        var solution = Solver.Solve(new([new(0, 0), new(0, 1)], Rooms: 1, [course, course, course]), new(Seed: 1, Moves: 40_000));
        Assert.Equal((1, 1), (solution.Best.Hard, solution.Best.Placements.Count(p => p is null)));
    }

    private static string Written(Draft draft) => CompetitionSolution.Write(CompetitionProblem.Lectures(Comp01.Instance, draft));
}
