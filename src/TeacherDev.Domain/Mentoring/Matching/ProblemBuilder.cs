using System.Collections.Immutable;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>Collects the mentees of a <see cref="Problem"/>, one after the other.</summary>
public sealed class ProblemBuilder
{
    /// <summary>Far above whatever chains of pairs can cost, and far enough from the largest number to be added to.</summary>
    internal const long Never = long.MaxValue / 4;

    private readonly ImmutableArray<int> places;
    private readonly ImmutableArray<int>.Builder starts;
    private readonly ImmutableArray<Candidate>.Builder candidates;
    private readonly ImmutableArray<long>.Builder alone;
    private readonly int[] pinned;
    private readonly int[] offeredTo;

    /// <param name="places">By mentor: how many mentees the mentor may have, 0 or more.</param>
    /// <param name="mentees">How many are expected.</param>
    /// <param name="candidatesOfEach">How many candidates each of them will have at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of places, or more than <see cref="Problem.MostPlaces"/> in all.</exception>
    public ProblemBuilder(ReadOnlySpan<int> places, int mentees = 0, int candidatesOfEach = 0)
    {
        var sum = 0L;
        foreach (var count in places)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(places));
            sum += count;
        }
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(sum, places.Length), Problem.MostPlaces, nameof(places));
        (this.places, pinned, offeredTo) = ([.. places], new int[places.Length], new int[places.Length]);
        (starts, alone) = (ImmutableArray.CreateBuilder<int>(mentees + 1), ImmutableArray.CreateBuilder<long>(mentees));
        candidates = ImmutableArray.CreateBuilder<Candidate>(mentees * candidatesOfEach);
        starts.Add(0);
    }

    /// <summary>A mentee who has one of these mentors or none.</summary>
    /// <param name="offered">In any order; no mentor twice.</param>
    /// <param name="costAlone">0–<see cref="Problem.MostAlone"/>.</param>
    /// <exception cref="ArgumentException">A mentor who is not there or twice, a cost out of range, too many mentees.</exception>
    public void Add(ReadOnlySpan<Candidate> offered, long costAlone)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(costAlone);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(costAlone, Problem.MostAlone);
        AddMentee(offered, costAlone);
    }

    /// <summary>A mentee who has this mentor, whatever else would be cheaper.</summary>
    /// <exception cref="ArgumentException">More are pinned to the mentor than there are places, or as for <see cref="Add"/>.</exception>
    public void AddPinned(Candidate candidate)
    {
        AddMentee([candidate], Never);
        if (++pinned[candidate.Mentor] > places[candidate.Mentor]) throw new ArgumentException($"Mentor {candidate.Mentor} has {places[candidate.Mentor]} places, and more mentees pinned to them.", nameof(candidate));
    }

    /// <summary>The builder is empty afterwards.</summary>
    public Problem Build() => new(places, starts.DrainToImmutable(), candidates.DrainToImmutable(), alone.DrainToImmutable());

    private void AddMentee(ReadOnlySpan<Candidate> offered, long costAlone)
    {
        if (alone.Count == Problem.MostPlaces) throw new ArgumentException($"More than {Problem.MostPlaces} mentees.", nameof(offered));
        var first = candidates.Count;
        candidates.AddRange(offered);
        candidates.Sort(first, offered.Length, Comparer<Candidate>.Default);
        foreach (var (mentor, cost) in offered)
        {
            if (mentor < 0 || mentor >= places.Length || offeredTo[mentor] == starts.Count) throw new ArgumentException($"Mentor {mentor} is not there, or offered twice.", nameof(offered));
            offeredTo[mentor] = starts.Count;
            if (cost is < 0 or > Problem.MostCost) throw new ArgumentException($"Mentor {mentor} costs {cost}; 0–{Problem.MostCost} is allowed.", nameof(offered));
        }
        starts.Add(candidates.Count);
        alone.Add(costAlone);
    }
}
