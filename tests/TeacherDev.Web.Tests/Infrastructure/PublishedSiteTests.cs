#if !POSTGRES
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Selection;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Work;
using TeacherDev.Web.Features.Accounts;

namespace TeacherDev.Web.Tests.Infrastructure;

/// <summary>
/// A published copy on an empty directory, as it comes: it starts, every demonstration account signs in, opens all that the access matrix
/// promises it, and follows the links of its pages (two of each kind) without meeting an error; meanwhile its jobs run and its mail is written.
/// </summary>
public sealed partial class PublishedSiteTests
{
    private const int LinksOfAKind = 2;
    private const int MostPages = 80;
    private const int MostTried = 60;
    private static readonly DateTime Begin = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    private static IReadOnlyList<string[]> Matrix { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Access", "matrix.csv")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(','))];

    [Fact]
    public async Task A_fresh_copy_serves_every_demonstration_account_and_no_link_is_dead()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromMinutes(10));
        var stop = deadline.Token;
        var folder = Directory.CreateTempSubdirectory("teacherdev-published-").FullName;
        var (address, data) = ($"http://127.0.0.1:{FreePort()}", Path.Combine(folder, "data"));
        try
        {
            await RunAsync("dotnet", ["publish", Path.Combine(Checkout.Root, "src/TeacherDev.Web"), "-c", "Release", "-o", Path.Combine(folder, "site"), "-v", "q", "--nologo", "-p:RestoreLockedMode=false"], stop);
            using var site = Process.Start(new ProcessStartInfo(Path.Combine(folder, "site", "TeacherDev.Web"), ["--urls", address, "--Clock:Now=2026-11-23T09:00"])
            {
                WorkingDirectory = folder,
                Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Data__Directory"] = data },
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            site.ErrorDataReceived += (_, _) => { };
            site.OutputDataReceived += (_, _) => { };
            site.BeginErrorReadLine();
            site.BeginOutputReadLine();
            await using var database = Database(data);
            try
            {
                await UntilHealthyAsync(address, site, stop);
                var problems = new List<string>();
                foreach (var (userName, _) in DemonstrationAccounts.All) problems.AddRange(await WalkAsync(address, userName, database, stop));
                Assert.True(problems.Count == 0, string.Join('\n', problems));
                await AssertJobsRunAsync(database, Path.Combine(data, "mail"), stop);
            }
            finally
            {
                site.Kill(entireProcessTree: true);
                await site.WaitForExitAsync(CancellationToken.None);
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<string>> WalkAsync(string address, string userName, ServiceProvider database, CancellationToken stop)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(address) };
        var visitor = new Visitor(http);
        await visitor.SignInAsync(userName, DemonstrationAccounts.UsualPassword);
        var (problems, fetched) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var promised = Promised(userName);
        var open = new Queue<(string Path, string From)>(promised.Where(p => !p.Contains('{', StringComparison.Ordinal)).Select(p => (p, "the access matrix")));
        var (kinds, seen) = (new Dictionary<string, int>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        while (open.TryDequeue(out var next) && fetched.Count < MostPages)
        {
            stop.ThrowIfCancellationRequested();
            var kind = Number().Replace(next.Path.Split('?')[0], "#");
            if (!seen.Add(next.Path) || (kinds[kind] = kinds.GetValueOrDefault(kind) + 1) > LinksOfAKind) continue;
            var page = await visitor.GetAsync(next.Path);
            if (page.Status == HttpStatusCode.OK) fetched.Add(next.Path.Split('?')[0]);
            else if (page.Status != HttpStatusCode.Redirect || !Answers(userName, next.Path).Contains("302")) problems.Add($"{userName}: {next.Path} answered {(int)page.Status}, linked from {next.From}");
            foreach (var link in page.Html.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).Where(IsOurs)) open.Enqueue((link.Split('#')[0], next.Path));
        }
        Assert.True(fetched.Count >= 3, $"{userName} opened only {fetched.Count} pages");
        // What the demonstration does not have within an account's reach cannot be opened; the coordinator has everything but an uploaded file.
        foreach (var template in promised.Where(p => p.Contains('{', StringComparison.Ordinal) && !fetched.Any(Pattern(p).IsMatch)))
            if (await CandidatesAsync(database, userName, template, stop) is { Count: > 0 } candidates && !await OpensAsync(visitor, template, candidates, stop)) problems.Add($"{userName}: no {template} answered 200 as the access matrix promises");
        return problems;
    }

    private static async Task<bool> OpensAsync(Visitor visitor, string template, IEnumerable<string> candidates, CancellationToken stop)
    {
        foreach (var candidate in candidates)
        {
            stop.ThrowIfCancellationRequested();
            if (await visitor.StatusAsync(Place().Replace(template, candidate)) == HttpStatusCode.OK) return true;
        }
        return false;
    }

    /// <summary>What stands in the published site's database for the place of an address, as far as the account sees it.</summary>
    private static async Task<List<string>> CandidatesAsync(ServiceProvider database, string userName, string template, CancellationToken stop)
    {
        await using var scope = database.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Viewer = await ViewerAsync(database, userName, stop);
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        var reach = db.Viewer.Path;
        if (Place().Match(template).Value == "t{programme}") return await db.Programmes.Where(p => db.ProgrammeYears.Any(y => y.ProgrammeId == p.Id && y.Year == 2026)).Select(p => p.Code).ToListAsync(stop);
        IQueryable<int> ids = Place().Match(template).Value switch
        {
            "{account}" => db.Accounts.Select(a => a.Id),
            "{activity}" => db.Activities.Select(a => a.Id),
            "{application}" => db.Applications.Where(a => a.State == ApplicationState.Pending).Select(a => a.Id),
            "{bulletin}" => db.AttendanceBulletins.Where(b => b.Audience == reach && b.State == Domain.Bulletins.BulletinState.Draft).Select(b => b.Id),
            "{publishedbulletin}" => db.AttendanceBulletins.Where(b => b.State == Domain.Bulletins.BulletinState.Published).Select(b => b.Id),
            "{contactschool}" => db.ContactSchools.Select(c => c.Id),
            "{call}" when template.EndsWith("/panel", StringComparison.Ordinal) || template.EndsWith("/review", StringComparison.Ordinal) =>
                db.Calls.Where(c => c.Organisation.Path.StartsWith(reach) && db.Set<CallStep>().Any(s => s.CallId == c.Id && s.Step == SelectionStep.Experts)).Select(c => c.Id),
            "{call}" => db.Calls.Where(c => c.Organisation.Path.StartsWith(reach) || c.State == CallState.Open).Select(c => c.Id),
            "{certificate}" => db.Certificates.Select(c => c.Id),
            "{cohort}" when template.EndsWith("/document", StringComparison.Ordinal) =>
                db.Cohorts.Where(c => c.Organisation.Path.StartsWith(reach) && db.CohortNotices.Any(n => n.CohortId == c.Id && n.State == NoticeState.Issued)).Select(c => c.Id),
            "{cohort}" => db.Cohorts.Select(c => c.Id),
            "{cycle}" => db.AssessmentCycles.Select(c => c.Id),
            "{dispatch}" when template.EndsWith("/edit", StringComparison.Ordinal) => db.Dispatches.Where(d => d.Organisation.Path.StartsWith(reach) && d.State == DispatchState.Draft).Select(d => d.Id),
            "{dispatch}" => db.Dispatches.Where(d => d.State != DispatchState.Closed).Select(d => d.Id),
            "{file}" => db.StoredFiles.Select(f => f.Id),
            "{hosted}" => db.StudioVisits.Where(v => v.State == VisitState.Logged).Select(v => v.Id),
            "{hoursclaim}" => db.HoursClaims.Select(c => c.Id),
            "{hoursbatch}" => db.HoursBatches.Select(b => b.Id),
            "{returnedbatch}" => db.HoursBatches.Where(b => b.State == HoursBatchState.Returned && b.OrganisationId == db.Viewer.OrganisationId).Select(b => b.Id),
            "{hourslist}" => db.HoursLists.Where(l => l.Organisation.Path.StartsWith(reach)).Select(l => l.Id),
            "{hoursrules}" => db.HoursRuleSets.Where(r => r.Path.StartsWith(reach)).Select(r => r.Id),
            "{lesson}" when template.EndsWith("/move", StringComparison.Ordinal) => db.Sessions.Where(s => s.CohortId != null && s.Organisation.Path.StartsWith(reach)).Select(s => s.Id),
            "{lesson}" => db.Sessions.Select(s => s.Id),
            "{message}" => db.Messages.Select(m => m.Id),
            "{notice}" => db.PublicNotices.Select(n => n.Id),
            "{review}" => db.ReviewTasks.Select(t => t.Id),
            "{organisation}" => db.Organisations.Where(o => o.Path.StartsWith(reach)).Select(o => o.Id),
            "{pairing}" => db.Pairings.Select(p => p.Id),
            "{observation}" => db.LessonObservations.Select(o => o.Id),
            "{growthplan}" => db.GrowthPlans.Select(p => p.Id),
            "{placement}" => db.Placements.Select(p => p.Id),
            "{matching}" => db.PairingProposals.Select(p => p.Id),
            "{person}" => db.People.Select(p => p.Id),
            "{proposal}" => db.TimetableProposals.Select(p => p.Id),
            "{publication}" => db.Publications.Select(p => p.Id),
            "{result}" => db.AssessmentResults.Select(r => r.Id),
            "{slip}" => db.ReturnSlips.Select(s => s.Id),
            "{survey}" => db.Surveys.Where(s => db.Set<Enrolment>().Any(e => e.CohortId == s.CohortId && e.PersonId == db.Viewer.PersonId)).Select(s => s.Id),
            "{studio}" => db.Studios.Select(s => s.Id),
            "{team}" when template.EndsWith("/{team}", StringComparison.Ordinal) => db.Teams.Select(t => t.Id),
            "{team}" => db.Teams.Where(t => t.Organisation.Path.StartsWith(reach)).Select(t => t.Id),
            "{trainer}" => db.Trainers.Where(t => t.Organisation.Path.StartsWith(reach)).Select(t => t.Id),
            "{venue}" => db.Venues.Where(v => v.Organisation.Path.StartsWith(reach)).Select(v => v.Id),
            "{visit}" => db.StudioVisits.Select(v => v.Id),
            var other => throw new InvalidOperationException($"Nothing is known about {other} of {template}."),
        };
        return [.. (await ids.OrderByDescending(i => i).Take(MostTried).ToListAsync(stop)).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))];
    }

    private static async Task<Viewer> ViewerAsync(ServiceProvider database, string userName, CancellationToken stop)
    {
        await using var scope = database.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        var account = await db.Accounts.SingleAsync(a => a.UserName == userName, stop);
        var reach = await db.Grants.Where(g => g.AccountId == account.Id && g.Organisation != null).Select(g => g.Organisation!).FirstOrDefaultAsync(stop);
        return new Viewer(account.Id, account.PersonId, account.Name, Role: null, GrantId: null, reach?.Id, reach?.Reach ?? Viewer.NoPath);
    }

    /// <summary>The jobs of a site that was merely started ran by its clock, and every letter that was due lies in the folder.</summary>
    private static async Task AssertJobsRunAsync(ServiceProvider database, string mail, CancellationToken stop)
    {
        List<JobRun> runs;
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), stop);
            runs = await InAsync(database, db => db.JobRuns.AsNoTracking().Where(r => r.State == TaskState.Done).ToListAsync(stop));
        }
        while (!runs.Exists(r => r.Job == "deliver-messages" && runs.Exists(p => p.Job == "plan-reminders" && p.FinishedAt <= r.StartedAt)));
        Assert.All(runs, r => Assert.InRange(r.StartedAt!.Value, Begin, Begin.AddHours(1)));
        var due = await InAsync(database, db => db.Messages.AsNoTracking().Where(m => m.Channel == Channel.Email && m.Due <= Begin).ToListAsync(stop));
        Assert.DoesNotContain(due, m => m.State is MessageState.Pending or MessageState.Sending);
        Assert.All(due.Where(m => m.State == MessageState.Sent), m => Assert.True(File.Exists(Path.Combine(mail, m.MessageId("localhost").Trim('<', '>') + ".eml")), $"message {m.Id} is no file"));
    }

    private static async Task<T> InAsync<T>(ServiceProvider database, Func<TeacherDevDb, Task<T>> work)
    {
        await using var scope = database.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await work(scope.ServiceProvider.GetRequiredService<TeacherDevDb>());
    }

    private static ServiceProvider Database(string data) =>
        new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new TestClock()).AddTeacherDevData(new ConfigurationBuilder().Build(), data).BuildServiceProvider();

    /// <summary>GET addresses that the matrix answers 200 for this account; `{…}` stands for something of the account's own or of those below it.</summary>
    private static List<string> Promised(string userName) =>
        [.. Matrix.Skip(1).Where(r => r[0].StartsWith("GET ", StringComparison.Ordinal) && r[Column(userName)] == "200").Select(r => r[2]).Distinct(StringComparer.Ordinal)];

    /// <summary>All that the matrix says about an address for this account.</summary>
    private static IEnumerable<string> Answers(string userName, string path) =>
        Matrix.Skip(1).Where(r => r[0].StartsWith("GET ", StringComparison.Ordinal) && Pattern(r[2]).IsMatch(path.Split('?')[0])).Select(r => r[Column(userName)]);

    private static int Column(string userName) => Array.IndexOf(Matrix[0], userName);

    private static Regex Pattern(string template) => new($"^{Place().Replace(template, m => m.Value[0] == '{' ? "[0-9]+" : "[^/]+")}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static bool IsOurs(string href) => href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal) && !href.Contains("format=", StringComparison.Ordinal) && !href.Contains("?as=", StringComparison.Ordinal) && !href.Contains("&as=", StringComparison.Ordinal);

    private static async Task UntilHealthyAsync(string address, Process site, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromMinutes(3); await Task.Delay(TimeSpan.FromMilliseconds(200), stop))
        {
            if (site.HasExited) Assert.Fail($"The published site ended with {site.ExitCode}.");
            try
            {
                if ((await http.GetAsync(new Uri("/healthz", UriKind.Relative), stop)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) { /* nobody listens yet */ }
        }
        Assert.Fail("The published site was not healthy within three minutes.");
    }

    private static async Task RunAsync(string program, string[] arguments, CancellationToken stop)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Checkout.Root })!;
        var said = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        Assert.True(process.ExitCode == 0, said);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"t?\{[a-z]+\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
#endif
