using System.Runtime.InteropServices;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>
/// Finds the cheapest assignment: mentees come one after the other, each along the cheapest chain in which everyone who makes room moves on
/// to somebody else and the last finds a free place or is left alone (successive shortest paths with potentials; Jonker and Volgenant 1987, here
/// with places and few candidates). After each mentee the assignment is the best for those who came, and the prices prove it. The same problem gives
/// the same assignment.
/// </summary>
public sealed class Solver
{
    /// <summary>Mentees between two looks at whether to stop.</summary>
    private const int Round = 64;

    private readonly Problem problem;
    private readonly CancellationToken stop;
    private readonly Desk[] desks;
    private readonly Holding[] holdings;
    private readonly Frontier frontier;
    private readonly List<int> passed = [];
    private int search;
    private long best;
    private int end;
    private int leaver;

    private Solver(Problem problem, CancellationToken stop)
    {
        (this.problem, this.stop, frontier) = (problem, stop, new(problem.Mentors));
        (desks, holdings) = (new Desk[problem.Mentors], new Holding[problem.Mentees]);
        for (var mentor = 0; mentor < desks.Length; mentor++) desks[mentor] = new() { Free = problem.Places[mentor], First = Solution.Alone };
        Array.Fill(holdings, new() { Mentor = Solution.Alone });
    }

    /// <exception cref="OperationCanceledException">It was told to stop; half an assignment is none.</exception>
    public static Solution Solve(Problem problem, CancellationToken stop = default) => new Solver(problem, stop).Solve();

    private Solution Solve()
    {
        for (var mentee = 0; mentee < problem.Mentees; mentee++) Admit(mentee);
        return new([.. holdings.Select(h => h.Mentor)], [.. desks.Select(d => d.Price)]);
    }

    private void Admit(int mentee)
    {
        if (++search % Round == 0) stop.ThrowIfCancellationRequested();
        (best, end, leaver) = (problem.CostAlone(mentee), Solution.Alone, mentee);
        LookFrom(mentee, 0);
        while (frontier.TryTake(out var mentor, out var distance) && distance < best)
        {
            desks[mentor].Passed = search;
            passed.Add(mentor);
            LookThrough(mentor, distance);
        }
        foreach (var mentor in passed) desks[mentor].Price -= best - desks[mentor].Distance;
        passed.Clear();
        frontier.Clear();
        MoveAlongChain(mentee);
    }

    /// <summary>Those who have a full mentor could go elsewhere, or be left alone.</summary>
    private void LookThrough(int mentor, long distance)
    {
        for (var mentee = desks[mentor].First; mentee >= 0; mentee = holdings[mentee].Next)
        {
            var without = distance - holdings[mentee].Cost + desks[mentor].Price;
            if (without + problem.CostAlone(mentee) < best) (best, end, leaver) = (without + problem.CostAlone(mentee), Solution.Alone, mentee);
            LookFrom(mentee, without);
        }
    }

    /// <summary>From a mentee without a place to the candidates; those with a free place end the chain.</summary>
    private void LookFrom(int mentee, long distance)
    {
        foreach (var (mentor, cost) in problem.CandidatesOf(mentee))
        {
            // No price is above 0, so none of the dearer candidates is nearer.
            if (distance + cost > best) return;
            ref var desk = ref desks[mentor];
            var there = distance + cost - desk.Price;
            if (there > best || desk.Passed == search || (desk.Reached == search && desk.Distance <= there)) continue;
            if (desk.Free == 0 ? there == best : there == best && end != Solution.Alone) continue;
            (desk.Reached, desk.Distance, desk.By, desk.ByCost) = (search, there, mentee, cost);
            if (desk.Free > 0) (best, end) = (there, mentor);
            else frontier.Reach(mentor, there);
        }
    }

    /// <summary>From the end of the chain back to the mentee who came: each takes the place of the next.</summary>
    private void MoveAlongChain(int mentee)
    {
        if (end == Solution.Alone && leaver == mentee) return;
        var mentor = end;
        if (end == Solution.Alone)
        {
            mentor = holdings[leaver].Mentor;
            Leave(leaver);
        }
        while (true)
        {
            var (mover, cost, left) = (desks[mentor].By, desks[mentor].ByCost, holdings[desks[mentor].By].Mentor);
            if (left != Solution.Alone) Leave(mover);
            Take(mover, mentor, cost);
            if (mover == mentee) return;
            mentor = left;
        }
    }

    private void Take(int mentee, int mentor, int cost)
    {
        ref var desk = ref desks[mentor];
        holdings[mentee] = new() { Mentor = mentor, Cost = cost, Next = desk.First, Previous = Solution.Alone };
        if (desk.First >= 0) holdings[desk.First].Previous = mentee;
        (desk.First, desk.Free) = (mentee, desk.Free - 1);
    }

    private void Leave(int mentee)
    {
        ref var holding = ref holdings[mentee];
        if (holding.Previous >= 0) holdings[holding.Previous].Next = holding.Next;
        else desks[holding.Mentor].First = holding.Next;
        if (holding.Next >= 0) holdings[holding.Next].Previous = holding.Previous;
        desks[holding.Mentor].Free++;
        holding = new() { Mentor = Solution.Alone };
    }

    /// <summary>A mentor: whom they have, and how the running search came to them.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Desk
    {
        public long Price;
        public long Distance;
        public int Reached;
        public int Passed;
        public int Free;
        public int First;
        public int By;
        public int ByCost;
    }

    /// <summary>The mentor a mentee has, and the neighbours in the list of all whom that mentor has.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Holding
    {
        public int Mentor;
        public int Cost;
        public int Next;
        public int Previous;
    }
}
