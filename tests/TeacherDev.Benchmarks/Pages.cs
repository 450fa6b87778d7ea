using System.Globalization;
using System.Text.Json;

namespace TeacherDev.Benchmarks;

/// <summary>
/// Processor time a page costs, at 2,000 and at 20,000 teachers, beside a bare Kestrel endpoint in the same run.
/// The site is the real program, in Production, on SQLite, in a child process over a data directory of its own; its processor time is read
/// before and after N requests sent one after another over one connection, divided by N, once the just-in-time compiler has come to rest. Session
/// lookup, database, Razor, kernel and garbage collection are all in it; nothing is subtracted. Signed-in pages are never cached, so every request
/// does its whole work.
/// </summary>
internal sealed class Pages
{
    private const double MostMilliseconds = 5;
    private const double MostGrowth = 1.3;
    private const int Requests = 200;

    /// <summary>The day the city is built on, whatever day it is: its rows are the same for every run.</summary>
    private const string CityDay = "2026-11-23T09:00";
    private const string Password = "Benchmark#2026";
    private static readonly int[] Sizes = [2_000, 20_000];

    /// <summary>The figures as one JSON line, and whether they meet the goals.</summary>
    public async Task<(string Line, bool IsOk)> RunAsync()
    {
        var floor = await Floor.MeasureAsync();
        var figures = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (var size in Sizes)
            foreach (var (page, cpu) in await MeasureAsync(size))
            {
                if (!figures.TryGetValue(page, out var row)) figures[page] = row = [];
                row.Add(Round(cpu));
            }
        var growth = figures.ToDictionary(f => f.Key, f => Round(f.Value[^1] / f.Value[0]), StringComparer.Ordinal);
        var isOk = figures.Values.All(f => f.All(ms => ms <= MostMilliseconds)) && growth.Values.All(g => g <= MostGrowth);
        return (JsonSerializer.Serialize(new
        {
            name = "pages",
            ok = isOk,
            teachers = Sizes,
            cpuMs = figures,
            growth,
            floorCpuMs = Round(floor),
            timesFloor = figures.ToDictionary(f => f.Key, f => Round(f.Value[^1] / floor), StringComparer.Ordinal),
            goals = new { cpuMs = MostMilliseconds, growth = MostGrowth },
        }), isOk);
    }

    private static async Task<IReadOnlyDictionary<string, double>> MeasureAsync(int size)
    {
        var folder = Directory.CreateTempSubdirectory("teacherdev-benchmark-").FullName;
        try
        {
            Console.Error.WriteLine($"{size} teachers: building the city …");
            string[] city = ["--Data:Directory", folder, "--Demo:Password", Password, "--Demo:Teachers", size.ToString(CultureInfo.InvariantCulture), "--Logging:LogLevel:Default", "Warning"];
            await Server.BuildAsync("TeacherDev.Web.dll", ["seed", "--demo", "--Clock:Now", CityDay, .. city]);
            await using var server = await Server.StartAsync("TeacherDev.Web.dll", ["--urls", "{url}", "--Demo:Enabled", "true", "--Jobs:Enabled", "false", .. city]);
            using Visit coordinator = new(server), teacher = new(server);
            await coordinator.SignInAsync("coordinator", Password);
            await teacher.SignInAsync("teacher", Password);
            var cohort = await coordinator.LinkAsync("/cohorts", "/cohorts/[0-9]+");
            var year = await coordinator.LinkAsync("/programmes/5123XE", "/programmes/5123XE/[0-9][^\"/?]*");
            (string Page, Visit By, string Path)[] pages =
                [("home", coordinator, "/"), ("programme", coordinator, year), ("class", coordinator, cohort), ("timetable", coordinator, cohort + "/timetable"), ("studioBoard", coordinator, "/studios"), ("myHours", teacher, "/hours")];
            var measured = await Rounds.SettleAsync(pages.ToDictionary(p => p.Page, p => (Func<Task<double>>)(() => p.By.CpuAsync(p.Path, Requests)), StringComparer.Ordinal));
            foreach (var (page, _, path) in pages) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size} teachers: {page} {path} {measured[page]:0.00} CPU-ms"));
            return measured;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Round(double value) => Math.Round(value, 3);
}
