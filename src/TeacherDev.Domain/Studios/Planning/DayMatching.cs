using TeacherDev.Domain.Kernel.Flows;

namespace TeacherDev.Domain.Studios.Planning;

/// <summary>
/// On which days of its month a studio goes: its visits and the days on which its leader and the school can, matched exactly, one studio after the other. A school's
/// week that another studio has is not open to it.
/// </summary>
internal static class DayMatching
{
    private const int NoDay = 100_000;

    /// <param name="pairs">The studio's visits without a place, and the month of each; null: any.</param>
    public static void Place(VisitBoard board, VisitModel model, int studio, IReadOnlyList<(int School, int? Month)> pairs)
    {
        var (all, days0) = (pairs.Count + model.Days.Count, pairs.Count);
        var network = new FlowNetwork(all + 1);
        var arcs = new List<(int School, int Day, int Arc)>();
        foreach (var (at, (school, month)) in pairs.Index())
        {
            network.Add(all, at, 1, 1, 0);
            network.Add(at, all, 0, 1, NoDay);
            foreach (var day in model.AllowedDays[studio][school])
            {
                if ((month is null || model.MonthOfDay[day] == month) && !board.Clashes(studio, school, day))
                    arcs.Add((school, day, network.Add(at, days0 + day, 0, 1, Cost(model, studio, school, day))));
            }
        }
        for (var day = 0; day < model.Days.Count; day++) network.Add(days0 + day, all, 0, 1, 0);
        if (!network.Solve()) return;
        foreach (var (school, day, _) in arcs.Where(a => network.FlowOn(a.Arc) > 0)) board.Put(board.Waiting(studio), school, day);
    }

    private static int Cost(VisitModel model, int studio, int school, int day) => model.HasEarlier && !model.WasPlanned(studio, school, day) ? model.Problem.Weights.OtherDay : 0;
}
