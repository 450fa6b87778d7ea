using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TeacherDev.Domain.Scheduling.Competition;
using TeacherDev.Domain.Scheduling.Solving;
using TeacherDev.Web.Verbs;

namespace TeacherDev.Benchmarks;

/// <summary>
/// The timetable engine on the public instances of ITC-2007, track 3: every .ctt file of a folder with every seed, one after the other on one
/// thread, each result checked independently. The goals are judged over the instances that have one.
/// </summary>
internal sealed record Timetable(string Folder, ulong FirstSeed, ulong LastSeed, long Moves)
{
    public const string Usage = "timetable --dir FOLDER [--seeds 1-5] [--moves 1000M]: FOLDER holds the .ctt files of ITC-2007, track 3";
    private const double MostSecondsToFeasible = 3;
    private const int MostOfFive = 455;
    private const int WantedOfFive = 440;

    /// <summary>The best values published, of comp01 to comp21.</summary>
    private static readonly IReadOnlyList<int> BestKnown = [5, 24, 64, 35, 284, 27, 6, 37, 96, 4, 0, 294, 59, 51, 62, 18, 56, 61, 57, 4, 74];

    private static readonly IReadOnlyList<string> Five = ["comp01", "comp02", "comp03", "comp04", "comp05"];

    private sealed record Attempt(ulong Seed, CompetitionCost Cost, long Moves, double? SecondsToFeasible, double Seconds);

    private sealed record Outcome(string Name, IReadOnlyList<Attempt> Runs)
    {
        public int Median => Runs.Select(r => r.Cost.Soft).Order().ElementAt(Runs.Count / 2);

        public int Best => Runs.Min(r => r.Cost.Soft);

        public int? Known => Name.StartsWith("comp", StringComparison.Ordinal) && int.TryParse(Name[4..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= BestKnown.Count ? BestKnown[number - 1] : null;

        public bool IsFeasibleInTime => Runs.All(r => r.Cost.Hard == 0 && r.SecondsToFeasible <= MostSecondsToFeasible);
    }

    /// <summary>Null when the options are none.</summary>
    public static Timetable? Read(string[] options)
    {
        var timetable = new Timetable("", 1, 5, 1_000_000_000);
        if (options.Length % 2 != 0) return null;
        foreach (var pair in options.Chunk(2))
        {
            var next = pair switch
            {
                ["--dir", var folder] when Directory.Exists(folder) => timetable with { Folder = folder },
                ["--seeds", var seeds] => timetable.WithSeeds(seeds.Split('-')),
                ["--moves", var moves] when TimetableOrder.MovesOf(moves) is { } count => timetable with { Moves = count },
                _ => null,
            };
            if (next is null) return null;
            timetable = next;
        }
        return timetable.Folder.Length == 0 ? null : timetable;
    }

    public (string Line, bool IsOk) Run()
    {
        Console.Error.WriteLine("instance  hard  soft (seats days alone rooms)  best known   gap  moves  CPU-s to feasible  CPU-s");
        var outcomes = Directory.EnumerateFiles(Folder, "*.ctt").Order(StringComparer.Ordinal).Select(Solve).ToList();
        var five = outcomes.Where(o => Five.Contains(o.Name)).ToList();
        var (sum, isWhole) = (five.Sum(o => o.Median), five.Count == Five.Count);
        var isOk = isWhole && five.TrueForAll(o => o.IsFeasibleInTime) && sum <= MostOfFive;
        return (JsonSerializer.Serialize(new
        {
            name = "timetable",
            ok = isOk,
            seeds = $"{FirstSeed}-{LastSeed}",
            moves = Moves,
            instances = outcomes.Select(o => new
            {
                o.Name,
                median = o.Median,
                best = o.Best,
                bestKnown = o.Known,
                soft = o.Runs.Select(r => r.Cost.Soft),
                hard = o.Runs.Sum(r => r.Cost.Hard),
                cpuSecondsToFeasible = o.Runs.Max(r => r.SecondsToFeasible),
                cpuSeconds = Math.Round(o.Runs.Average(r => r.Seconds), 1),
            }),
            sumOfMedians = outcomes.Sum(o => o.Median),
            sumOfMediansOfFive = isWhole ? sum : (int?)null,
            sumOfBestKnown = outcomes.Sum(o => o.Known ?? 0),
            goals = new { cpuSecondsToFeasible = MostSecondsToFeasible, sumOfMediansOfFive = MostOfFive, wanted = WantedOfFive },
        }), isOk);
    }

    private Timetable? WithSeeds(string[] ends) =>
        ulong.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && ulong.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) && ends.Length <= 2 && first <= last && last - first < 1000
            ? this with { FirstSeed = first, LastSeed = last }
            : null;

    private Outcome Solve(string file)
    {
        var instance = CompetitionFile.Read(File.ReadAllText(file));
        var outcome = new Outcome(Path.GetFileNameWithoutExtension(file), [.. Enumerable.Range(0, (int)(LastSeed - FirstSeed) + 1).Select(i => Solve(instance, FirstSeed + (ulong)i))]);
        foreach (var run in outcome.Runs) Console.Error.WriteLine(Row($"{outcome.Name}/{run.Seed}", run, run.Cost.Soft, outcome.Known));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outcome.Name}: median {outcome.Median}, best {outcome.Best}"));
        return outcome;
    }

    private Attempt Solve(CompetitionInstance instance, ulong seed)
    {
        var (begun, feasibleAfter) = (ProcessorSeconds, (double?)null);
        var solution = Solver.Solve(CompetitionProblem.Of(instance), new(seed, Moves), p =>
        {
            if (feasibleAfter is null && p.BestHard == 0) feasibleAfter = Math.Round(ProcessorSeconds - begun, 2);
        });
        return new(seed, CompetitionChecker.Check(instance, CompetitionProblem.Lectures(instance, solution.Best)), solution.Moves, feasibleAfter, ProcessorSeconds - begun);
    }

    private static string Row(string name, Attempt run, int soft, int? known) => string.Create(CultureInfo.InvariantCulture,
        $"{name,-9} {run.Cost.Hard,4}  {soft,4} ({run.Cost.RoomCapacity,5} {run.Cost.LeastDays,4} {run.Cost.Compactness,5} {run.Cost.RoomStability,5})  {known,10}  {(known is > 0 ? $"{100.0 * (soft - known.Value) / known.Value:0}%" : "-"),4}  {run.Moves / 1_000_000}M  {run.SecondsToFeasible,17:0.00}  {run.Seconds,5:0.0}");

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
