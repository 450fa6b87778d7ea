using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Kernel.Flows;

namespace TeacherDev.Domain.Studios.Planning;

/// <summary>
/// Reasons for which no plan of visits can exist, each of which holds whatever is tried: by counting, and by the cut of a flow. Without any, studios and schools can agree on who
/// visits whom, but not surely on the days; that none is found proves nothing.
/// </summary>
internal sealed class VisitProofs(VisitModel model)
{
    private const int NamedThings = 5;

    private readonly VisitPlanProblem problem = model.Problem;
    private readonly Dictionary<(int, int), int> pinned = model.Pins.CountBy(p => (p.Studio, p.School)).ToDictionary();

    /// <summary>What contradicts itself before anything is counted.</summary>
    public static IReadOnlyList<Because> OfData(VisitPlanProblem problem) =>
    [
        .. problem.Schools.Where(h => h.Least > h.Most).Select(h => new Because("“{0}”至少 {1} 次到校，多于最多 {2} 次", h.Name, h.Least, h.Most)),
        .. VisitPlanCheck.BreachesOfSome(problem, problem.Pins).Select(b => new Because("{0}（已固定）", b)),
    ];

    /// <summary>Of one studio or one school.</summary>
    public IReadOnlyList<Because> Counted() => [.. Studios.SelectMany(OfStudio), .. Schools.SelectMany(OfSchool)];

    /// <summary>Of several together. Some are found wherever <see cref="PairFlow"/> finds nothing: who can all make their visits, and all have them, can do both at once (Mendelsohn, Dulmage 1958).</summary>
    public IReadOnlyList<Because> Cuts() => [.. OfPlaces(), .. OfVisitors()];

    private IEnumerable<Because> OfStudio(int studio)
    {
        var (own, days) = (problem.Studios[studio], model.LeaderDays[studio].Sum());
        if (own.Owed > days) yield return new("“{0}”还要到校 {1} 次，主持人可用的工作日只有 {2} 天，缺 {3} 天", own.Name, own.Owed, days, own.Owed - days);
    }

    private IEnumerable<Because> OfSchool(int school)
    {
        var (host, least, weeks) = (problem.Schools[school], model.LeastOfSchool(school), model.WeeksOfSchool(school));
        if (least > weeks) yield return new("“{0}”至少还要 {1} 次到校，能接待的星期只有 {2} 个，每周一次，缺 {3} 个", host.Name, least, weeks, least - weeks);
    }

    /// <summary>Some studios owe more than the schools they may go to can still receive.</summary>
    private IEnumerable<Because> OfPlaces()
    {
        if (Cut(Owed, isOwed: true, MostLeft, isWanted: false) is not { } cut) yield break;
        var (studios, schools) = (Studios.Where(s => cut[s]).ToList(), Schools.Where(h => cut[model.Studios + h]).ToList());
        var (owed, room) = (studios.Sum(Owed), schools.Sum(MostLeft) + studios.Sum(s => Schools.Except(schools).Sum(h => Times(s, h))));
        yield return new("学校名额不够：{0} 个工作室还要排 {1} 次到校，能去的学校最多还能接待 {2} 次，缺 {3} 次：{4}", studios.Count, owed, room, owed - room, Names(studios.Select(s => problem.Studios[s].Name)));
    }

    /// <summary>Some schools are to have more visits than the studios that may go there can make.</summary>
    private IEnumerable<Because> OfVisitors()
    {
        if (Cut(Owed, isOwed: false, LeastLeft, isWanted: true) is not { } cut) yield break;
        var (studios, schools) = (Studios.Where(s => !cut[s]).ToList(), Schools.Where(h => !cut[model.Studios + h]).ToList());
        var (wanted, made) = (schools.Sum(LeastLeft), studios.Sum(Owed) + Studios.Except(studios).Sum(s => schools.Sum(h => Times(s, h))));
        yield return new("到校次数不够：{0} 所学校至少还要 {1} 次到校，能去的工作室最多还能去 {2} 次，缺 {3} 次：{4}", schools.Count, wanted, made, wanted - made, Names(schools.Select(h => problem.Schools[h].Name)));
    }

    /// <summary>Studios, then schools, on the side of the cut on which too much would have to leave; null where everything can flow.</summary>
    /// <param name="isOwed">Studios must make so many visits; else they may.</param>
    /// <param name="isWanted">Schools must have so many; else they may.</param>
    private IReadOnlyList<bool>? Cut(Func<int, int> ofStudio, bool isOwed, Func<int, int> ofSchool, bool isWanted)
    {
        var all = model.Studios + model.Schools;
        var network = new FlowNetwork(all + 1);
        foreach (var studio in Studios) network.Add(all, studio, isOwed ? ofStudio(studio) : 0, ofStudio(studio), 0);
        foreach (var studio in Studios) foreach (var school in Schools) network.Add(studio, model.Studios + school, 0, Times(studio, school), 0);
        foreach (var school in Schools) network.Add(model.Studios + school, all, isWanted ? ofSchool(school) : 0, ofSchool(school), 0);
        return network.Solve() ? null : network.Cut;
    }

    private IEnumerable<int> Studios => Enumerable.Range(0, model.Studios);

    private IEnumerable<int> Schools => Enumerable.Range(0, model.Schools);

    // What is pinned is arranged: it is owed, wanted and received no more.
    private int Owed(int studio) => problem.Studios[studio].Owed - model.Pins.Count(p => p.Studio == studio);

    private int MostLeft(int school) => model.MostOfSchool(school) - model.Pins.Count(p => p.School == school);

    private int LeastLeft(int school) => Math.Max(0, model.LeastOfSchool(school) - model.Pins.Count(p => p.School == school));

    private int Times(int studio, int school) => model.MostOfPair(studio, school) - pinned.GetValueOrDefault((studio, school));

    private static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join('、', all.Take(NamedThings)) + (all.Count > NamedThings ? "…" : "");
    }
}
