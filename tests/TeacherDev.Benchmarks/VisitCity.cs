using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Studios.Planning;

namespace TeacherDev.Benchmarks;

/// <summary>
/// A city like 玉溪 in a year, from a seed: nine districts, schools in need of two or three visits, studios that owe nine each, six teaching months of April to November. A plan is
/// drawn first and kept possible: leaders, who can on two days of five, and schools, closed in exam weeks and on one day of ten, are free on its days. It is then forgotten.
/// </summary>
internal sealed class VisitCity(int studios, int schools, int seed)
{
    private const int Owed = 9;
    private const int Least = 2;
    private const int Most = 3;
    private static readonly IReadOnlyList<string> Districts = ["红塔", "江川", "澄江", "通海", "华宁", "易门", "峨山", "新平", "元江"];
    private static readonly IReadOnlyList<string> Subjects = ["语文", "数学", "英语", "物理", "化学", "生物", "历史", "地理", "思想政治"];
    private static readonly Period Window = new(new(2026, 4, 1), new(2026, 11, 30));
    private static readonly IReadOnlyList<Period> Terms = [new(new(2026, 3, 1), new(2026, 7, 10)), new(new(2026, 9, 1), new(2027, 1, 20))];
    private static readonly IReadOnlyList<Period> Off = [new(new(2026, 4, 6), new(2026, 4, 6)), new(new(2026, 5, 1), new(2026, 5, 5)), new(new(2026, 6, 19), new(2026, 6, 19)), new(new(2026, 7, 1), new(2026, 8, 31)), new(new(2026, 9, 25), new(2026, 9, 25)), new(new(2026, 10, 1), new(2026, 10, 7))];

    // xorshift of the seed alone, so that a city is the same wherever it is drawn.
    private ulong state = ((ulong)seed * 0x9E3779B97F4A7C15UL) | 1;

    /// <summary>Whether so many schools can have their visits of so many studios.</summary>
    public static bool Fits(int studios, int schools) => studios > 0 && schools >= Owed && studios * Owed >= schools * Least && studios * Owed <= schools * Most;

    public VisitPlanProblem Draw()
    {
        List<DateOnly> days = [.. Window.EachDay().Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Off.Any(o => o.Includes(d)))];
        var exams = Enumerable.Range(0, schools).Select(_ => new HashSet<DateOnly>([.. Weeks(days, 2)])).ToList();
        var planted = Plant(days, exams);
        var centres = Districts.Select(_ => (X: Below(100), Y: Below(100))).ToList();
        var places = Enumerable.Range(0, studios + schools).Select(_ => (District: Below(Districts.Count), X: Below(21) - 10, Y: Below(21) - 10)).ToList();
        var (leaders, hosts) = (new List<VisitingStudio>(), new List<VisitedSchool>());
        for (var studio = 0; studio < studios; studio++)
        {
            var own = planted.Where(v => v.Studio == studio).Select(v => v.Day).ToHashSet();
            leaders.Add(new(studio, $"工作室{studio + 1}", Districts[places[studio].District], Owed)
            {
                Subject = Subjects[studio % Subjects.Count],
                Stage = Below(4) == 0 ? SchoolStage.Senior : SchoolStage.Junior,
                Busy = days.Where(d => Below(5) >= 2 && !own.Contains(d)).ToHashSet(),
            });
        }
        for (var school = 0; school < schools; school++)
        {
            var own = planted.Where(v => v.School == school).Select(v => v.Day).ToHashSet();
            hosts.Add(new(school, $"学校{school + 1}", Districts[places[studios + school].District], Least, Most)
            {
                Need = Below(VisitedSchool.MostNeed + 1),
                Stages = new HashSet<SchoolStage>([Below(5) == 0 ? SchoolStage.Senior : SchoolStage.Junior]),
                Subjects = Subjects.Where(_ => Below(2) == 0).ToHashSet(),
                Closed = days.Where(d => (exams[school].Contains(d) || Below(10) == 0) && !own.Contains(d)).ToHashSet(),
            });
        }
        return new(Window, days, leaders, hosts)
        {
            Terms = Terms,
            Journeys = (from studio in Enumerable.Range(0, studios) from school in Enumerable.Range(0, schools) select (studio, school)).ToDictionary(p => p, p => Way(places[p.studio], places[studios + p.school])),
        };

        int Way((int District, int X, int Y) one, (int District, int X, int Y) other)
        {
            var (x, y) = (centres[one.District].X + one.X - centres[other.District].X - other.X, centres[one.District].Y + one.Y - centres[other.District].Y - other.Y);
            return (int)Math.Sqrt((x * x) + (y * y));
        }
    }

    /// <summary>Schools are dealt to studios like cards; who gets one that it has already, or no day, is dealt again.</summary>
    private List<(int Studio, int School, DateOnly Day)> Plant(List<DateOnly> days, List<HashSet<DateOnly>> exams)
    {
        for (; ; )
        {
            List<int> cards = [.. Enumerable.Range(0, schools * Least).Select(c => c % schools), .. Shuffled(schools)];
            var hands = Shuffled(studios * Owed).Zip(cards).Select(h => (Studio: h.First % studios, School: h.Second)).ToList();
            if (hands.Distinct().Count() < hands.Count) hands = Untwine(hands);
            var plan = new List<(int Studio, int School, DateOnly Day)>();
            foreach (var (studio, school) in hands)
            {
                var open = days.Where(d => !exams[school].Contains(d) && !plan.Exists(v => (v.Studio == studio && v.Day == d) || (v.School == school && WeekOf(v.Day) == WeekOf(d)))).ToList();
                if (open.Count == 0) break;
                plan.Add((studio, school, open[Below(open.Count)]));
            }
            if (plan.Count == studios * Owed) return plan;
        }
    }

    private List<(int Studio, int School)> Untwine(List<(int Studio, int School)> hands)
    {
        while (hands.GroupBy(h => h).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            var (at, with) = (hands.IndexOf(twice.Key), Below(hands.Count));
            (hands[at], hands[with]) = ((hands[at].Studio, hands[with].School), (hands[with].Studio, hands[at].School));
        }
        return hands;
    }

    private IEnumerable<DateOnly> Weeks(List<DateOnly> days, int count)
    {
        var chosen = Enumerable.Range(0, count).Select(_ => WeekOf(days[Below(days.Count)])).ToHashSet();
        return days.Where(d => chosen.Contains(WeekOf(d)));
    }

    private List<int> Shuffled(int count) => [.. Enumerable.Range(0, count).Select(n => (n, Key: Next())).OrderBy(n => n.Key).Select(n => n.n)];

    // Day 0 of the calendar was a Monday.
    private static int WeekOf(DateOnly day) => day.DayNumber / 7;

    private int Below(int limit) => (int)(Next() % (ulong)limit);

    private ulong Next()
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state >> 11;
    }
}
