using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling.Solving;

/// <param name="Seed">The same seed and the same moves give the same timetable.</param>
/// <param name="Moves">How many moves the search tries; 5 million are a second or so.</param>
/// <param name="MovesToRelax">How many it tries for each concession, where there is no timetable.</param>
public sealed record TimetableOptions(ulong Seed, long Moves = 5_000_000, long MovesToRelax = 300_000);

public enum TimetableStatus
{
    /// <summary>A timetable without clashes.</summary>
    Found,

    /// <summary>There can be none; <see cref="TimetableResult.Reasons"/> prove it.</summary>
    ProvenImpossible,

    /// <summary>None was found, which proves nothing; <see cref="TimetableResult.Reasons"/> are the clashes that are left.</summary>
    NotFound,
}

/// <summary>What came of the search.</summary>
/// <param name="Places">By key of the session; null where none was found. Empty where it is proven that there is no timetable.</param>
/// <param name="Costs">The wishes that are not wholly met, the dearest first.</param>
/// <param name="Reasons">Why there is no timetable, as sentences; empty when there is one.</param>
/// <param name="Relaxations">Single concessions, each of which would help by itself.</param>
/// <param name="IsStopped">The search was told to stop; the places are the best it had.</param>
public sealed record TimetableResult(
    TimetableStatus Status, IReadOnlyDictionary<int, TimetablePlace?> Places, IReadOnlyList<WishCost> Costs, IReadOnlyList<Because> Reasons, IReadOnlyList<Relaxation> Relaxations, long Moves, bool IsStopped)
{
    /// <summary>One sentence to head the reasons with; null when there is a timetable.</summary>
    public Because? Verdict => Status switch
    {
        TimetableStatus.ProvenImpossible => new("无法排课（已证明）"),
        TimetableStatus.NotFound => new("未找到没有冲突的课表（不代表不存在），还有 {0} 处冲突", Reasons.Count),
        _ => null,
    };
}

/// <summary>Makes timetables with the engine that the public instances measure (docs/decisions, 29), and says why where there is none.</summary>
public static class TimetableSolver
{
    /// <summary>Where something is announced, the search begins there and cool, so that little changes.</summary>
    private const double Cool = 2;
    private const double Hot = 20;

    /// <param name="told">Called after every round of the search.</param>
    /// <param name="stop">Ends the search; the best so far is returned.</param>
    public static TimetableResult Solve(TimetableProblem problem, TimetableOptions options, Action<SolveProgress>? told = null, CancellationToken stop = default)
    {
        var proofs = new TimetableProofs(problem).All();
        if (proofs.Count > 0) return new(TimetableStatus.ProvenImpossible, new Dictionary<int, TimetablePlace?>(), [], proofs, new TimetableRelaxations(problem).ThatHelp(options, stop), 0, stop.IsCancellationRequested);
        var model = new TimetableModel(problem);
        var published = model.Published;
        var solution = Solver.Solve(model.Problem, new(options.Seed, options.Moves, published is null ? Hot : Cool, Start: published), told, stop);
        var places = model.PlacesOf(solution.Best);
        var clashes = TimetableClashes.In(problem, places);
        return new(
            clashes.Count == 0 ? TimetableStatus.Found : TimetableStatus.NotFound, places, new TimetableCosts(problem, places).ByWish(), clashes,
            clashes.Count == 0 ? [] : new TimetableRelaxations(problem).ThatHelp(options, stop), solution.Moves, solution.IsStopped);
    }
}
