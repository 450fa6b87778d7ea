using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios.Planning;

namespace TeacherDev.Domain.Tests.Studios.Planning;

/// <summary>Problems of visits: tiny ones, of which every plan can be tried, and larger ones.</summary>
internal static class VisitCases
{
    /// <summary>A Monday; two days a week are planned on, over two months and two terms.</summary>
    public static readonly DateOnly First = new(2026, 5, 18);

    public static readonly Gen<VisitPlanProblem> Tiny = Problems(studios: 3, schools: 3, weeks: 3, owed: 2, most: 4);

    public static readonly Gen<VisitPlanProblem> Small = Problems(studios: 5, schools: 6, weeks: 8, owed: 4, most: 20);

    /// <summary>The third day a week is so that the leader's day and the school's week are different rules.</summary>
    public static DateOnly Day(int number) => First.AddDays((number / 2 * 7) + (number % 2 * 2));

    /// <param name="most">Visits owed in all.</param>
    private static Gen<VisitPlanProblem> Problems(int studios, int schools, int weeks, int owed, int most) =>
        from owes in Gen.Choose(0, owed).ArrayOf(studios)
        from limits in Gen.Choose(0, 99).ArrayOf(schools)
        from busy in Gen.Choose(0, 999).ArrayOf(2 * weeks)
        from ways in Gen.Choose(0, 40).ArrayOf(studios * schools)
        from other in Gen.Choose(0, 9_999).ArrayOf(8)
        select Problem(studios, schools, weeks, Limited(owes, most), limits, busy, ways, other);

    /// <summary>Every plan that keeps every rule, by trying all.</summary>
    public static IEnumerable<IReadOnlyList<PlannedVisit>> AllPlans(VisitPlanProblem problem)
    {
        var visits = problem.Studios.SelectMany(s => Enumerable.Repeat(s.Key, s.Owed)).ToList();
        var places = problem.Schools.SelectMany(h => problem.Days.Select(d => (School: h.Key, Day: d))).ToList();
        return Extend([], 0).Where(p => VisitPlanCheck.Breaches(problem, p).Count == 0);

        IEnumerable<IReadOnlyList<PlannedVisit>> Extend(IReadOnlyList<PlannedVisit> plan, int from)
        {
            if (plan.Count == visits.Count) return [plan];
            var begin = plan.Count > 0 && visits[plan.Count] == visits[plan.Count - 1] ? from : 0;
            return Enumerable.Range(begin, places.Count - begin)
                .Select(at => (At: at, Plan: (IReadOnlyList<PlannedVisit>)[.. plan, new(visits[plan.Count], places[at].School, places[at].Day)]))
                .Where(p => VisitPlanCheck.BreachesOfSome(problem, p.Plan).Count == 0)
                .SelectMany(p => Extend(p.Plan, p.At + 1));
        }
    }

    public static int Cost(VisitPlanProblem problem, IReadOnlyList<PlannedVisit> plan) => VisitPlanCheck.Costs(problem, plan).Values.Sum();

    private static int[] Limited(int[] owes, int most)
    {
        var left = most;
        return [.. owes.Select(o => { var own = Math.Min(o, left); left -= own; return own; })];
    }

    private static VisitPlanProblem Problem(int studios, int schools, int weeks, int[] owes, int[] limits, int[] busy, int[] ways, int[] other)
    {
        List<DateOnly> days = [.. Enumerable.Range(0, 2 * weeks).Select(Day)];
        var problem = new VisitPlanProblem(
            new(First, days[^1]), days,
            [.. Enumerable.Range(0, studios).Select(s => new VisitingStudio(s, $"工作室{s}", s % 2 == 0 ? "东区" : "西区", owes[s])
            {
                Subject = s % 3 == 0 ? null : s % 3 == 1 ? "语文" : "数学",
                OwnSchool = other[6] % 5 == s ? s : null,
                Busy = days.Where((_, d) => busy[d] / (s + 1) % 5 == 0).ToHashSet(),
            })],
            [.. Enumerable.Range(0, schools).Select(h => new VisitedSchool(h, $"学校{h}", h % 2 == 0 ? "东区" : "西区", limits[h] % 4 == 0 ? 1 : 0, 1 + (limits[h] / 4 % 4))
            {
                Need = limits[h] % 10,
                Subjects = h % 2 == 0 ? ["语文"] : new HashSet<string>(),
                Closed = days.Where((_, d) => busy[d] / (h + 7) % 6 == 0).ToHashSet(),
            })])
        {
            Terms = other[0] % 3 == 0 ? [] : [new(First, new(2026, 6, 3)), new(new(2026, 6, 4), new(2026, 12, 31))],
            Journeys = Enumerable.Range(0, studios * schools).Where(p => ways[p] > 2).ToDictionary(p => (p / schools, p % schools), p => ways[p]),
            Done = other[1] % 3 == 0 ? [new(other[1] / 3 % studios, other[1] / 9 % schools, Day(other[1] / 27 % (2 * weeks)))] : [],
            Earlier = other[2] % 2 == 0 ? null : [.. other.Take(4).Select(n => new PlannedVisit(n % studios, n / 5 % schools, Day(n / 15 % (2 * weeks))))],
        };
        var pin = new PlannedVisit(other[3] / 3 % studios, other[3] / 9 % schools, Day(other[3] / 27 % (2 * weeks)));
        return other[3] % 3 == 0 ? problem with { Pins = [pin] } : problem;
    }
}
