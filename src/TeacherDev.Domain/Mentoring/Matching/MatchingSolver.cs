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
    private readonly Candidate[][] lists;

    private MatchingSolver(MatchingProblem problem)
    {
        round = new(problem);
        (rules, costs) = (new(round), new(round));
        candidates = new(round, rules, costs);
        pins = problem.Pins.ToDictionary(p => round.MenteeAt(p.MenteeId)!.Value, p => round.MentorAt(p.MentorId)!.Value);
        lists = [.. round.Mentees.Index().Select(m => pins.TryGetValue(m.Index, out var mentor) ? [Pair(m.Index, mentor)] : candidates.Cheapest(m.Index))];
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
        Problem numbers;
        Solution solution;
        MatchingChains chains;
        do
        {
            numbers = Numbers();
            solution = Solver.Solve(numbers, stop);
            chains = new(round, candidates, pins, solution);
        }
        while (Widen(chains));
        var (reasons, shortages) = (new MatchingReasons(round, costs), new MatchingShortages(round, rules, chains));
        return new(
            [.. solution.MentorOf.Index().Where(m => m.Item != Solution.Alone).Select(m => MatchOf(m.Index, m.Item, reasons))],
            [.. chains.LeftOver.Select(shortages.Of)],
            Proof.Of(numbers, solution.MentorOf.AsSpan(), solution.Prices.AsSpan()));
    }

    private Match MatchOf(int mentee, int mentor, MatchingReasons reasons) => new(
        round.Mentees[mentee].Party.PersonId, round.Mentors[mentor].Party.PersonId, pins.ContainsKey(mentee), costs.Charges(mentee, mentor), reasons.Of(mentee, mentor, pins.ContainsKey(mentee), lists[mentee]));

    private Problem Numbers()
    {
        var builder = new ProblemBuilder(round.Places, lists.Length);
        var alone = Problem.CostThatPairsAsManyAsPossible(lists.SelectMany(l => l).Select(c => c.Cost).DefaultIfEmpty().Max(), round.Mentees.Length, round.Mentors.Length);
        foreach (var (mentee, list) in lists.Index())
        {
            if (pins.ContainsKey(mentee)) builder.AddPinned(list[0]);
            else builder.Add(list, alone);
        }
        return builder.Build();
    }

    /// <summary>
    /// Nobody is left over because a mentor was too dear to be looked at: where all who fit would make room for one more, the pairs that it takes are
    /// offered, too, and all is done again.
    /// </summary>
    private bool Widen(MatchingChains chains)
    {
        var missing = chains.LeftOver.SelectMany(chains.ToFreePlace).Distinct().Where(p => !lists[p.Mentee].Any(c => c.Mentor == p.Mentor)).ToList();
        foreach (var (mentee, mentor) in missing) lists[mentee] = [.. lists[mentee], Pair(mentee, mentor)];
        return missing.Count > 0;
    }

    private Candidate Pair(int mentee, int mentor) => new(mentor, costs.Of(mentee, mentor));
}
