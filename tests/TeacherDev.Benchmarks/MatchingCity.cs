using TeacherDev.Domain.Mentoring.Matching;

namespace TeacherDev.Benchmarks;

/// <summary>
/// A city in numbers: mentees and mentors of 8 subjects and 3 stages at points of a map of 100 × 100. A mentee's candidates are the cheapest mentors of
/// the subject at 20 for each unit of distance and 300 more at another stage. The same seed makes the same city everywhere.
/// </summary>
internal sealed class MatchingCity(int mentees, int mentors, int candidates, ulong seed)
{
    private const int Subjects = 8;
    private const int Stages = 3;
    private const int Side = 100;
    private const int CostOfDistance = 20;
    private const int CostOfOtherStage = 300;
    private static readonly int Dearest = (int)Math.Ceiling(CostOfDistance * Side * Math.Sqrt(2)) + CostOfOtherStage;

    private readonly Lots lots = new(seed);

    private readonly record struct Spot(int Subject, int Stage, double X, double Y);

    /// <param name="fewest">The fewest places of a mentor.</param>
    /// <param name="most">The most places of a mentor; all numbers between are as likely.</param>
    public Problem Build(int fewest, int most)
    {
        var places = Enumerable.Range(0, mentors).Select(_ => fewest + lots.Below(most - fewest + 1)).ToArray();
        var desks = Enumerable.Range(0, mentors).Select(at => (Spot: Somewhere(), At: at)).ToLookup(m => m.Spot.Subject);
        var bySubject = Enumerable.Range(0, Subjects).Select(s => desks[s].ToArray()).ToArray();
        var builder = new ProblemBuilder(places, mentees, candidates);
        var (alone, nearest) = (Problem.CostThatPairsAsManyAsPossible(Dearest, mentees, mentors), new Nearest(candidates));
        for (var mentee = 0; mentee < mentees; mentee++)
        {
            var here = Somewhere();
            foreach (var (there, at) in bySubject[here.Subject]) nearest.Offer(new(at, Cost(here, there)));
            builder.Add(nearest.Take(), alone);
        }
        return builder.Build();
    }

    private static int Cost(Spot here, Spot there) =>
        (int)(CostOfDistance * Math.Sqrt(((here.X - there.X) * (here.X - there.X)) + ((here.Y - there.Y) * (here.Y - there.Y)))) + (here.Stage == there.Stage ? 0 : CostOfOtherStage);

    private Spot Somewhere() => new(lots.Below(Subjects), lots.Below(Stages), lots.Below(Side * 1000) / 1000.0, lots.Below(Side * 1000) / 1000.0);

    /// <summary>Keeps the cheapest of many offers: whenever twice as many are there, the dearer half goes.</summary>
    private sealed class Nearest(int count)
    {
        private readonly Candidate[] kept = new Candidate[count * 2];
        private int filled;
        private int bar = int.MaxValue;

        public void Offer(Candidate candidate)
        {
            if (candidate.Cost > bar) return;
            kept[filled++] = candidate;
            if (filled == kept.Length) Cut();
        }

        public ReadOnlySpan<Candidate> Take()
        {
            Cut();
            var taken = kept.AsSpan(0, filled);
            (filled, bar) = (0, int.MaxValue);
            return taken;
        }

        private void Cut()
        {
            kept.AsSpan(0, filled).Sort();
            if (filled < count) return;
            (filled, bar) = (count, kept[count - 1].Cost);
        }
    }
}
