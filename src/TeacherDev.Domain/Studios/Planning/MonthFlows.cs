using TeacherDev.Domain.Kernel.Flows;

namespace TeacherDev.Domain.Studios.Planning;

/// <summary>
/// In which month each pair meets: an even colouring of a bipartite graph. Of k months that are left the first takes a k-th of the visits of each studio and of each
/// school, rounded down or up; a k-th of every visit is a flow that does so, and so there is one in whole visits, too (de Werra 1971, after König).
/// Where leaders or schools cannot in a month, as near to it as goes.
/// </summary>
internal sealed class MonthFlows
{
    private const int Scarce = 2;
    private const int Now = 0;
    private const int Usual = 20;
    private const int Tight = 30;
    private const int OffPace = 1000;

    private readonly VisitModel model;
    private readonly int[,] placedOfStudio, placedOfSchool;
    private readonly HashSet<(int Studio, int School, int Term)> met = [];

    /// <param name="placed">Visits that have a day already.</param>
    public MonthFlows(VisitModel model, IEnumerable<(int Studio, int School, int Day)> placed)
    {
        (this.model, placedOfStudio, placedOfSchool) = (model, new int[model.Studios, model.Months], new int[model.Schools, model.Months]);
        foreach (var (studio, school, day) in placed)
        {
            placedOfStudio[studio, model.MonthOfDay[day]]++;
            placedOfSchool[school, model.MonthOfDay[day]]++;
            met.Add((studio, school, model.TermOfDay[day]));
        }
    }

    /// <returns>The month of each pair; null where none took it.</returns>
    public int?[] Spread(IReadOnlyList<(int Studio, int School)> pairs)
    {
        var months = new int?[pairs.Count];
        for (var month = 0; month < model.Months; month++)
        {
            foreach (var taken in Take(pairs, [.. Enumerable.Range(0, pairs.Count).Where(p => months[p] is null)], month))
            {
                months[taken] = month;
                met.Add((pairs[taken].Studio, pairs[taken].School, TermOf(pairs[taken], month)));
            }
        }
        return months;
    }

    private List<int> Take(IReadOnlyList<(int Studio, int School)> pairs, IReadOnlyList<int> waiting, int month)
    {
        var (schools0, all, gate) = (model.Studios, model.Studios + model.Schools, model.Studios + model.Schools + 1);
        var network = new FlowNetwork(gate + 1);
        var left = Enumerable.Range(month, model.Months - month).ToList();
        for (var studio = 0; studio < model.Studios; studio++)
        {
            var (low, high) = Part(waiting.Count(p => pairs[p].Studio == studio), left, m => placedOfStudio[studio, m], m => model.LeaderDays[studio][m]);
            network.Add(gate, studio, low, high, 0);
            network.Add(gate, studio, 0, waiting.Count, OffPace);
            network.Add(studio, all, 0, low, OffPace);
        }
        for (var school = 0; school < model.Schools; school++)
        {
            var (low, high) = Part(waiting.Count(p => pairs[p].School == school), left, m => placedOfSchool[school, m], m => model.HostDays[school][m]);
            network.Add(schools0 + school, all, low, high, 0);
            network.Add(schools0 + school, all, 0, waiting.Count, OffPace);
            network.Add(all, schools0 + school, 0, low, OffPace);
        }
        network.Add(all, gate, waiting.Count / left.Count, waiting.Count, 0);
        var arcs = Open(pairs, waiting, month).Select(p => (p.Pair, Arc: network.Add(pairs[p.Pair].Studio, schools0 + pairs[p.Pair].School, 0, 1, p.Cost))).ToList();
        return network.Solve() ? [.. arcs.Where(a => network.FlowOn(a.Arc) > 0).Select(a => a.Pair)] : [];
    }

    /// <summary>The pairs that can meet in the month, dearer where few days are open and many are later; one that met in the term waits.</summary>
    private IEnumerable<(int Pair, int Cost)> Open(IReadOnlyList<(int Studio, int School)> pairs, IReadOnlyList<int> waiting, int month)
    {
        foreach (var group in waiting.GroupBy(p => pairs[p]))
        {
            var days = model.AllowedDays[group.Key.Studio][group.Key.School];
            var (now, later) = (days.Count(d => model.MonthOfDay[d] == month), days.Count(d => model.MonthOfDay[d] > month));
            if (now > 0 && !met.Contains((group.Key.Studio, group.Key.School, TermOf(group.Key, month)))) yield return (group.First(), later <= Scarce ? Now : now <= Scarce ? Tight : Usual);
        }
    }

    /// <summary>An even part of what is waiting and placed in the months that are left; a month without a day takes none.</summary>
    private static (int Low, int High) Part(int waiting, List<int> months, Func<int, int> placed, Func<int, int> days)
    {
        var usable = months.Where(m => days(m) > 0).ToList();
        if (usable.Count == 0 || usable[0] != months[0]) return (0, 0);
        var whole = waiting + usable.Sum(placed);
        var (low, high) = (whole / usable.Count, (whole + usable.Count - 1) / usable.Count);
        return (Math.Clamp(low - placed(months[0]), 0, waiting), Math.Clamp(high - placed(months[0]), 0, waiting));
    }

    private int TermOf((int Studio, int School) pair, int month) =>
        model.AllowedDays[pair.Studio][pair.School].Where(d => model.MonthOfDay[d] == month).Select(d => model.TermOfDay[d]).FirstOrDefault(-1);
}
