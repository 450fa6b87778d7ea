using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;

namespace TeacherDev.Benchmarks;

/// <summary>
/// Mentors for mentees: three cities (enough places, just enough, a fifth too few) with every seed, each assignment proven to be the best. Beside them
/// the product's own rounds with candidates, reasons and all, and with <c>--large</c> two cities of twenty times the size; the times of these are told, not judged.
/// </summary>
internal sealed record Matching(int Mentees, int Mentors, int Candidates, ulong FirstSeed, ulong LastSeed, bool IsLarge)
{
    public const string Usage = "matching [--mentees 5000] [--mentors 2000] [--candidates 50] [--seed 1 | --seeds 1-5] [--large]";
    private const double MostSeconds = 0.5;
    private const double WantedLargeSeconds = 15;
    private const double WantedLargeMegabytes = 200;
    private const int Times = 20;

    private static readonly IReadOnlyList<(string Name, int Fewest, int Most)> Rows = [("slack", 3, 3), ("justEnough", 1, 4), ("short", 1, 3)];

    /// <param name="PairsCost">What the pairs cost, without those who were left alone.</param>
    private sealed record Attempt(Proof Proof, long PairsCost, double SolveSeconds, double CertifySeconds, double PeakMegabytes)
    {
        public int Unmatched => Proof.Mentees - Proof.Matched;
    }

    private sealed record RoundAttempt(PairingKind Kind, MatchingResult Result, double Seconds);

    /// <summary>Null when the options are none.</summary>
    public static Matching? Read(string[] options)
    {
        var matching = new Matching(5_000, 2_000, 50, 1, 5, options.Contains("--large"));
        var pairs = options.Where(o => o != "--large").ToArray();
        if (pairs.Length % 2 != 0) return null;
        foreach (var pair in pairs.Chunk(2))
        {
            var next = pair switch
            {
                ["--mentees", var count] when Count(count) is { } mentees => matching with { Mentees = mentees },
                ["--mentors", var count] when Count(count) is { } mentors => matching with { Mentors = mentors },
                ["--candidates", var count] when Count(count) is { } candidates => matching with { Candidates = candidates },
                ["--seed", var seed] => matching.WithSeeds([seed]),
                ["--seeds", var seeds] => matching.WithSeeds(seeds.Split('-')),
                _ => null,
            };
            if (next is null) return null;
            matching = next;
        }
        return matching;
    }

    public (string Line, bool IsOk) Run()
    {
        Console.Error.WriteLine("row/seed              pairs           cost           dual  proven  unmatched  places  solve CPU-s  certify CPU-s  peak MB");
        var outcomes = Rows.Select(r => (r.Name, Runs: Enumerable.Range(0, (int)(LastSeed - FirstSeed) + 1).Select(i => Solve(r.Name, this, r.Fewest, r.Most, FirstSeed + (ulong)i)).ToList())).ToList();
        var peak = outcomes.Max(o => o.Runs.Max(r => r.PeakMegabytes));
        var large = !IsLarge ? [] : Rows.Take(2).Select(r => (r.Name, Run: Solve($"{r.Name} × {Times}", this with { Mentees = Mentees * Times, Mentors = Mentors * Times }, r.Fewest, r.Most, FirstSeed))).ToList();
        var rounds = Enum.GetValues<PairingKind>().Select(Match).ToList();
        var isOk = outcomes.TrueForAll(o => o.Runs.TrueForAll(r => r.Proof.IsProven && r.SolveSeconds <= MostSeconds)) && large.TrueForAll(l => l.Run.Proof.IsProven) && rounds.TrueForAll(r => r.Result.Proof.IsProven);
        return (JsonSerializer.Serialize(new
        {
            name = "matching",
            ok = isOk,
            mentees = Mentees,
            mentors = Mentors,
            candidates = Candidates,
            seeds = $"{FirstSeed}-{LastSeed}",
            rows = outcomes.Select(o => new
            {
                o.Name,
                pairsCost = o.Runs.Select(r => r.PairsCost),
                cost = o.Runs.Select(r => r.Proof.Primal),
                dual = o.Runs.Select(r => r.Proof.Dual),
                certificate = o.Runs.TrueForAll(r => r.Proof.IsProven),
                unmatched = o.Runs.Select(r => r.Unmatched),
                medianSolveCpuSeconds = o.Runs.Select(r => r.SolveSeconds).Order().ElementAt(o.Runs.Count / 2),
                mostSolveCpuSeconds = o.Runs.Max(r => r.SolveSeconds),
                mostCertifyCpuSeconds = o.Runs.Max(r => r.CertifySeconds),
            }),
            peakMegabytes = peak,
            large = large.Select(l => new
            {
                l.Name,
                cost = l.Run.Proof.Primal,
                dual = l.Run.Proof.Dual,
                certificate = l.Run.Proof.IsProven,
                unmatched = l.Run.Unmatched,
                solveCpuSeconds = l.Run.SolveSeconds,
                certifyCpuSeconds = l.Run.CertifySeconds,
                peakMegabytes = l.Run.PeakMegabytes,
                meetsWish = l.Run.SolveSeconds <= WantedLargeSeconds && l.Run.PeakMegabytes <= WantedLargeMegabytes,
            }),
            rounds = rounds.Select(r => new { kind = $"{r.Kind}", matched = r.Result.Matches.Count, leftOver = r.Result.LeftOver.Count, points = r.Result.Matches.Sum(m => m.Points), certificate = r.Result.Proof.IsProven, wholeCpuSeconds = r.Seconds }),
            goals = new { solveCpuSeconds = MostSeconds, wantedOfLarge = new { solveCpuSeconds = WantedLargeSeconds, peakMegabytes = WantedLargeMegabytes } },
        }), isOk);
    }

    private Matching? WithSeeds(string[] ends) =>
        ulong.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && ulong.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) && ends.Length <= 2 && first <= last && last - first < 1000
            ? this with { FirstSeed = first, LastSeed = last }
            : null;

    private static int? Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 10_000 ? count : null;

    private static Attempt Solve(string row, Matching size, int fewest, int most, ulong seed)
    {
        var problem = new MatchingCity(size.Mentees, size.Mentors, size.Candidates, seed).Build(fewest, most);
        var begun = ProcessorSeconds;
        var solution = Solver.Solve(problem);
        var solved = ProcessorSeconds;
        var proof = Proof.Of(problem, solution.MentorOf.AsSpan(), solution.Prices.AsSpan());
        var alone = solution.MentorOf.Index().Where(m => m.Item == Solution.Alone).Sum(m => problem.CostAlone(m.Index));
        var attempt = new Attempt(proof, proof.Primal - alone, Math.Round(solved - begun, 3), Math.Round(ProcessorSeconds - solved, 3), PeakMegabytes);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{row + "/" + seed,-18} {attempt.PairsCost,8} {proof.Primal,14} {proof.Dual,14}  {(proof.IsProven ? "yes" : "NO"),6}  {attempt.Unmatched,9}  {proof.Places,6}  {attempt.SolveSeconds,11:0.000}  {attempt.CertifySeconds,13:0.000}  {attempt.PeakMegabytes,7:0}"));
        return attempt;
    }

    /// <summary>The second time counts: the first pays for the compiler.</summary>
    private RoundAttempt Match(PairingKind kind)
    {
        var problem = new MatchingRounds(Mentees, Mentors, FirstSeed).Build(kind);
        MatchingSolver.Solve(problem);
        var begun = ProcessorSeconds;
        var attempt = new RoundAttempt(kind, MatchingSolver.Solve(problem), Math.Round(ProcessorSeconds - begun, 3));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {attempt.Result.Matches.Count} matched, {attempt.Result.LeftOver.Count} left over, proven {attempt.Result.Proof.IsProven}, {attempt.Seconds:0.000} CPU-s"));
        return attempt;
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

    /// <summary>The most memory that this process held so far, the making of the cities included.</summary>
    private static double PeakMegabytes
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return Math.Round(self.PeakWorkingSet64 / 1e6);
        }
    }
}
