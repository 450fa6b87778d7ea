namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>
/// Proof that an assignment is the best there can be, from the problem, the assignment and one price for each mentor alone; who found them and how does
/// not matter. A price of 0 or less bounds what any assignment costs from below (weak duality of linear programming: every mentee pays at
/// least the best of its candidates' costs less their prices, every place gives its price back). Where the bound and the cost are the
/// same integer, nothing can be cheaper.
/// </summary>
/// <param name="Primal">What the assignment costs, those left alone included.</param>
/// <param name="Dual">What every assignment costs at least.</param>
/// <param name="Faults">Mentees with a mentor they were not offered or pinned ones without theirs, mentors with too many, prices that are none; 0 in a proof.</param>
/// <param name="Matched">Mentees with a mentor.</param>
/// <param name="Places">Places of all mentors.</param>
public sealed record Proof(long Primal, long Dual, int Faults, int Mentees, int Matched, int Mentors, int Places)
{
    /// <summary>Lower than the price of any place can fall; the sums below stay far from the largest integer.</summary>
    public const long LowestPrice = -4 * Problem.MostAlone;

    /// <summary>The assignment keeps all rules and none that does costs less.</summary>
    public bool IsProven => Faults == 0 && Primal == Dual;

    /// <param name="mentorOf">By mentee; <see cref="Solution.Alone"/> where there is none.</param>
    /// <param name="prices">By mentor, <see cref="LowestPrice"/>–0.</param>
    public static Proof Of(Problem problem, ReadOnlySpan<int> mentorOf, ReadOnlySpan<long> prices)
    {
        if (mentorOf.Length != problem.Mentees) throw new ArgumentException("One for each mentee is needed.", nameof(mentorOf));
        if (prices.Length != problem.Mentors) throw new ArgumentException("One for each mentor is needed.", nameof(prices));
        var (primal, dual, faults, matched, places) = (0L, 0L, 0, 0, 0);
        var (taken, honest) = (new int[problem.Mentors], new long[problem.Mentors]);
        for (var mentor = 0; mentor < problem.Mentors; mentor++)
        {
            if (prices[mentor] is >= LowestPrice and <= 0) honest[mentor] = prices[mentor];
            else faults++;
            dual += problem.Places[mentor] * honest[mentor];
            places += problem.Places[mentor];
        }
        for (var mentee = 0; mentee < problem.Mentees; mentee++)
        {
            var (paid, least) = problem.IsPinned(mentee) ? ((long?)null, long.MaxValue) : (problem.CostAlone(mentee), problem.CostAlone(mentee));
            if (mentorOf[mentee] != Solution.Alone) paid = null;
            foreach (var (mentor, cost) in problem.CandidatesOf(mentee))
            {
                if (mentor == mentorOf[mentee]) (paid, taken[mentor], matched) = (cost, taken[mentor] + 1, matched + 1);
                least = Math.Min(least, cost - honest[mentor]);
            }
            if (paid is null) faults++;
            primal += paid ?? 0;
            dual += least;
        }
        for (var mentor = 0; mentor < problem.Mentors; mentor++)
            if (taken[mentor] > problem.Places[mentor]) faults++;
        return new(primal, dual, faults, problem.Mentees, matched, problem.Mentors, places);
    }
}
