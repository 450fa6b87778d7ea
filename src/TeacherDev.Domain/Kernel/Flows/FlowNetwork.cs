namespace TeacherDev.Domain.Kernel.Flows;

/// <summary>
/// A cheapest circulation with lower bounds: every arc carries between its least and its most, what flows into a node flows out of it. Successive
/// shortest paths with prices (Ahuja, Magnanti, Orlin: Network Flows, 1993, 9.7; lower bounds 6.7). All numbers are integers, so the answer is exact.
/// </summary>
/// <param name="nodes">How many nodes; they are numbered from 0.</param>
public sealed class FlowNetwork(int nodes)
{
    private const long Unreached = long.MaxValue;

    // Arc 2k is the kth as it was added, arc 2k + 1 its way back; what is left is what more may flow.
    private readonly List<int> heads = [];
    private readonly List<int> left = [];
    private readonly List<int> costs = [];
    private readonly List<int> least = [];
    private readonly List<List<int>> arcsOf = [.. Enumerable.Range(0, nodes + 2).Select(_ => new List<int>())];
    private readonly int[] surplus = new int[nodes];
    private readonly long[] prices = new long[nodes + 2];
    private bool[] cut = [];

    private int Source => nodes;

    private int Sink => nodes + 1;

    /// <summary>By node, after solving: what makes the answer provably the cheapest (<see cref="LowerBound"/>).</summary>
    public IReadOnlyList<long> Prices => prices[..nodes];

    /// <summary>
    /// By node, after solving in vain: those on the side that more must enter than can leave. Every arc that leaves it carries its most, every one that enters it its least.
    /// </summary>
    public IReadOnlyList<bool> Cut => cut;

    /// <param name="least">What must flow, 0 or more.</param>
    /// <param name="most">What may flow, not less than <paramref name="least"/>.</param>
    /// <param name="cost">Of one unit, 0 or more.</param>
    /// <returns>The number of the arc, from 0.</returns>
    public int Add(int from, int to, int least, int most, int cost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(least);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        ArgumentOutOfRangeException.ThrowIfNegative(cost);
        surplus[to] += least;
        surplus[from] -= least;
        this.least.Add(least);
        Join(from, to, most - least, cost);
        return this.least.Count - 1;
    }

    /// <summary>Finds the cheapest circulation, once.</summary>
    /// <returns>False when there is none: the least of some arcs cannot all flow.</returns>
    public bool Solve()
    {
        var wanted = 0;
        for (var node = 0; node < nodes; node++)
        {
            if (surplus[node] > 0) Join(Source, node, surplus[node], 0);
            if (surplus[node] < 0) Join(node, Sink, -surplus[node], 0);
            wanted += Math.Max(0, surplus[node]);
        }
        while (wanted > 0)
        {
            var pushed = Augment();
            if (pushed == 0) return false;
            wanted -= pushed;
        }
        return true;
    }

    public int FlowOn(int arc) => least[arc] + left[(2 * arc) + 1];

    public long Cost => Enumerable.Range(0, least.Count).Sum(a => (long)FlowOn(a) * costs[2 * a]);

    /// <summary>
    /// No circulation is cheaper than this, whatever the prices are: around a circulation prices cancel out, so each arc costs at least its reduced
    /// cost times its least or its most. Uses nothing of the answer; equal to <see cref="Cost"/> it proves the answer to be the cheapest.
    /// </summary>
    /// <param name="prices">One a node.</param>
    public long LowerBound(IReadOnlyList<long> prices) => Enumerable.Range(0, least.Count).Sum(arc =>
    {
        var (from, to, most) = (heads[(2 * arc) + 1], heads[2 * arc], least[arc] + left[2 * arc] + left[(2 * arc) + 1]);
        var reduced = costs[2 * arc] + prices[from] - prices[to];
        return reduced * (reduced >= 0 ? least[arc] : most);
    });

    private void Join(int from, int to, int most, int cost)
    {
        arcsOf[from].Add(heads.Count);
        heads.Add(to);
        left.Add(most);
        costs.Add(cost);
        arcsOf[to].Add(heads.Count);
        heads.Add(from);
        left.Add(0);
        costs.Add(-cost);
    }

    /// <summary>Along one cheapest way from source to sink, as much as goes; 0 where there is none.</summary>
    private int Augment()
    {
        var (distance, via) = Distances();
        if (distance[Sink] == Unreached)
        {
            cut = [.. distance.Take(nodes).Select(d => d != Unreached)];
            return 0;
        }
        // Who lies farther than the sink moves by as much as the sink: reduced costs stay at 0 or above.
        for (var node = 0; node < prices.Length; node++) prices[node] += Math.Min(distance[node], distance[Sink]);
        var most = int.MaxValue;
        for (var node = Sink; node != Source; node = heads[via[node] ^ 1]) most = Math.Min(most, left[via[node]]);
        for (var node = Sink; node != Source; node = heads[via[node] ^ 1])
        {
            left[via[node]] -= most;
            left[via[node] ^ 1] += most;
        }
        return most;
    }

    private (long[] Distance, int[] Via) Distances()
    {
        var (distance, via, queue) = (new long[nodes + 2], new int[nodes + 2], new PriorityQueue<int, (long, int)>());
        Array.Fill(distance, Unreached);
        distance[Source] = 0;
        queue.Enqueue(Source, (0, Source));
        while (queue.TryDequeue(out var node, out var at))
        {
            if (at.Item1 > distance[node]) continue;
            if (node == Sink) break;
            foreach (var arc in arcsOf[node])
            {
                if (left[arc] == 0) continue;
                var (head, to) = (heads[arc], distance[node] + costs[arc] + prices[node] - prices[heads[arc]]);
                if (to >= distance[head]) continue;
                (distance[head], via[head]) = (to, arc);
                queue.Enqueue(head, (to, head));
            }
        }
        return (distance, via);
    }
}
