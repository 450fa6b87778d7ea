using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios.Planning;

/// <param name="Seed">The same seed and the same moves give the same plan.</param>
/// <param name="Moves">How many moves are tried to better the plan, at most.</param>
public sealed record VisitPlanOptions(ulong Seed, long Moves = 1_000_000);

public enum VisitPlanStatus
{
    /// <summary>A plan that keeps every rule.</summary>
    Found,

    /// <summary>There can be none; <see cref="VisitPlan.Reasons"/> prove it.</summary>
    ProvenImpossible,

    /// <summary>None was found, which proves nothing; <see cref="VisitPlan.Reasons"/> are the rules that are broken still.</summary>
    NotFound,
}

/// <summary>What came of it.</summary>
/// <param name="Visits">By day, studio and school; the pinned ones included. Empty where it is proven that there is no plan.</param>
/// <param name="Costs">By wish, where it costs; counted by <see cref="VisitPlanCheck"/>.</param>
/// <param name="Bound">What no plan can cost less than; null where there is none.</param>
/// <param name="Reasons">Why there is no plan, as sentences; empty when there is one.</param>
public sealed record VisitPlan(VisitPlanStatus Status, IReadOnlyList<PlannedVisit> Visits, IReadOnlyDictionary<VisitWish, int> Costs, VisitBound? Bound, IReadOnlyList<Because> Reasons, long Moves)
{
    public int Cost => Costs.Values.Sum();

    /// <summary>How far the cost is above the bound, as a part of the bound; 0: proven that no plan is better. Null where the bound is 0 and says nothing, or there is no plan.</summary>
    public double? Gap => Status != VisitPlanStatus.Found || Bound is null ? null : Cost == Bound.Total ? 0 : Bound.Total == 0 ? null : (Cost - Bound.Total) / (double)Bound.Total;

    /// <summary>One sentence to head the reasons with; null when there is a plan.</summary>
    public Because? Verdict => Status switch
    {
        VisitPlanStatus.ProvenImpossible => new("无法排定到校计划（已证明）"),
        VisitPlanStatus.NotFound => new("未找到符合全部要求的到校计划（不代表不存在），还有 {0} 处不符", Reasons.Count),
        _ => null,
    };

    internal static VisitPlan Impossible(IReadOnlyList<Because> reasons) => new(VisitPlanStatus.ProvenImpossible, [], new Dictionary<VisitWish, int>(), null, reasons, 0);

    /// <summary>Whether it is one is said by the check, not by who made it.</summary>
    internal static VisitPlan Of(VisitPlanProblem problem, IEnumerable<PlannedVisit> visits, VisitBound bound, long moves)
    {
        List<PlannedVisit> all = [.. visits.OrderBy(v => v.Day).ThenBy(v => v.Studio).ThenBy(v => v.School)];
        var breaches = VisitPlanCheck.Breaches(problem, all);
        return new(breaches.Count == 0 ? VisitPlanStatus.Found : VisitPlanStatus.NotFound, all, VisitPlanCheck.Costs(problem, all), bound, breaches, moves);
    }
}

/// <summary>Plans the visits that studios still owe: schools by a flow, months by an even colouring, days by matching, and then all of it at once where that pays (docs/decisions, 46).</summary>
public static class VisitPlanner
{
    /// <param name="stop">Ends the betterment; the best so far is returned.</param>
    public static VisitPlan Solve(VisitPlanProblem problem, VisitPlanOptions options, CancellationToken stop = default)
    {
        var (model, flow, proofs) = Prepare(problem);
        if (model is null || flow is null) return VisitPlan.Impossible(proofs);
        var bound = VisitBound.Of(model, flow);
        var board = new VisitBoard(model);
        Open(board, model, [.. flow.Pairs()]);
        var moves = new VisitSearch(board, model, options.Seed).Go(options.Moves, bound.Total, stop);
        return VisitPlan.Of(problem, board.Placed(), bound, moves);
    }

    /// <summary>The problem in numbers and who visits whom, or else the proofs that there is no plan.</summary>
    internal static (VisitModel? Model, PairFlow? Flow, IReadOnlyList<Because> Proofs) Prepare(VisitPlanProblem problem)
    {
        if (VisitProofs.OfData(problem) is { Count: > 0 } wrong) return (null, null, wrong);
        var model = new VisitModel(problem);
        var (proofs, flow) = (new VisitProofs(model), new PairFlow(model));
        if (proofs.Counted() is { Count: > 0 } counted) return (null, null, counted);
        return flow.Solve() ? (model, flow, []) : (null, null, proofs.Cuts());
    }

    /// <summary>Every visit gets a place: what was planned before its own, as long as it is possible; the others by months and days; what is left wherever it breaks least.</summary>
    private static void Open(VisitBoard board, VisitModel model, List<(int Studio, int School)> pairs)
    {
        foreach (var pin in model.Pins) pairs.Remove((pin.Studio, pin.School));
        var placed = model.Pins.ToList();
        foreach (var (studio, school, day) in model.Earlier.Where(e => e.Day >= 0 && model.Allows(e.Studio, e.School, e.Day)))
        {
            if (!pairs.Contains((studio, school)) || board.Clashes(studio, school, day)) continue;
            pairs.Remove((studio, school));
            board.Put(board.Waiting(studio), school, day);
            placed.Add((studio, school, day));
        }
        var months = new MonthFlows(model, placed).Spread(pairs);
        foreach (var month in Enumerable.Range(0, model.Months).Select(m => (int?)m).Append(null))
        {
            foreach (var own in Enumerable.Range(0, pairs.Count).Where(p => months[p] == month).GroupBy(p => pairs[p].Studio).OrderByDescending(g => g.Count()))
                DayMatching.Place(board, model, own.Key, [.. own.Select(p => (pairs[p].School, month))]);
        }
        foreach (var visit in Enumerable.Range(0, board.Visits).Where(v => !board.IsPlaced(v))) PutCheapest(board, model, visit);
    }

    private static void PutCheapest(VisitBoard board, VisitModel model, int visit)
    {
        var studio = board.StudioOf(visit);
        var places = Enumerable.Range(0, model.Schools).SelectMany(h => model.AllowedDays[studio][h].Select(d => (School: h, Day: d))).ToList();
        var (school, day) = places.MinBy(p => board.Price(visit, p.School, p.Day));
        board.Put(visit, school, day);
    }
}
