namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>The mentors who are looked at for a mentee.</summary>
/// <param name="Offered">The cheapest first.</param>
/// <param name="Fitting">How many there would be without a limit.</param>
internal sealed record MenteeCandidates(Candidate[] Offered, int Fitting)
{
    public bool IsCut => Offered.Length < Fitting;
}

/// <summary>
/// Finds the cheapest mentors of a mentee: within the field that <see cref="MatchingRound.MentorsOfField"/> lays out, and without sorting those who are too
/// dear. Of mentors who cost the same each mentee sees others first, or a whole district would be offered the same fifty.
/// </summary>
internal sealed class MatchingCandidates(MatchingRound round, MatchingRules rules, MatchingCosts costs)
{
    private const int MentorBits = 20;
    private const int LotBits = 24;

    private readonly ulong[] kept = new ulong[Math.Max(2 * round.Problem.Candidates, round.Mentors.Length)];

    /// <summary>Whom the rules allow, who has a place and is in reach.</summary>
    public IEnumerable<int> Fitting(int mentee) =>
        round.MentorsOfField(mentee).Where(m => round.Places[m] > 0 && round.IsInReach(mentee, m) && rules.Objection(mentee, m) is null);

    public MenteeCandidates Cheapest(int mentee) => Find(mentee, round.Problem.Candidates);

    public MenteeCandidates All(int mentee) => Find(mentee, round.Mentors.Length);

    private MenteeCandidates Find(int mentee, int most)
    {
        var (filled, fitting, bar) = (0, 0, ulong.MaxValue);
        foreach (var mentor in Fitting(mentee))
        {
            fitting++;
            var key = ((ulong)costs.Of(mentee, mentor) << (MentorBits + LotBits)) | (Lot(mentee, mentor) << MentorBits) | (uint)mentor;
            if (key > bar) continue;
            if (filled == kept.Length || filled == 2 * most) (filled, bar) = Cut(filled, most);
            if (key < bar) kept[filled++] = key;
        }
        kept.AsSpan(0, filled).Sort();
        return new([.. kept.Take(Math.Min(filled, most)).Select(k => new Candidate((int)(k & ((1UL << MentorBits) - 1)), (int)(k >> (MentorBits + LotBits))))], fitting);
    }

    /// <summary>Only the cheapest stay, and whoever is dearer than they need not come.</summary>
    private (int Filled, ulong Bar) Cut(int filled, int most)
    {
        kept.AsSpan(0, filled).Sort();
        return (most, kept[most - 1]);
    }

    /// <summary>By the keys of both, so that it does not depend on who else is in the round.</summary>
    private ulong Lot(int mentee, int mentor)
    {
        var mixed = (((ulong)(uint)round.Mentees[mentee].Party.PersonId << 32) | (uint)round.Mentors[mentor].Party.PersonId) * 0x9E3779B97F4A7C15UL;
        return (mixed ^ (mixed >> 31)) * 0xBF58476D1CE4E5B9UL >> (64 - LotBits);
    }
}
