using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Benchmarks;

/// <summary>
/// Processor time of a call's list of 20,000 applications, as it comes, filtered, searched, sorted by school, on its middle and on its last page:
/// measured like <see cref="Pages"/>, beside the same floor. And the time from the rows of 5,000 files with five scores each to their ranked list,
/// beside a bare read of as many rows.
/// </summary>
internal sealed class Selection
{
    private const int Applications = 20_000;
    private const int Files = 5_000;
    private const int Experts = 5;
    private const double MostMilliseconds = 5;
    private const double MostSeconds = 2;
    private const int Requests = 200;
    private const string Title = "两万人的遴选";
    private const string CityDay = "2026-11-23T09:00";
    private const string Password = "Benchmark#2026";
    private static readonly Period Days = new(new(2026, 11, 1), new(2026, 12, 31));

    public async Task<(string Line, bool IsOk)> RunAsync()
    {
        var floor = await Floor.MeasureAsync();
        var folder = Directory.CreateTempSubdirectory("teacherdev-benchmark-").FullName;
        try
        {
            var lists = await ListsAsync(folder);
            var (ranking, bare) = await RankingAsync(folder);
            var isOk = lists.Values.All(ms => ms <= MostMilliseconds) && ranking <= MostSeconds;
            return (JsonSerializer.Serialize(new
            {
                name = "selection",
                ok = isOk,
                applications = Applications,
                listCpuMs = lists,
                floorCpuMs = Math.Round(floor, 3),
                timesFloor = lists.ToDictionary(l => l.Key, l => Math.Round(l.Value / floor, 1), StringComparer.Ordinal),
                files = Files,
                scoresAFile = Experts,
                rankingSeconds = Math.Round(ranking, 3),
                bareReadSeconds = Math.Round(bare, 3),
                timesBareRead = Math.Round(ranking / bare, 1),
                goals = new { listCpuMs = MostMilliseconds, rankingSeconds = MostSeconds },
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
            [("list", list), ("step", list + "?at=District"), ("search", list + "?q=zw"), ("bySchool", list + "?sort=school"), ("midPage", list + $"?page={Applications / 100}"), ("lastPage", list + $"?page={Applications / 50}")];
        var measured = await Rounds.SettleAsync(pages.ToDictionary(p => p.Page, p => (Func<Task<double>>)(() => coordinator.CpuAsync(p.Path, Requests)), StringComparer.Ordinal));
        foreach (var (page, path) in pages) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page} {path} {measured[page]:0.00} CPU-ms"));
        return measured.ToDictionary(m => m.Key, m => Math.Round(m.Value, 3), StringComparer.Ordinal);
    }

    /// <summary>The middle of three: ranking by rows, and reading the same points with bare SQL.</summary>
    private static async Task<(double Ranking, double Bare)> RankingAsync(string folder)
    {
        Console.Error.WriteLine($"{Files} files: scoring …");
        await using var services = DataServices.Of(folder);
        var panel = await ScoreAsync(services);
        var (ranking, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < 3; round++)
        {
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
            var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
            var started = Stopwatch.GetTimestamp();
            var ranked = await new ReviewResults(db).OfAsync(await db.ReviewPanels.AsNoTracking().SingleAsync(p => p.Id == panel));
            ranking.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            if (ranked.Count != Files || ranked.Any(r => r.Scores != Experts)) throw new InvalidOperationException($"{ranked.Count} files were ranked.");
            started = Stopwatch.GetTimestamp();
            bare.Add(await ReadAsync(db, panel, started));
        }
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ranking {ranking.Order().ElementAt(1):0.000} s, bare read {bare.Order().ElementAt(1):0.000} s"));
        return (ranking.Order().ElementAt(1), bare.Order().ElementAt(1));
    }

    private static async Task<double> ReadAsync(TeacherDevDb db, int panel, long started)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"""SELECT t."ApplicationId", p."Tenths" FROM "ReviewTasks" t JOIN "ReviewPoints" p ON p."TaskId" = t."Id" WHERE t."PanelId" = {panel.ToString(CultureInfo.InvariantCulture)}""";
        await using var reader = await command.ExecuteReaderAsync();
        var sum = 0L;
        while (await reader.ReadAsync()) sum += reader.GetInt32(0) + reader.GetInt32(1);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>A panel over the first of the waiting files, each scored by all of its experts.</summary>
    private static async Task<int> ScoreAsync(ServiceProvider services)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        var call = await db.Calls.Include(c => c.Organisation).SingleAsync(c => c.Title == Title);
        var panel = new ReviewPanel(call, new PanelPlan([("教学实绩", 60, null), ("教研和示范", 40, null)], IsBlind: true, Experts, TieRule.CriterionThenRankThenTime, 1, 20));
        var accounts = await db.Accounts.OrderBy(a => a.Id).Select(a => a.Id).Take(Experts).ToListAsync();
        foreach (var account in accounts) panel.Invite(account);
        db.Add(panel);
        await db.SaveChangesAsync();
        var files = await db.Applications.Where(a => a.CallId == call.Id && a.State == ApplicationState.Pending).OrderBy(a => a.Id).Select(a => a.Id).Take(Files).ToListAsync();
        var now = new DateTime(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);
        foreach (var some in files.Index().Chunk(500))
        {
            foreach (var (number, file) in some)
                foreach (var (at, account) in accounts.Index())
                {
                    var task = new ReviewTask(panel, file, account, number + 1);
                    task.HandIn(panel, panel.Criteria.ToDictionary(c => c.Id, c => (int?)(((number * 7) + (at * 13) + c.Position) % (c.Points * 10))), comment: null, now);
                    db.Add(task);
                }
            await db.SaveChangesAsync();
        }
        return panel.Id;
    }

    /// <summary>A call of the demonstration's body, to which everybody applies who has not; a third waits for the school, the others for the district.</summary>
    private static async Task<int> FillAsync(string folder)
    {
        await using var services = DataServices.Of(folder);
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        var like = await db.Calls.AsNoTracking().Include(c => c.Organisation).Where(c => c.State == CallState.Open).OrderBy(c => c.Id).FirstAsync();
        var body = await db.Organisations.Include(o => o.Parent).SingleAsync(o => o.Id == like.OrganisationId);
        var call = new Call(body, like.ProgrammeYearId, like.TrackYearId, new CallPlan(Title, null, like.Text, like.CutOff, 100, [.. Enum.GetValues<SelectionStep>().Select(s => (s, Days))], [], [], []), Guid.NewGuid());
        call.Publish(Days.From);
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
