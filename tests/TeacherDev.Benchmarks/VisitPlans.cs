using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TeacherDev.Domain.Studios.Planning;

namespace TeacherDev.Benchmarks;

/// <summary>
/// Plans a city's visits of a year, and mends each plan after every leader in turn was ill for the two weeks in which most is planned for it. Plans are judged by the independent
/// check. Judged by processor time, since the machine may have more to do; one run before does not count.
/// </summary>
internal sealed record VisitPlans(int Studios, int Schools, IReadOnlyList<int> Seeds)
{
    public const string Usage = "visit-plan [--studios 30] [--schools 109] [--seed N]: studios owe nine visits each, schools have two or three; without a seed 1 to 5";
    private const double MostSeconds = 2;
    private const double MostGap = 0.05;
    private const int MostMoves = 10;
    private const int DaysIll = 14;

    private sealed record Figures(int Seed, int Hard, int Cost, int Bound, double? Gap, IReadOnlyDictionary<string, int> Costs, double Seconds, double CpuSeconds, int MostMoved, double MeanMoved, int NotFewest, int IllHard, double MostCpuSecondsToMend)
    {
        public bool IsOk => Hard == 0 && IllHard == 0 && Gap <= MostGap && CpuSeconds <= MostSeconds && MostCpuSecondsToMend <= MostSeconds && MostMoved <= MostMoves;
    }

    /// <summary>Null when the options are none.</summary>
    public static VisitPlans? Read(string[] options)
    {
        var plans = new VisitPlans(30, 109, [1, 2, 3, 4, 5]);
        if (options.Length % 2 != 0) return null;
        foreach (var pair in options.Chunk(2))
        {
            if (!int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 10_000) return null;
            var next = pair[0] switch
            {
                "--studios" => plans with { Studios = number },
                "--schools" => plans with { Schools = number },
                "--seed" => plans with { Seeds = [number] },
                _ => null,
            };
            if (next is null) return null;
            plans = next;
        }
        return VisitCity.Fits(plans.Studios, plans.Schools) ? plans : null;
    }

    public (string Line, bool IsOk) Run()
    {
        VisitPlanner.Solve(new VisitCity(Studios, Schools, seed: 0).Draw(), new(Seed: 1));
        Console.Error.WriteLine("seed  hard  cost  bound    gap  seconds  CPU-s  ill: moved at most (mean)  not proven fewest  hard  CPU-s at most");
        var all = Seeds.Select(Measure).ToList();
        var isOk = all.TrueForAll(f => f.IsOk);
        return (JsonSerializer.Serialize(new
        {
            name = "visit-plan",
            ok = isOk,
            studios = Studios,
            schools = Schools,
            seeds = all.Select(f => new
            {
                seed = f.Seed,
                hard = f.Hard,
                cost = f.Cost,
                costs = f.Costs,
                bound = f.Bound,
                gap = f.Gap is { } gap ? Math.Round(gap, 4) : (double?)null,
                seconds = Math.Round(f.Seconds, 3),
                cpuSeconds = Math.Round(f.CpuSeconds, 3),
                movesWhenIll = f.MostMoved,
                meanMovesWhenIll = Math.Round(f.MeanMoved, 2),
                notProvenFewest = f.NotFewest,
                hardWhenIll = f.IllHard,
                cpuSecondsToMend = Math.Round(f.MostCpuSecondsToMend, 3),
            }),
            goals = new { hard = 0, cpuSeconds = MostSeconds, gap = MostGap, movesWhenIll = MostMoves },
        }), isOk);
    }

    private Figures Measure(int seed)
    {
        var problem = new VisitCity(Studios, Schools, seed).Draw();
        var (begun, used) = (Stopwatch.GetTimestamp(), ProcessorSeconds);
        var plan = VisitPlanner.Solve(problem, new((ulong)seed));
        var (seconds, cpuSeconds) = (Stopwatch.GetElapsedTime(begun).TotalSeconds, ProcessorSeconds - used);
        var hard = VisitPlanCheck.Breaches(problem, plan.Visits).Count;
        var ill = problem.Studios.Select(s => Mend(problem, plan.Visits, s)).ToList();
        var figures = new Figures(
            seed, hard, plan.Cost, plan.Bound?.Total ?? 0, plan.Gap, plan.Costs.ToDictionary(c => c.Key.ToString(), c => c.Value, StringComparer.Ordinal), seconds, cpuSeconds,
            ill.Max(i => i.Replan.Moved.Count), ill.Average(i => i.Replan.Moved.Count), ill.Count(i => !i.Replan.IsFewest), ill.Sum(i => i.Hard), ill.Max(i => i.Seconds));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seed,4}  {hard,4}  {figures.Cost,4}  {figures.Bound,5}  {figures.Gap,5:0.0%}  {seconds,7:0.00}  {cpuSeconds,5:0.00}  {figures.MostMoved,18} ({figures.MeanMoved,4:0.0})  {figures.NotFewest,17}  {figures.IllHard,4}  {figures.MostCpuSecondsToMend,15:0.00}"));
        return figures;
    }

    private static (VisitReplan Replan, int Hard, double Seconds) Mend(VisitPlanProblem problem, IReadOnlyList<PlannedVisit> accepted, VisitingStudio studio)
    {
        var from = problem.Days.MaxBy(d => accepted.Count(v => v.Studio == studio.Key && v.Day >= d && v.Day < d.AddDays(DaysIll)));
        var busy = studio.Busy.Union(problem.Days.Where(d => d >= from && d < from.AddDays(DaysIll))).ToHashSet();
        var changed = problem with { Studios = [.. problem.Studios.Select(s => s.Key == studio.Key ? s with { Busy = busy } : s)] };
        var used = ProcessorSeconds;
        var replan = VisitReplanner.Mend(changed, accepted, new(Seed: 1));
        var seconds = ProcessorSeconds - used;
        return (replan, VisitPlanCheck.Breaches(changed, replan.Plan.Visits).Count, seconds);
    }

    /// <summary>Of all threads of this process, the compiler's and the collector's included.</summary>
    private static double ProcessorSeconds
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return self.TotalProcessorTime.TotalSeconds;
        }
    }
}
