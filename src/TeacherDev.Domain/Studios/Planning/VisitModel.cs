using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Studios.Planning;

/// <summary>The problem in numbers: studios, schools, days, weeks, months and terms by index. What is done only takes away places.</summary>
internal sealed class VisitModel
{
    private readonly bool[] allowed;
    private readonly int[][] timesOfPair;
    private readonly int[] weeksOfSchool;
    private readonly HashSet<(int, int, int)> earlierDays;

    public VisitModel(VisitPlanProblem problem)
    {
        Problem = problem;
        Days = [.. problem.Days.Where(problem.Window.Includes).Distinct().Order()];
        var (studioOf, schoolOf, dayOf) = (Numbers(problem.Studios.Select(s => s.Key)), Numbers(problem.Schools.Select(s => s.Key)), Numbers(Days));
        var (weeks, months) = (Numbers(Days.Select(Term.MondayOf).Distinct()), Numbers(Days.Select(MonthOf).Distinct()));
        (Weeks, Months, Terms) = (weeks.Count, months.Count, problem.Terms.Count + 1);
        (WeekOfDay, MonthOfDay, TermOfDay) = ([.. Days.Select(d => weeks[Term.MondayOf(d)])], [.. Days.Select(d => months[MonthOf(d)])], [.. Days.Select(TermOf)]);
        SchoolDone = [.. problem.Schools.Select(h => problem.Done.Count(v => v.School == h.Key))];
        Costs = [.. problem.Studios.Select(s => problem.Schools.Select(h => (problem.Weights.Kilometre * problem.Kilometres(s, h)) + (h.Suits(s) ? 0 : problem.Weights.OtherSubject)).ToArray())];
        Shares = new DistrictShares(problem);
        allowed = Allowed();
        AllowedDays = [.. Enumerable.Range(0, Studios).Select(s => Enumerable.Range(0, Schools).Select(h => Enumerable.Range(0, Days.Count).Where(d => Allows(s, h, d)).ToArray()).ToArray())];
        timesOfPair = [.. AllowedDays.Select(a => a.Select(days => days.Select(d => TermOfDay[d]).Distinct().Count()).ToArray())];
        weeksOfSchool = [.. Enumerable.Range(0, Schools).Select(h => AllowedDays.SelectMany(a => a[h]).Select(d => WeekOfDay[d]).Distinct().Count())];
        LeaderDays = [.. AllowedDays.Select(a => ByMonth(a.SelectMany(days => days).Distinct()))];
        HostDays = [.. Enumerable.Range(0, Schools).Select(h => ByMonth(AllowedDays.SelectMany(a => a[h]).Distinct()))];
        Earlier = [.. (problem.Earlier ?? []).Where(v => studioOf.ContainsKey(v.Studio) && schoolOf.ContainsKey(v.School)).Select(v => (studioOf[v.Studio], schoolOf[v.School], dayOf.GetValueOrDefault(v.Day, -1)))];
        earlierDays = [.. Earlier.Where(e => e.Day >= 0)];
        EarlierPairs = Earlier.CountBy(e => (e.Studio, e.School)).ToDictionary();
        Pins = [.. problem.Pins.Select(v => (studioOf[v.Studio], schoolOf[v.School], dayOf[v.Day]))];
    }

    public VisitPlanProblem Problem { get; }

    public IReadOnlyList<DateOnly> Days { get; }

    public int Studios => Problem.Studios.Count;

    public int Schools => Problem.Schools.Count;

    public int Weeks { get; }

    public int Months { get; }

    public int Terms { get; }

    public int[] WeekOfDay { get; }

    public int[] MonthOfDay { get; }

    public int[] TermOfDay { get; }

    /// <summary>By school: visits that took place.</summary>
    public int[] SchoolDone { get; }

    /// <summary>By studio and school: what the way and the subject cost.</summary>
    public int[][] Costs { get; }

    public DistrictShares Shares { get; }

    /// <summary>By studio and school: the days on which it could go there.</summary>
    public int[][][] AllowedDays { get; }

    /// <summary>By studio and month: days on which the leader could go to some school.</summary>
    public int[][] LeaderDays { get; }

    /// <summary>By school and month: days on which some studio could come.</summary>
    public int[][] HostDays { get; }

    /// <summary>The plan made before; a day that is no more is −1.</summary>
    public IReadOnlyList<(int Studio, int School, int Day)> Earlier { get; }

    public IReadOnlyDictionary<(int Studio, int School), int> EarlierPairs { get; }

    public IReadOnlyList<(int Studio, int School, int Day)> Pins { get; }

    public bool HasEarlier => Problem.Earlier is not null;

    /// <summary>Whether a visit then breaks no rule by itself or with what is done.</summary>
    public bool Allows(int studio, int school, int day) => allowed[(((studio * Schools) + school) * Days.Count) + day];

    public bool WasPlanned(int studio, int school, int day) => earlierDays.Contains((studio, school, day));

    /// <summary>How often a studio could go to a school: once a term.</summary>
    public int MostOfPair(int studio, int school) => timesOfPair[studio][school];

    /// <summary>How many more a school can receive: within its most, one a week.</summary>
    public int MostOfSchool(int school) => Math.Min(Math.Max(0, Problem.Schools[school].Most - SchoolDone[school]), WeeksOfSchool(school));

    /// <summary>Weeks in which some studio could come.</summary>
    public int WeeksOfSchool(int school) => weeksOfSchool[school];

    public int LeastOfSchool(int school) => Math.Max(0, Problem.Schools[school].Least - SchoolDone[school]);

    /// <summary>What a visit beyond a school's least costs.</summary>
    public int ExtraCost(int school) => Problem.Weights.LessNeed * (VisitedSchool.MostNeed - Problem.Schools[school].Need);

    /// <summary>The fewest visits of a month that are even, and the most.</summary>
    public (int Low, int High) PaceOf(int studio) => Months == 0 ? (0, 0) : (Problem.Studios[studio].Owed / Months, (Problem.Studios[studio].Owed + Months - 1) / Months);

    public PlannedVisit Visit(int studio, int school, int day) => new(Problem.Studios[studio].Key, Problem.Schools[school].Key, Days[day]);

    private bool[] Allowed()
    {
        var all = new bool[Studios * Schools * Days.Count];
        var weeksTaken = Problem.Done.Select(v => (v.School, Term.MondayOf(v.Day))).ToHashSet();
        var termsTaken = Problem.Done.Select(v => (v.Studio, v.School, TermOf(v.Day))).ToHashSet();
        var daysTaken = Problem.Done.Select(v => (v.Studio, v.Day)).ToHashSet();
        var at = 0;
        foreach (var studio in Problem.Studios)
        {
            var free = Days.Select(d => !studio.Busy.Contains(d) && !daysTaken.Contains((studio.Key, d))).ToArray();
            foreach (var school in Problem.Schools)
            {
                for (var day = 0; day < Days.Count; day++, at++)
                {
                    all[at] = free[day] && school.Key != studio.OwnSchool && !school.Closed.Contains(Days[day])
                        && !weeksTaken.Contains((school.Key, Term.MondayOf(Days[day]))) && !termsTaken.Contains((studio.Key, school.Key, TermOfDay[day]));
                }
            }
        }
        return all;
    }

    private int[] ByMonth(IEnumerable<int> days)
    {
        var counts = new int[Months];
        foreach (var day in days) counts[MonthOfDay[day]]++;
        return counts;
    }

    private int TermOf(DateOnly day) => Problem.Terms.Index().Where(t => t.Item.Includes(day)).Select(t => t.Index).FirstOrDefault(Problem.Terms.Count);

    private static (int Year, int Month) MonthOf(DateOnly day) => (day.Year, day.Month);

    private static Dictionary<T, int> Numbers<T>(IEnumerable<T> things)
        where T : notnull => things.Index().ToDictionary(t => t.Item, t => t.Index);
}
