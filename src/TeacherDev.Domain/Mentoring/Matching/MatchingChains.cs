namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>Mentors who are all full, and the mentees who by the rules can have nobody else: one at least more than there are places (Hall's theorem).</summary>
/// <param name="Places">Of these mentors in this round.</param>
/// <param name="Mentees">Those who have these places, and those left over.</param>
internal sealed record Crowd(IReadOnlySet<int> Mentors, int Places, int Mentees);

/// <summary>
/// Who could make room for a mentee who was left over: not only among the candidates that were looked at, but among all who fit. Either that ends at
/// a free place, which is promised to nobody else then, or in a crowd. Crowds prove something once no chain is found for anybody.
/// </summary>
internal sealed class MatchingChains
{
    private readonly MatchingRound round;
    private readonly MatchingCandidates candidates;
    private readonly IReadOnlyDictionary<int, int> pins;
    private readonly ILookup<int, int> menteesOf;
    private readonly int[] free;
    private readonly List<Crowd> crowds = [];

    /// <param name="pins">Mentor by mentee, of those who cannot give way.</param>
    public MatchingChains(MatchingRound round, MatchingCandidates candidates, IReadOnlyDictionary<int, int> pins, Solution solution)
    {
        (this.round, this.candidates, this.pins) = (round, candidates, pins);
        menteesOf = solution.MentorOf.Index().Where(m => m.Item != Solution.Alone).ToLookup(m => m.Item, m => m.Index);
        free = [.. round.Places.Select((places, mentor) => places - menteesOf[mentor].Count())];
        LeftOver = [.. solution.MentorOf.Index().Where(m => m.Item == Solution.Alone).Select(m => m.Index)];
    }

    public IReadOnlyList<int> LeftOver { get; }

    /// <summary>Pairs that would give everybody on the chain a mentor, the mentee included; empty where there is no such chain.</summary>
    public IReadOnlyList<(int Mentee, int Mentor)> ToFreePlace(int mentee)
    {
        if (crowds.Exists(c => candidates.Fitting(mentee).All(c.Mentors.Contains))) return [];
        var (by, end) = Follow(mentee);
        if (end is { } place)
        {
            free[place]--;
            return [.. Back(mentee, place, by)];
        }
        var mentors = by.Keys.ToHashSet();
        if (mentors.Count > 0) crowds.Add(CrowdAround(mentors));
        return [];
    }

    /// <summary>The crowd that the mentee stands in; one who fits somebody and for whom there is no chain.</summary>
    public Crowd CrowdOf(int mentee) => crowds.First(c => candidates.Fitting(mentee).All(c.Mentors.Contains));

    /// <returns>By mentor who came to be asked: for which mentee. And the first who has a place.</returns>
    private (IReadOnlyDictionary<int, int> By, int? End) Follow(int mentee)
    {
        var (by, open) = (new Dictionary<int, int>(), new Queue<int>([mentee]));
        while (open.TryDequeue(out var next))
        {
            foreach (var mentor in candidates.Fitting(next))
            {
                if (!by.TryAdd(mentor, next)) continue;
                if (free[mentor] > 0) return (by, mentor);
                foreach (var holder in menteesOf[mentor].Where(h => !pins.ContainsKey(h))) open.Enqueue(holder);
            }
        }
        return (by, null);
    }

    private IEnumerable<(int Mentee, int Mentor)> Back(int mentee, int end, IReadOnlyDictionary<int, int> by)
    {
        var mentorOf = by.Keys.SelectMany(m => menteesOf[m].Select(h => (Mentee: h, Mentor: m))).ToDictionary(h => h.Mentee, h => h.Mentor);
        for (var mentor = end; ; mentor = mentorOf[by[mentor]])
        {
            yield return (by[mentor], mentor);
            if (by[mentor] == mentee) yield break;
        }
    }

    private Crowd CrowdAround(IReadOnlySet<int> mentors)
    {
        var places = mentors.Sum(m => round.Places[m]);
        return new(mentors, places, places + LeftOver.Count(m => candidates.Fitting(m).Any() && candidates.Fitting(m).All(mentors.Contains)));
    }
}
