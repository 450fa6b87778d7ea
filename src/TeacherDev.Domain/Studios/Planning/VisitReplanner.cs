using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios.Planning;

/// <summary>A plan after a change.</summary>
/// <param name="Moved">Visits of the new plan that are not in the accepted one.</param>
/// <param name="IsFewest">Proven: no plan that is possible now keeps more of the accepted one.</param>
public sealed record VisitReplan(VisitPlan Plan, IReadOnlyList<PlannedVisit> Moved, bool IsFewest);

/// <summary>
/// Mends an accepted plan after a change (a leader is ill, a school is closed) by moving as few visits as possible; what the wishes cost decides among those. Tries all ways to move
/// so many visits as are broken, then one more, and so on; where that takes too long, the whole plan is annealed, with a price on every change.
/// </summary>
public static class VisitReplanner
{
    private const int MostMore = 3;

    /// <param name="problem">As it is now; what is done is no longer owed.</param>
    /// <param name="accepted">Of visits still to come; of a studio that owes fewer now the last are dropped.</param>
    /// <param name="stop">Ends the annealing.</param>
    public static VisitReplan Mend(VisitPlanProblem problem, IReadOnlyList<PlannedVisit> accepted, VisitPlanOptions options, CancellationToken stop = default)
    {
        problem = problem with { Earlier = accepted };
        var (model, flow, proofs) = VisitPlanner.Prepare(problem);
        if (model is null || flow is null) return new(VisitPlan.Impossible(proofs), [], IsFewest: false);
        var bound = VisitBound.Of(model, flow);
        var board = new VisitBoard(model);
        var isFewest = Keep(board, model);
        var repair = new VisitRepair(board, model);
        for (var more = 0; more <= MostMore; more++)
        {
            if (repair.Try(repair.Broken + more)) return Told(VisitPlan.Of(problem, board.Placed(), bound, repair.Looks), isFewest);
            isFewest &= !repair.IsCutShort;
        }
        var dear = problem with { Weights = problem.Weights with { OtherDay = VisitWeights.Most, OtherSchool = 0 } };
        var plan = VisitPlanner.Solve(dear, options, stop);
        return Told(VisitPlan.Of(problem, plan.Visits, bound, plan.Moves), isFewest: false);

        VisitReplan Told(VisitPlan plan, bool isFewest) => new(plan, [.. plan.Visits.Except(accepted)], isFewest && plan.Status == VisitPlanStatus.Found);
    }

    /// <summary>Everything that breaks no rule by itself stays where it is.</summary>
    /// <returns>Whether nothing had to be dropped; where something was, another choice might have kept more.</returns>
    private static bool Keep(VisitBoard board, VisitModel model)
    {
        var isWhole = true;
        foreach (var studio in model.Earlier.Except(model.Pins).Where(e => e.Day >= 0 && model.Allows(e.Studio, e.School, e.Day)).GroupBy(e => e.Studio))
        {
            var (kept, possible) = (board.WaitingOf(studio.Key), studio.OrderBy(e => e.Day).ToList());
            isWhole &= possible.Count <= kept;
            foreach (var (_, school, day) in possible.Take(kept)) board.Put(board.Waiting(studio.Key), school, day);
        }
        return isWhole;
    }
}
