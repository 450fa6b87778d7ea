namespace TeacherDev.Domain.Studios.Planning;

/// <summary>
/// What no plan can cost less than, part by part. Each part is the least possible by itself, found without a plan, and no cost is in two of them: so
/// their sum is a bound of the whole.
/// </summary>
/// <param name="Pairs">Way, subject, need, districts, and schools not planned before: the dual of the flow.</param>
/// <param name="Pace">The evenest months of each studio that its leader's days allow, whatever the schools.</param>
/// <param name="Days">Days not planned before: visits of the earlier plan that are possible no more.</param>
public sealed record VisitBound(int Pairs, int Pace, int Days)
{
    public int Total => Pairs + Pace + Days;

    internal static VisitBound Of(VisitModel model, PairFlow solved) =>
        new(solved.Bound, model.Problem.Weights.Pace * Enumerable.Range(0, model.Studios).Sum(s => OffPace(model, s)), model.HasEarlier ? model.Problem.Weights.OtherDay * Enumerable.Range(0, model.Studios).Sum(s => Moved(model, s)) : 0);

    /// <summary>Each visit in turn in the month where it adds least: exact, since what it adds never falls.</summary>
    private static int OffPace(VisitModel model, int studio)
    {
        var (low, high) = model.PaceOf(studio);
        var visits = Enumerable.Range(0, model.Months).Select(m => model.Pins.Count(p => p.Studio == studio && model.MonthOfDay[p.Day] == m)).ToArray();
        for (var left = model.Problem.Studios[studio].Owed - visits.Sum(); left > 0; left--)
        {
            var open = Enumerable.Range(0, model.Months).Where(m => visits[m] < model.LeaderDays[studio][m]).ToList();
            if (open.Count == 0) break;
            visits[open.MinBy(m => Steps.Of(visits[m], low, high))]++;
        }
        return visits.Sum(v => Steps.Off(v, low, high));
    }

    private static int Moved(VisitModel model, int studio) =>
        Math.Max(0, model.Problem.Studios[studio].Owed - model.Earlier.Distinct().Count(e => e.Studio == studio && e.Day >= 0 && model.Allows(e.Studio, e.School, e.Day)));
}
