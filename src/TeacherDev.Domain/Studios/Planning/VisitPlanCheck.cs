using System.Globalization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios.Planning;

/// <summary>Judges a plan of visits from the problem and the visits alone, as the rules are written and without regard to time. It shares no code with the planner, whose plans it judges.</summary>
public static class VisitPlanCheck
{
    /// <summary>Every rule that is broken, as a sentence; none when the plan may be carried out.</summary>
    public static IReadOnlyList<Because> Breaches(VisitPlanProblem problem, IReadOnlyList<PlannedVisit> visits) =>
    [
        .. visits.SelectMany(v => OfVisit(problem, v)),
        .. Together(problem, visits),
        .. problem.Studios.SelectMany(s => OfOwed(s, visits)),
        .. problem.Schools.SelectMany(h => OfSchool(problem, h, visits)),
        .. problem.Pins.Where(p => !visits.Contains(p)).Select(p => new Because("“{0}”{1:M月d日}到“{2}”是固定的，计划里没有", Name(problem, p), p.Day, Host(problem, p))),
    ];

    /// <summary>Rules that some visits break whatever else is planned.</summary>
    internal static IReadOnlyList<Because> BreachesOfSome(VisitPlanProblem problem, IReadOnlyList<PlannedVisit> visits) =>
        [.. visits.SelectMany(v => OfVisit(problem, v)), .. Together(problem, visits), .. problem.Studios.SelectMany(s => OfMore(s, visits)), .. problem.Schools.SelectMany(h => OfMost(problem, h, visits))];

    /// <summary>What the wishes cost that are not wholly met.</summary>
    public static IReadOnlyDictionary<VisitWish, int> Costs(VisitPlanProblem problem, IReadOnlyList<PlannedVisit> visits)
    {
        var weights = problem.Weights;
        return new Dictionary<VisitWish, int>
        {
            [VisitWish.Travel] = weights.Kilometre * visits.Sum(v => problem.Kilometres(Studio(problem, v), School(problem, v))),
            [VisitWish.Subject] = weights.OtherSubject * visits.Count(v => !School(problem, v).Suits(Studio(problem, v))),
            [VisitWish.Need] = weights.LessNeed * problem.Schools.Sum(h => (VisitedSchool.MostNeed - h.Need) * Beyond(problem, h, visits)),
            [VisitWish.DistrictShare] = weights.District * problem.Schools.Select(h => h.District).Distinct().Sum(d => OffShare(problem, d, visits)),
            [VisitWish.Pace] = weights.Pace * problem.Studios.Sum(s => OffPace(problem, s, visits)),
            [VisitWish.LeastChange] = problem.Earlier is { } earlier ? (weights.OtherDay * visits.Count(v => !earlier.Contains(v))) + (weights.OtherSchool * NewPairs(earlier, visits)) : 0,
        }.Where(c => c.Value != 0).ToDictionary();
    }

    private static IEnumerable<Because> OfVisit(VisitPlanProblem problem, PlannedVisit visit)
    {
        var (studio, school, day) = (problem.Studios.SingleOrDefault(s => s.Key == visit.Studio), problem.Schools.SingleOrDefault(h => h.Key == visit.School), visit.Day);
        if (studio is null || school is null)
        {
            yield return new("{0:yyyy-MM-dd} 的到校安排里有不在计划范围内的工作室或学校", day);
            yield break;
        }
        if (!problem.Window.Includes(day) || !problem.Days.Contains(day)) yield return new("“{0}”到“{1}”排在 {2:yyyy-MM-dd}，不是可以到校的工作日", studio.Name, school.Name, day);
        if (studio.Busy.Contains(day)) yield return new("“{0}”的主持人 {1:M月d日}没有空，不能到“{2}”", studio.Name, day, school.Name);
        if (school.Closed.Contains(day)) yield return new("“{0}”{1:M月d日}不接待到校，“{2}”不能去", school.Name, day, studio.Name);
        if (studio.OwnSchool == school.Key) yield return new("“{0}”是“{1}”主持人所在学校，不能到校", school.Name, studio.Name);
    }

    private static IEnumerable<Because> Together(VisitPlanProblem problem, IReadOnlyList<PlannedVisit> visits)
    {
        List<PlannedVisit> all = [.. problem.Done, .. visits];
        for (var at = problem.Done.Count; at < all.Count; at++)
        {
            foreach (var other in all.Take(at))
            {
                var visit = all[at];
                if (visit.Studio == other.Studio && visit.Day == other.Day) yield return new("“{0}”的主持人 {1:M月d日}要到“{2}”和“{3}”，一天只能去一所", Name(problem, visit), visit.Day, Host(problem, other), Host(problem, visit));
                if (visit.School != other.School) continue;
                if (visit.Studio == other.Studio && Term(problem, visit.Day) == Term(problem, other.Day)) yield return new("“{0}”在一个学期里两次到“{1}”：{2:M月d日}和{3:M月d日}", Name(problem, visit), Host(problem, visit), other.Day, visit.Day);
                else if (Week(visit.Day) == Week(other.Day)) yield return new("“{0}”和“{1}”在同一周到“{2}”：{3:M月d日}和{4:M月d日}", Name(problem, other), Name(problem, visit), Host(problem, visit), other.Day, visit.Day);
            }
        }
    }

    private static IEnumerable<Because> OfOwed(VisitingStudio studio, IReadOnlyList<PlannedVisit> visits)
    {
        var planned = visits.Count(v => v.Studio == studio.Key);
        if (planned < studio.Owed) yield return new("“{0}”还要到校 {1} 次，只排了 {2} 次", studio.Name, studio.Owed, planned);
        foreach (var more in OfMore(studio, visits)) yield return more;
    }

    private static IEnumerable<Because> OfMore(VisitingStudio studio, IReadOnlyList<PlannedVisit> visits)
    {
        var planned = visits.Count(v => v.Studio == studio.Key);
        if (planned > studio.Owed) yield return new("“{0}”只要再到校 {1} 次，却排了 {2} 次", studio.Name, studio.Owed, planned);
    }

    private static IEnumerable<Because> OfSchool(VisitPlanProblem problem, VisitedSchool school, IReadOnlyList<PlannedVisit> visits)
    {
        var all = visits.Concat(problem.Done).Count(v => v.School == school.Key);
        if (all < school.Least) yield return new("“{0}”至少要有 {1} 次到校，只有 {2} 次", school.Name, school.Least, all);
        foreach (var more in OfMost(problem, school, visits)) yield return more;
    }

    // What is done is done: only who plans one more is told.
    private static IEnumerable<Because> OfMost(VisitPlanProblem problem, VisitedSchool school, IReadOnlyList<PlannedVisit> visits)
    {
        var (planned, all) = (visits.Count(v => v.School == school.Key), visits.Concat(problem.Done).Count(v => v.School == school.Key));
        if (planned > 0 && all > school.Most) yield return new("“{0}”最多接待 {1} 次到校，已有 {2} 次", school.Name, school.Most, all);
    }

    private static int Beyond(VisitPlanProblem problem, VisitedSchool school, IReadOnlyList<PlannedVisit> visits)
    {
        var (planned, done) = (visits.Count(v => v.School == school.Key), problem.Done.Count(v => v.School == school.Key));
        return Math.Max(0, planned - Math.Max(0, school.Least - done));
    }

    private static int OffShare(VisitPlanProblem problem, string district, IReadOnlyList<PlannedVisit> visits)
    {
        var own = problem.Schools.Where(h => h.District == district).Select(h => h.Key).ToHashSet();
        var whole = problem.Studios.Sum(s => s.Owed) + problem.Done.Count(v => problem.Schools.Any(h => h.Key == v.School));
        var (share, count) = ((decimal)whole * own.Count / problem.Schools.Count, visits.Concat(problem.Done).Count(v => own.Contains(v.School)));
        return (int)Math.Max(0, Math.Max(decimal.Floor(share) - count, count - decimal.Ceiling(share)));
    }

    private static int OffPace(VisitPlanProblem problem, VisitingStudio studio, IReadOnlyList<PlannedVisit> visits)
    {
        var months = problem.Days.Where(problem.Window.Includes).Select(d => (d.Year, d.Month)).Distinct().ToList();
        var even = (decimal)studio.Owed / Math.Max(1, months.Count);
        return months.Sum(month =>
        {
            var count = visits.Count(v => v.Studio == studio.Key && (v.Day.Year, v.Day.Month) == month);
            return (int)Math.Max(0, Math.Max(decimal.Floor(even) - count, count - decimal.Ceiling(even)));
        });
    }

    private static int NewPairs(IReadOnlyList<PlannedVisit> earlier, IReadOnlyList<PlannedVisit> visits) =>
        visits.GroupBy(v => (v.Studio, v.School)).Sum(g => Math.Max(0, g.Count() - earlier.Count(e => (e.Studio, e.School) == g.Key)));

    private static VisitingStudio Studio(VisitPlanProblem problem, PlannedVisit visit) => problem.Studios.Single(s => s.Key == visit.Studio);

    private static VisitedSchool School(VisitPlanProblem problem, PlannedVisit visit) => problem.Schools.Single(h => h.Key == visit.School);

    private static string Name(VisitPlanProblem problem, PlannedVisit visit) => problem.Studios.FirstOrDefault(s => s.Key == visit.Studio)?.Name ?? "";

    private static string Host(VisitPlanProblem problem, PlannedVisit visit) => problem.Schools.FirstOrDefault(h => h.Key == visit.School)?.Name ?? "";

    private static Period? Term(VisitPlanProblem problem, DateOnly day) => problem.Terms.Where(t => t.Includes(day)).Select(t => (Period?)t).FirstOrDefault();

    private static (int Year, int Week) Week(DateOnly day) => (ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue)), ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)));
}
