using TeacherDev.Domain.Kernel.Flows;

namespace TeacherDev.Domain.Studios.Planning;

/// <summary>
/// Who visits whom, exactly: the cheapest flow from studios through schools and districts. Its cost is all that does not depend on the days: the way, the subject,
/// need, the districts' shares, and schools that were not planned before.
/// </summary>
internal sealed class PairFlow
{
    private readonly VisitModel model;
    private readonly FlowNetwork network;
    private readonly List<(int Studio, int School, int Arc)> pairs = [];
    private readonly int constant;

    public PairFlow(VisitModel model)
    {
        this.model = model;
        var (weights, shares) = (model.Problem.Weights, model.Shares);
        var (school0, district0, all) = (model.Studios, model.Studios + model.Schools, model.Studios + model.Schools + shares.Count);
        network = new FlowNetwork(all + 1);
        foreach (var (studio, owed) in model.Problem.Studios.Select(s => s.Owed).Index()) network.Add(all, studio, owed, owed, 0);
        var pins = model.Pins.CountBy(p => (p.Studio, p.School)).ToDictionary();
        for (var studio = 0; studio < model.Studios; studio++)
        {
            for (var school = 0; school < model.Schools; school++) AddPair(studio, school, school0, pins.GetValueOrDefault((studio, school)));
        }
        for (var school = 0; school < model.Schools; school++)
        {
            var (least, most) = (model.LeastOfSchool(school), model.MostOfSchool(school));
            network.Add(school0 + school, district0 + shares.OfSchool[school], least, least, 0);
            network.Add(school0 + school, district0 + shares.OfSchool[school], 0, Math.Max(0, most - least), model.ExtraCost(school));
        }
        // A visit below a share saves what one above costs; lifted by as much for every visit, no arc is below 0.
        var total = model.Problem.Studios.Sum(s => s.Owed);
        for (var district = 0; district < shares.Count; district++)
        {
            var (done, low, high) = (shares.Done[district], shares.Low[district], shares.High[district]);
            var (below, even) = (Math.Max(0, low - done), Math.Max(0, high - Math.Max(low, done)));
            network.Add(district0 + district, all, 0, below, 0);
            network.Add(district0 + district, all, 0, even, weights.District);
            network.Add(district0 + district, all, 0, total, 2 * weights.District);
        }
        constant = weights.District * (Enumerable.Range(0, shares.Count).Sum(d => shares.Off(d, shares.Done[d])) - total);
    }

    /// <summary>False where schools and studios cannot all have what they must.</summary>
    public bool Solve() => network.Solve();

    /// <summary>No plan costs less in what this looks at; from the prices alone.</summary>
    public int Bound => (int)network.LowerBound(network.Prices) + constant;

    /// <summary>Each pair as often as it meets.</summary>
    public IEnumerable<(int Studio, int School)> Pairs() => pairs.SelectMany(p => Enumerable.Repeat((p.Studio, p.School), network.FlowOn(p.Arc)));

    private void AddPair(int studio, int school, int school0, int pinned)
    {
        var (most, known) = (Math.Max(pinned, model.MostOfPair(studio, school)), model.HasEarlier ? model.EarlierPairs.GetValueOrDefault((studio, school)) : int.MaxValue);
        for (var time = 0; time < most; time++)
        {
            var cost = model.Costs[studio][school] + (time < known ? 0 : model.Problem.Weights.OtherSchool);
            pairs.Add((studio, school, network.Add(studio, school0 + school, time < pinned ? 1 : 0, 1, cost)));
        }
    }
}
