using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;

namespace TeacherDev.Benchmarks;

/// <summary>
/// What everybody of a city has and owes: 4,000 and 40,000 teachers with fifty entries each of five years, read from the ledger and reckoned by the
/// rules, beside one hand-written aggregate over the same rows. And processor time of one person's page at the larger size.
/// </summary>
internal sealed class HoursOfCity
{
    private const int EntriesEach = 50;
    private const double MostSeconds = 20;
    private const double MostMilliseconds = 5;
    private const double MostGrowth = 1.3;
    private const int Rounds = 3;
    private const int Requests = 200;
    private const string CityDay = "2026-11-23T09:00";
    private const string Password = "Benchmark#2026";
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly int[] Sizes = [4_000, 40_000];

    public async Task<(string Line, bool IsOk)> RunAsync()
    {
        var floor = await Floor.MeasureAsync();
        var measured = new List<Figures>();
        foreach (var size in Sizes) measured.Add(await MeasureAsync(size, withPage: size == Sizes[^1]));
        var (least, most) = (measured[0], measured[^1]);
        // Ten times the teachers may take ten times as long.
        var growth = most.Statements / most.Teachers / (least.Statements / least.Teachers);
        var isOk = most.Statements <= MostSeconds && growth <= MostGrowth && most.PageCpuMs <= MostMilliseconds;
        return (JsonSerializer.Serialize(new
        {
            name = "hours",
            ok = isOk,
            teachers = measured.Select(m => m.Teachers),
            entries = measured.Select(m => m.Entries),
            statementsSeconds = measured.Select(m => Math.Round(m.Statements, 3)),
            aggregateSeconds = measured.Select(m => Math.Round(m.Aggregate, 3)),
            timesAggregate = measured.Select(m => Math.Round(m.Statements / m.Aggregate, 1)),
            growth = Math.Round(growth, 2),
            peakMegabytes = Environment.WorkingSet / 1_000_000,
            pageCpuMs = Math.Round(most.PageCpuMs!.Value, 3),
            floorCpuMs = Math.Round(floor, 3),
            timesFloor = Math.Round(most.PageCpuMs.Value / floor, 1),
            goals = new { statementsSeconds = MostSeconds, growth = MostGrowth, pageCpuMs = MostMilliseconds },
        }), isOk);
    }

    private sealed record Figures(int Teachers, int Entries, double Statements, double Aggregate, double? PageCpuMs);

    private static async Task<Figures> MeasureAsync(int teachers, bool withPage)
    {
        var folder = Directory.CreateTempSubdirectory("teacherdev-benchmark-").FullName;
        try
        {
            Console.Error.WriteLine($"{teachers} teachers: building the city …");
            string[] city = ["--Data:Directory", folder, "--Demo:Password", Password, "--Demo:Teachers", teachers.ToString(CultureInfo.InvariantCulture), "--Logging:LogLevel:Default", "Warning"];
            await Server.BuildAsync("TeacherDev.Web.dll", ["seed", "--demo", "--Clock:Now", CityDay, .. city]);
            await using var services = DataServices.Of(folder);
            await InDbAsync(services, FillAsync);
            var (statements, aggregate, entries) = (new List<double>(), new List<double>(), 0);
            for (var round = 0; round < Rounds; round++)
            {
                statements.Add(await InDbAsync(services, db => SecondsAsync(() => ReckonAsync(db))));
                aggregate.Add(await InDbAsync(services, db => SecondsAsync(async () => entries = await AddUpAsync(db))));
            }
            var figures = new Figures(teachers, entries, statements.Order().ElementAt(Rounds / 2), aggregate.Order().ElementAt(Rounds / 2), withPage ? await PageAsync(city) : null);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{teachers} teachers, {entries} entries: statements {figures.Statements:0.00} s, aggregate {figures.Aggregate:0.00} s, page {figures.PageCpuMs:0.00} CPU-ms"));
            return figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Every teacher gets as many entries, in sessions and from platforms, spread over the five years to today.</summary>
    private static async Task<int> FillAsync(TeacherDevDb db) => await db.Database.ExecuteSqlRawAsync($"""
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {EntriesEach})
        INSERT INTO "HoursEntries" ("PersonId", "OrganisationId", "Mode", "Hours_Tenths", "Day", "Part", "SourceKind", "SourceId", "Title", "RuleVersion", "PostedAt")
        SELECT p."Id", p."OrganisationId", CASE n.i % 3 WHEN 0 THEN 'faceToFace' WHEN 1 THEN 'online' ELSE 'schoolBased' END, 10 + (n.i * 7 + p."Id") % 40,
               date('2026-11-20', '-' || ((n.i * 36 + p."Id") % 1780) || ' days'), CASE n.i % 3 WHEN 0 THEN n.i % 2 END,
               CASE n.i % 3 WHEN 0 THEN 0 ELSE 2 END, 10000000 + n.i, '培训 ' || n.i, 'YN-CYCLE 2021', '2026-11-20 01:00:00'
        FROM "People" p CROSS JOIN n
        """);

    private static async Task<int> ReckonAsync(TeacherDevDb db)
    {
        var met = 0;
        await foreach (var standing in new HoursLedger(db).StandingsAsync(db.People, Today))
            if (standing.Current is { IsMet: true }) met++;
        return met;
    }

    private static async Task<int> AddUpAsync(TeacherDevDb db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = """SELECT "PersonId", SUM("Hours_Tenths"), COUNT(*) FROM "HoursEntries" WHERE "Day" <= '2026-11-23' GROUP BY "PersonId", "Mode", strftime('%Y', "Day")""";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync()) rows += reader.GetInt32(2);
        return rows;
    }

    private static async Task<double> PageAsync(string[] city)
    {
        await using var server = await Server.StartAsync("TeacherDev.Web.dll", ["--urls", "{url}", "--Demo:Enabled", "true", "--Jobs:Enabled", "false", .. city]);
        using Visit teacher = new(server);
        await teacher.SignInAsync("teacher", Password);
        var settled = await Benchmarks.Rounds.SettleAsync(new Dictionary<string, Func<Task<double>>>(StringComparer.Ordinal) { ["hours"] = () => teacher.CpuAsync("/hours", Requests) });
        return settled["hours"];
    }

    private static async Task<double> SecondsAsync(Func<Task<int>> work)
    {
        var started = Stopwatch.GetTimestamp();
        if (await work() < 0) throw new InvalidOperationException("Nothing was counted.");
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<T> InDbAsync<T>(ServiceProvider services, Func<TeacherDevDb, Task<T>> work)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await work(scope.ServiceProvider.GetRequiredService<TeacherDevDb>());
    }
}
