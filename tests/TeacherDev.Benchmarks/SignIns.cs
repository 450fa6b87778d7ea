using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TeacherDev.Benchmarks;

/// <summary>
/// An activity of 3,000 people signs in by scanning what the wall shows: all within a minute, at random moments, and then all as fast as they
/// are answered, by 64 at a time. The site is the real program, in Production, on SQLite that waits for the disk, in a child process; every
/// person is signed in to an account, opens the address and presses the button, with a form token and cookies of their own. Beside it, in the
/// same run and on the same disk, a bare loop that commits the same rows four at a time.
/// </summary>
internal sealed class SignIns
{
    private const int People = 3_000;
    private const int AtOnce = 64;
    private const int FloorBatch = 4;
    private const int Seed = 20261124;
    private const double MostMilliseconds = 300;
    private const double LeastRatio = 0.5;
    private const string Password = "Benchmark#2026";
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(60);

    public async Task<(string Line, bool IsOk)> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("teacherdev-benchmark-").FullName;
        try
        {
            Console.Error.WriteLine($"{People} people: building the city …");
            string[] city = ["--Data:Directory", folder, "--Demo:Password", Password, "--Demo:Teachers", (People + 500).ToString(CultureInfo.InvariantCulture), "--Logging:LogLevel:Default", "Warning"];
            await Server.BuildAsync("TeacherDev.Web.dll", ["seed", "--demo", .. city]);
            await using var door = await SignInCity.FillAsync(folder, People);
            int acked;
            List<double> scans, presses;
            double rate;
            await using (var server = await Server.StartAsync("TeacherDev.Web.dll", ["--urls", "{url}", "--Demo:Enabled", "true", "--Jobs:Enabled", "false", .. city]))
            {
                using var coordinator = new Visit(server);
                await coordinator.SignInAsync("coordinator", Password);
                var phones = door.Phones(server.Url);
                (acked, scans, presses) = await BurstAsync(await Wall.WatchAsync(coordinator, door.Burst), phones);
                rate = await FloodAsync(server, await Wall.WatchAsync(coordinator, door.Flood), phones);
            }
            var (stored, lost, doubled) = await door.CountAsync();
            var floor = SignInFloor.Measure(folder, door.Flood, FloorBatch);
            var (p95, ratio) = (Percentile(presses), rate / floor);
            var isOk = lost == 0 && doubled == 0 && acked == People && p95 <= MostMilliseconds && ratio >= LeastRatio;
            return (JsonSerializer.Serialize(new
            {
                name = "sign-in",
                ok = isOk,
                people = People,
                seconds = Burst.TotalSeconds,
                acked,
                stored,
                lost,
                doubled,
                p95ms = Math.Round(p95, 1),
                scanP95ms = Math.Round(Percentile(scans), 1),
                rate = Math.Round(rate),
                floorBatch = FloorBatch,
                floorRate = Math.Round(floor),
                ratio = Math.Round(ratio, 2),
                goals = new { p95ms = MostMilliseconds, ratio = LeastRatio, lost = 0, doubled = 0 },
            }), isOk);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Everybody at a random moment of a minute: how many were told that they signed in, and how long each request took.</summary>
    private static async Task<(int Acked, List<double> Scans, List<double> Presses)> BurstAsync(Wall wall, IReadOnlyList<Phone> phones)
    {
        await using (wall)
        {
            Console.Error.WriteLine($"{phones.Count} people within {Burst.TotalSeconds} s …");
            var (random, scans, presses, acked) = (new Random(Seed), new List<double>(), new List<double>(), 0);
            await Task.WhenAll(phones.Select(p => (Phone: p, Moment: Burst * random.NextDouble())).Select(async p =>
            {
                await Task.Delay(p.Moment);
                var started = Stopwatch.GetTimestamp();
                await p.Phone.ScanAsync(wall.Address);
                var scan = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                started = Stopwatch.GetTimestamp();
                var isAcked = await p.Phone.PressAsync();
                var press = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                lock (scans)
                {
                    scans.Add(scan);
                    presses.Add(press);
                    if (isAcked) acked++;
                }
            }));
            return (acked, scans, presses);
        }
    }

    /// <summary>Sign-ins a second, each answered after its commit. Everybody has scanned before: the moment of the scan is good for ten minutes.</summary>
    private static async Task<double> FloodAsync(Server server, Wall wall, IReadOnlyList<Phone> phones)
    {
        await using (wall)
        {
            await Parallel.ForEachAsync(phones, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (phone, _) => await phone.ScanAsync(wall.Address));
            Console.Error.WriteLine($"{phones.Count} people, {AtOnce} at once …");
            var (started, before, acked) = (Stopwatch.GetTimestamp(), server.ProcessorTime, 0);
            await Parallel.ForEachAsync(phones, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (phone, _) =>
            {
                if (await phone.PressAsync()) Interlocked.Increment(ref acked);
            });
            var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{acked} in {took:0.00} s, {(server.ProcessorTime - before).TotalMilliseconds / acked:0.00} CPU-ms of the site each"));
            return acked / took;
        }
    }

    private static double Percentile(List<double> values) => values.Order().ElementAt((int)(values.Count * 0.95));
}
