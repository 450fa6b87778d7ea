namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>How long and from where the search goes.</summary>
/// <param name="Seed">The same seed and the same moves give the same timetable.</param>
/// <param name="Moves">How many moves are tried.</param>
/// <param name="Hot">The temperature it begins with, in units of cost.</param>
/// <param name="Cold">The temperature it ends with.</param>
/// <param name="Start">A draft to begin with; without one the first draft is built from nothing.</param>
public sealed record SolveOptions(ulong Seed, long Moves, double Hot = 20, double Cold = 0.12, Draft? Start = null)
{
    /// <summary>Ends with the first draft without collisions, however dear it is.</summary>
    public bool StopsWhenFeasible { get; init; }
}

/// <summary>How far a search is.</summary>
/// <param name="Moves">Moves made so far.</param>
/// <param name="Best">The best draft so far, by hard and then by soft.</param>
public sealed record SolveProgress(long Moves, int BestHard, int BestSoft);

/// <summary>What a search found.</summary>
/// <param name="Best">The best draft that was met.</param>
/// <param name="Moves">Moves made; fewer than asked when it was stopped or nothing was left to improve.</param>
/// <param name="IsStopped">It was told to stop before its moves were made.</param>
public sealed record Solution(Draft Best, long Moves, bool IsStopped);

/// <summary>Finds a timetable by simulated annealing (docs/decisions, 29).</summary>
public static class Solver
{
    /// <summary>The moves between two looks at the outside: whether to stop, and whom to tell.</summary>
    public const int Round = 20_000;

    /// <param name="told">Called after every round, a millisecond or so; it decides what is worth showing.</param>
    /// <param name="stop">Ends the search after the round; what was found so far is returned.</param>
    public static Solution Solve(Problem problem, SolveOptions options, Action<SolveProgress>? told = null, CancellationToken stop = default)
    {
        var dice = new Dice(options.Seed);
        var board = new Board(problem);
        Opening.Fill(board, options.Start, dice);
        var search = new Annealer(board, dice, new Cooling(options.Hot, options.Cold));
        var moves = 0L;
        while (moves < options.Moves && !IsDone(search.Best, options) && search.CanMove && !stop.IsCancellationRequested)
        {
            var round = (int)Math.Min(Round, options.Moves - moves);
            search.Go(round, (double)moves / options.Moves);
            moves += round;
            told?.Invoke(new(moves, search.Best.Hard, search.Best.Soft));
        }
        return new(search.Best, moves, stop.IsCancellationRequested && moves < options.Moves);
    }

    private static bool IsDone(Draft best, SolveOptions options) => best.IsFeasible && (best.Soft == 0 || options.StopsWhenFeasible);
}
