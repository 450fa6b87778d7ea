namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>How long and from where the search goes.</summary>
/// <param name="Seed">The same seed and the same moves give the same timetable.</param>
/// <param name="Moves">How many moves are tried.</param>
/// <param name="Hot">The temperature it begins with, in units of cost.</param>
/// <param name="Cold">The temperature it ends with.</param>
/// <param name="Start">A draft to begin with; without one the first drafts are built from nothing.</param>
public sealed record SolveOptions(ulong Seed, long Moves, double Hot = 20, double Cold = 0.12, Draft? Start = null)
{
    /// <summary>Ends with the first draft without collisions, however dear it is.</summary>
    public bool StopsWhenFeasible { get; init; }
}

/// <summary>How far a search is: the moves made, and the cost of the best draft so far.</summary>
public sealed record SolveProgress(long Moves, int BestHard, int BestSoft);

/// <summary>What a search found.</summary>
/// <param name="Best">The best draft that was met.</param>
/// <param name="Moves">Moves made; fewer than asked when it was stopped or nothing was left to improve.</param>
/// <param name="IsStopped">It was told to stop before its moves were made.</param>
public sealed record Solution(Draft Best, long Moves, bool IsStopped);

/// <summary>
/// Finds a timetable by simulated annealing (docs/decisions, 29): half of the moves go into trials from nothing, which end in valleys of very
/// different depth, the other half warm the best of them up and cool it once more. A given draft is only warmed up.
/// </summary>
public sealed class Solver
{
    /// <summary>The moves between two looks at the outside: whether to stop, and whom to tell.</summary>
    public const int Round = 20_000;

    private const int Trials = 8;
    private const double Warm = 1;

    private readonly Problem problem;
    private readonly SolveOptions options;
    private readonly Action<SolveProgress>? told;
    private readonly CancellationToken stop;
    private readonly Dice dice;
    private Draft? best;
    private long moves;

    private Solver(Problem problem, SolveOptions options, Action<SolveProgress>? told, CancellationToken stop) =>
        (this.problem, this.options, this.told, this.stop, dice) = (problem, options, told, stop, new Dice(options.Seed));

    /// <param name="told">Called after every round, a millisecond or so; it decides what is worth showing.</param>
    /// <param name="stop">Ends the search after the round; what was found so far is returned.</param>
    public static Solution Solve(Problem problem, SolveOptions options, Action<SolveProgress>? told = null, CancellationToken stop = default) => new Solver(problem, options, told, stop).Solve();

    private Solution Solve()
    {
        if (options.Start is { } start)
        {
            Anneal(start, options.Moves, options.Hot);
        }
        else
        {
            for (var trial = 1; trial <= Trials; trial++) Anneal(null, options.Moves / 2 / Trials * trial, options.Hot);
            Anneal(best, options.Moves, Warm);
        }
        return new(best!, moves, stop.IsCancellationRequested && moves < options.Moves);
    }

    /// <summary>From a draft, or from nothing, until so many moves are made.</summary>
    private void Anneal(Draft? start, long until, double hot)
    {
        if (best is not null && (IsDone || moves >= until)) return;
        var board = new Board(problem);
        Opening.Fill(board, start, dice);
        var search = new Annealer(board, dice, new Cooling(hot, options.Cold));
        Keep(search.Best);
        for (var begun = moves; moves < until && !IsDone && search.CanMove;)
        {
            var round = (int)Math.Min(Round, until - moves);
            search.Go(round, (double)(moves - begun) / (until - begun));
            moves += round;
            Keep(search.Best);
            told?.Invoke(new(moves, best!.Hard, best.Soft));
        }
    }

    private void Keep(Draft draft)
    {
        if (best?.IsBetterThan(draft.Hard, draft.Soft) != true) best = draft;
    }

    private bool IsDone => stop.IsCancellationRequested || (best is { Hard: 0 } && (best.Soft == 0 || options.StopsWhenFeasible));
}
