using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>
/// Gives as many mentees as possible a mentor, and among those ways the one with the fewest points (docs/decisions, 45). Whoever is in the round and
/// what is wished decide alone: the same people in another order are matched alike.
/// </summary>
public sealed class MatchingSolver
{
    private readonly MatchingRound round;
    private readonly MatchingRules rules;
    private readonly MatchingCosts costs;
    private readonly MatchingCandidates candidates;
    private readonly Dictionary<int, int> pins;
    private readonly MenteeCandidates[] lists;

    private MatchingSolver(MatchingProblem problem)
    {
        round = new(problem);
        (rules, costs) = (new(round), new(round));
        candidates = new(round, rules, costs);
        pins = problem.Pins.ToDictionary(p => round.MenteeAt(p.MenteeId)!.Value, p => round.MentorAt(p.MentorId)!.Value);
        lists = [.. round.Mentees.Index().Select(m => pins.TryGetValue(m.Index, out var mentor) ? new([new(mentor, costs.Of(m.Index, mentor))], Fitting: 1) : candidates.Cheapest(m.Index))];
    }

    /// <exception cref="RuleBroken">The round cannot be matched as it was put together: <see cref="MatchingCheck"/>.</exception>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public static MatchingResult Solve(MatchingProblem problem, CancellationToken stop = default)
    {
        MatchingCheck.Check(problem);
        return new MatchingSolver(problem).Solve(stop);
    }

    private MatchingResult Solve(CancellationToken stop)
    {
        var numbers = Numbers();
        var solution = Solver.Solve(numbers, stop);
        while (Widen(solution))
        {
            numbers = Numbers();
            solution = Solver.Solve(numbers, stop);
        }
        var (reasons, shortages) = (new MatchingReasons(round, costs), new MatchingShortages(round, rules, candidates, lists, solution));
        return new(
            [.. solution.MentorOf.Index().Where(m => m.Item != Solution.Alone).Select(m => MatchOf(m.Index, m.Item, reasons))],
            [.. solution.MentorOf.Index().Where(m => m.Item == Solution.Alone).Select(m => shortages.Of(m.Index))],
            Certificate.Of(numbers, solution.MentorOf.AsSpan(), solution.Prices.AsSpan()));
    }

    private Match MatchOf(int mentee, int mentor, MatchingReasons reasons) => new(
        round.Mentees[mentee].Party.PersonId, round.Mentors[mentor].Party.PersonId, pins.ContainsKey(mentee), costs.Charges(mentee, mentor), reasons.Of(mentee, mentor, pins.ContainsKey(mentee), lists[mentee].Offered));

    private Problem Numbers()
    {
        var builder = new ProblemBuilder(round.Places, lists.Length);
        var alone = Problem.CostThatPairsAsManyAsPossible(lists.Max(l => l.Offered.Length == 0 ? 0 : l.Offered[^1].Cost), round.Mentees.Length, round.Mentors.Length);
        foreach (var (mentee, list) in lists.Index())
        {
            if (pins.ContainsKey(mentee)) builder.AddPinned(list.Offered[0]);
            else builder.Add(list.Offered, alone);
        }
        return builder.Build();
    }

    /// <summary>Nobody is left over because their list was cut while somebody behind it had a place: they are offered everyone, and all is done again.</summary>
    private bool Widen(Solution solution)
    {
        var free = (int[])round.Places.Clone();
        foreach (var mentor in solution.MentorOf.Where(m => m != Solution.Alone)) free[mentor]--;
        var cut = solution.MentorOf.Index().Where(m => m.Item == Solution.Alone && lists[m.Index].IsCut && candidates.Fitting(m.Index).Any(f => free[f] > 0)).Select(m => m.Index).ToList();
        foreach (var mentee in cut) lists[mentee] = candidates.All(mentee);
        return cut.Count > 0;
    }
}
