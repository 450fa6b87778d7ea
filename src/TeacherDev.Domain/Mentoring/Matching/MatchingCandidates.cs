namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>
/// Finds the cheapest mentors of a mentee: within the field that <see cref="MatchingRound.MentorsOfField"/> lays out, and without sorting those who are too
/// dear. Of mentors who cost the same each mentee sees others first, or a whole district would be offered the same fifty.
/// </summary>
internal sealed class MatchingCandidates(MatchingRound round, MatchingRules rules, MatchingCosts costs)
{
    private const int MentorBits = 20;
    private const int LotBits = 24;

    private readonly int most = round.Problem.Candidates;
    private readonly ulong[] kept = new ulong[2 * round.Problem.Candidates];

    /// <summary>Whom the rules allow, who has a place and is in reach.</summary>
    public IEnumerable<int> Fitting(int mentee) =>
        round.MentorsOfField(mentee).Where(m => round.Places[m] > 0 && round.IsInReach(mentee, m) && rules.Objection(mentee, m) is null);

    /// <summary>The cheapest of those, and the cheapest of them first.</summary>
    public Candidate[] Cheapest(int mentee)
    {
        var (filled, bar) = (0, ulong.MaxValue);
        foreach (var mentor in Fitting(mentee))
        {
            var key = ((ulong)costs.Of(mentee, mentor) << (MentorBits + LotBits)) | (Lot(mentee, mentor) << MentorBits) | (uint)mentor;
            if (key > bar) continue;
            kept[filled++] = key;
            if (filled < kept.Length) continue;
            kept.AsSpan().Sort();
            (filled, bar) = (most, kept[most - 1]);
        }
        kept.AsSpan(0, filled).Sort();
        return [.. kept.Take(Math.Min(filled, most)).Select(k => new Candidate((int)(k & ((1UL << MentorBits) - 1)), (int)(k >> (MentorBits + LotBits))))];
    }

    /// <summary>By the keys of both, so that it does not depend on who else is in the round.</summary>
    private ulong Lot(int mentee, int mentor)
    {
        var mixed = (((ulong)(uint)round.Mentees[mentee].Party.PersonId << 32) | (uint)round.Mentors[mentor].Party.PersonId) * 0x9E3779B97F4A7C15UL;
        return (mixed ^ (mixed >> 31)) * 0xBF58476D1CE4E5B9UL >> (64 - LotBits);
    }
}
