using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel.Flows;

namespace TeacherDev.Domain.Tests.Kernel;

/// <summary>On networks so small that every flow can be tried, the answer is the cheapest, its prices prove it, and a cut proves that there is none.</summary>
public sealed class FlowNetworkTests
{
    private const int Nodes = 4;

    private readonly record struct Arc(int From, int To, int Least, int Most, int Cost);

    private static readonly Gen<Arc[]> Networks =
        from count in Gen.Choose(1, 6)
        from numbers in Gen.Choose(0, 9_999).ArrayOf(count)
        select numbers.Select(n => new Arc(n % Nodes, (n + 1 + (n / 7 % (Nodes - 1))) % Nodes, n % 5 == 0 ? 1 : 0, 1 + (n % 2), n / 11 % 9)).ToArray();

    [Fact]
    public void It_finds_the_cheapest_flow_or_a_cut_that_lets_none_through() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Networks.ToArbitrary(), Gen.Choose(-9, 9).ArrayOf(Nodes).ToArbitrary(), (arcs, any) =>
        {
            var network = new FlowNetwork(Nodes);
            foreach (var arc in arcs) network.Add(arc.From, arc.To, arc.Least, arc.Most, arc.Cost);
            var cheapest = Flows(arcs, []).Where(f => Balances(arcs, f)).Select(f => arcs.Zip(f, (a, n) => a.Cost * n).Sum()).DefaultIfEmpty(-1).Min();
            if (!network.Solve())
            {
                return cheapest < 0 && arcs.Where(a => !network.Cut[a.From] && network.Cut[a.To]).Sum(a => a.Least) > arcs.Where(a => network.Cut[a.From] && !network.Cut[a.To]).Sum(a => a.Most);
            }
            var flow = Enumerable.Range(0, arcs.Length).Select(network.FlowOn).ToArray();
            return Balances(arcs, flow) && flow.Zip(arcs).All(f => f.First >= f.Second.Least && f.First <= f.Second.Most)
                && network.Cost == cheapest && network.LowerBound(network.Prices) == cheapest && network.LowerBound([.. any.Select(p => (long)p)]) <= cheapest;
        }));

    [Fact]
    public void An_arc_that_cannot_be_is_refused()
    {
        var network = new FlowNetwork(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Add(0, 1, 2, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Add(0, 1, -1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Add(0, 1, 0, 1, -1));
    }

    private static IEnumerable<int[]> Flows(Arc[] arcs, int[] begun) =>
        begun.Length == arcs.Length ? [begun] : Enumerable.Range(arcs[begun.Length].Least, arcs[begun.Length].Most - arcs[begun.Length].Least + 1).SelectMany(n => Flows(arcs, [.. begun, n]));

    private static bool Balances(Arc[] arcs, int[] flow) =>
        Enumerable.Range(0, Nodes).All(node => arcs.Zip(flow).Sum(f => f.First.To == node ? f.Second : 0) == arcs.Zip(flow).Sum(f => f.First.From == node ? f.Second : 0));
}
