using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Benchmarks;

/// <summary>
/// Processor time of a call's list of 20,000 applications, as it comes, filtered, searched, sorted and on its last page: measured like
/// <see cref="Pages"/>, beside the same floor.
/// </summary>
internal sealed class Selection
{
    private const int Applications = 20_000;
    private const double MostMilliseconds = 5;
    private const int Requests = 200;
    private const string CityDay = "2026-11-23T09:00";
    private const string Password = "Benchmark#2026";

    public async Task<(string Line, bool IsOk)> RunAsync()
    {
        var floor = await Floor.MeasureAsync();
        var folder = Directory.CreateTempSubdirectory("teacherdev-benchmark-").FullName;
        try
        {
            var lists = await ListsAsync(folder);
            var isOk = lists.Values.All(ms => ms <= MostMilliseconds);
            return (JsonSerializer.Serialize(new
            {
                name = "selection",
                ok = isOk,
                applications = Applications,
                listCpuMs = lists,
                floorCpuMs = Math.Round(floor, 3),
                timesFloor = lists.ToDictionary(l => l.Key, l => Math.Round(l.Value / floor, 1), StringComparer.Ordinal),
                goals = new { listCpuMs = MostMilliseconds },
            }), isOk);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Dictionary<string, double>> ListsAsync(string folder)
    {
        Console.Error.WriteLine($"{Applications} applications: building the city …");
        string[] city = ["--Data:Directory", folder, "--Demo:Password", Password, "--Demo:Teachers", (Applications + 2_000).ToString(CultureInfo.InvariantCulture), "--Logging:LogLevel:Default", "Warning"];
        await Server.BuildAsync("TeacherDev.Web.dll", ["seed", "--demo", "--Clock:Now", CityDay, .. city]);
        var call = await FillAsync(folder);
        await using var server = await Server.StartAsync("TeacherDev.Web.dll", ["--urls", "{url}", "--Demo:Enabled", "true", "--Jobs:Enabled", "false", .. city]);
        using Visit coordinator = new(server);
        await coordinator.SignInAsync("coordinator", Password);
        var list = $"/calls/{call}/applications";
        (string Page, string Path)[] pages =
            [("list", list), ("step", list + "?at=District"), ("search", list + "?q=zw"), ("bySchool", list + "?sort=school"), ("lastPage", list + $"?page={Applications / 20}")];
        var measured = await Rounds.SettleAsync(pages.ToDictionary(p => p.Page, p => (Func<Task<double>>)(() => coordinator.CpuAsync(p.Path, Requests)), StringComparer.Ordinal));
        foreach (var (page, path) in pages) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page} {path} {measured[page]:0.00} CPU-ms"));
        return measured.ToDictionary(m => m.Key, m => Math.Round(m.Value, 3), StringComparer.Ordinal);
    }

    /// <summary>A call like the demonstration's open one, to which everybody applies who has not; a third waits for the school, the others for the district.</summary>
    private static async Task<int> FillAsync(string folder)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:Directory"] = folder }).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddTeacherDevData(settings, folder).BuildServiceProvider();
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        var like = await db.Calls.AsNoTracking().Include(c => c.Organisation).Where(c => c.State == CallState.Open && c.Steps.Any(s => s.Step == SelectionStep.District)).OrderBy(c => c.Id).FirstAsync();
        var body = await db.Organisations.Include(o => o.Parent).SingleAsync(o => o.Id == like.OrganisationId);
        var call = new Call(body, like.ProgrammeYearId, like.TrackYearId, new CallPlan("两万人的遴选", null, like.Text, like.CutOff, 100, [.. like.InOrder.Select(s => (s.Step, s.Period))], [], [], []), Guid.NewGuid());
        call.Publish(like.InOrder[0].Period.From);
        db.Add(call);
        await db.SaveChangesAsync();
        var by = new Act(AccountId: null, new DateTime(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc));
        var ids = await db.People.OrderBy(p => p.Id).Select(p => p.Id).Take(Applications).ToListAsync();
        if (ids.Count < Applications) throw new InvalidOperationException($"The city has only {ids.Count} people.");
        foreach (var some in ids.Chunk(1_000))
        {
            foreach (var (at, person) in (await db.People.Include(p => p.Organisation).Where(p => some.Contains(p.Id)).ToListAsync()).Index())
            {
                var application = new Application(call, person, Guid.NewGuid());
                application.Write("连续三年承担毕业班教学，主持校级课题一项。");
                application.Submit(call, person, [], by);
                if (at % 3 > 0) application.Approve(call, SelectionStep.School, by);
                db.Add(application);
            }
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            db.Attach(call);
        }
        return call.Id;
    }
}
