using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>
/// Mentees to be given to mentors, in numbers only: it knows no names, no people and no database; whoever asks keeps them under the same indexes.
/// Each mentee has candidates with a cost each, or is left without a mentor for another cost. Made by a <see cref="ProblemBuilder"/>.
/// </summary>
public sealed class Problem
{
    /// <summary>The most a candidate may cost.</summary>
    public const int MostCost = 1_000_000;

    /// <summary>The most it may cost to leave a mentee without a mentor.</summary>
    public const long MostAlone = 1_100_000_000_000;

    /// <summary>The most mentees, mentors, and places in all.</summary>
    public const int MostPlaces = 1_000_000;

    private readonly ImmutableArray<int> starts;
    private readonly ImmutableArray<Candidate> candidates;
    private readonly ImmutableArray<long> alone;

    internal Problem(ImmutableArray<int> places, ImmutableArray<int> starts, ImmutableArray<Candidate> candidates, ImmutableArray<long> alone) =>
        (Places, this.starts, this.candidates, this.alone) = (places, starts, candidates, alone);

    /// <summary>By mentor: how many mentees the mentor may have.</summary>
    public ImmutableArray<int> Places { get; }

    public int Mentors => Places.Length;

    public int Mentees => alone.Length;

    /// <summary>The cheapest first.</summary>
    public ReadOnlySpan<Candidate> CandidatesOf(int mentee) => candidates.AsSpan(starts[mentee], starts[mentee + 1] - starts[mentee]);

    /// <summary>A pinned mentee has the one candidate and is never left without.</summary>
    public bool IsPinned(int mentee) => alone[mentee] == ProblemBuilder.Never;

    /// <summary>What it costs to leave the mentee without a mentor; more than anything else for one who is pinned.</summary>
    public long CostAlone(int mentee) => alone[mentee];

    /// <summary>
    /// What leaving a mentee alone must cost for as many as possible to have a mentor, whatever the pairs cost. One mentee more costs at most
    /// a candidate for each mentor on the chain of those who make room, and one at its end.
    /// </summary>
    /// <param name="most">What the dearest candidate costs.</param>
    public static long CostThatPairsAsManyAsPossible(int most, int mentees, int mentors) => ((long)Math.Min(mentees, mentors) + 1) * most + 1;
}

/// <summary>A mentor whom a mentee could have, and what that costs: 0–<see cref="Problem.MostCost"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Candidate(int Mentor, int Cost) : IComparable<Candidate>
{
    public int CompareTo(Candidate other) => Cost == other.Cost ? Mentor.CompareTo(other.Mentor) : Cost.CompareTo(other.Cost);

    public static bool operator <(Candidate left, Candidate right) => left.CompareTo(right) < 0;

    public static bool operator >(Candidate left, Candidate right) => left.CompareTo(right) > 0;

    public static bool operator <=(Candidate left, Candidate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Candidate left, Candidate right) => left.CompareTo(right) >= 0;
}
