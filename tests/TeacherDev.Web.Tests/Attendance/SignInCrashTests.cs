using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Tests.Work;

namespace TeacherDev.Web.Tests.Attendance;

using Activity = Domain.Activities.Activity;
using ActivityKind = Domain.Activities.ActivityKind;

/// <summary>
/// The built site is killed (-9) at seeded random moments while a hall signs in: whoever was told “signed in” is signed in, once, with one audit
/// row. 2 kills here, 20 with TEACHERDEV_LONG=1; a round in which nobody was answered before the kill, or everybody, is no kill.
/// </summary>
public sealed class SignInCrashTests(ITestOutputHelper output)
{
    private const int Seed = 20261124;
    private const int People = 24;
    private const int SessionsARound = 4;
    private const int UsualKills = 2;
    private const int MostRounds = 3;
    private static readonly int Kills = Environment.GetEnvironmentVariable("TEACHERDEV_LONG") == "1" ? 20 : UsualKills;
    private static readonly DateTime Begin = new(2026, 11, 23, 9, 0, 0);
    private readonly Random random = new(Seed);

    [Fact]
    public async Task Every_acknowledged_sign_in_survives_being_killed()
    {
        var settings = await Template.Durable.CopyAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new TestClock()).AddTeacherDevData(configuration, settings["Data:Directory"]!).BuildServiceProvider();
        var (activity, users) = await UseAsync(services, AddHallAsync);
        var hall = new Hall(settings, FreePort());
        var acked = new HashSet<(int Session, string User)>();
        var (kills, rounds, work) = (0, 0, TimeSpan.FromSeconds(2));
        for (; kills < Kills; rounds++)
        {
            Assert.True(rounds <= MostRounds * Kills, $"only {kills} of {rounds} rounds were kills");
            var sessions = await UseAsync(services, db => AddSessionsAsync(db, activity));
            await using var site = await hall.OpenAsync(Begin.AddMinutes(rounds), users);
            // The first round is left alone, to learn how long the work takes.
            var moment = rounds == 0 ? Timeout.InfiniteTimeSpan : work * random.NextDouble();
            var (told, took) = await site.SignInAsync(sessions, moment);
            acked.UnionWith(told);
            if (rounds == 0) (work, _) = (took, told.Count == People * SessionsARound ? 0 : throw new InvalidOperationException($"Only {told.Count} signed in undisturbed."));
            else if (told.Count is > 0 and < People * SessionsARound) kills++;
        }

        var marks = await UseAsync(services, db => (from mark in db.AttendanceMarks
                                                    join account in db.Accounts on mark.PersonId equals account.PersonId
                                                    where account.UserName!.StartsWith("crash")
                                                    select new { mark.Id, mark.SessionId, User = account.UserName! }).ToListAsync());
        var audited = (await UseAsync(services, db => db.AuditEntries.Where(e => e.Entity == nameof(AttendanceMark) && e.Verb == AuditVerb.Added).Select(e => e.EntityId!.Value).ToListAsync())).CountBy(id => id).ToDictionary(c => c.Key, c => c.Value);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kills} kills in {rounds} rounds, work of {work.TotalSeconds:0.00} s; {acked.Count} acknowledged, {marks.Count} stored"));
        Assert.Equal([], acked.Except(marks.Select(m => (m.SessionId, m.User))));
        Assert.Equal(marks.Count, marks.Select(m => (m.SessionId, m.User)).Distinct().Count());
        Assert.All(marks, m => Assert.Equal(1, audited.GetValueOrDefault(m.Id)));
#if !POSTGRES
        Assert.Equal(["ok"], await UseAsync(services, db => db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync()));
#endif
    }

    private static async Task<T> UseAsync<T>(ServiceProvider services, Func<TeacherDevDb, Task<T>> work)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await work(scope.ServiceProvider.GetRequiredService<TeacherDevDb>());
    }

    /// <summary>An activity whose people have accounts with the world's password.</summary>
    private static async Task<(int Activity, List<string> Users)> AddHallAsync(TeacherDevDb db)
    {
        var (school, like) = (await World.OrganisationAsync(db, World.SchoolA), await db.Accounts.SingleAsync(a => a.UserName == "teacher"));
        var people = Enumerable.Range(0, People).Select(n => new Person($"听众{"甲乙丙丁戊己庚辛壬癸"[n / 10]}{"甲乙丙丁戊己庚辛壬癸"[n % 10]}", school, new DateOnly(2020, 9, 1))).ToList();
        db.AddRange(people);
        await db.SaveChangesAsync();
        var accounts = people.Select((p, n) => new Account($"crash{n}", p.Name, p.Id)).ToList();
        foreach (var account in accounts) account.TakePassword(like.PasswordHash!, TestClock.Start.UtcDateTime);
        var activity = new Activity(school.Id, ActivityKind.Lecture, "报告会", null, null, null, Guid.NewGuid());
        activity.Invite(people.Select(p => p.Id), new DateOnly(2026, 11, 1));
        db.AddRange(accounts);
        db.Add(activity);
        await db.SaveChangesAsync();
        return (activity.Id, [.. accounts.Select(a => a.UserName!)]);
    }

    private static async Task<List<int>> AddSessionsAsync(TeacherDevDb db, int activity)
    {
        var school = await World.OrganisationAsync(db, World.SchoolA);
        var sessions = Enumerable.Range(0, SessionsARound).Select(n => Session.OfActivity(activity, school.Id, new($"第{n}场", null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(1)),
            new Slot(DateOnly.FromDateTime(Begin), DayPart.Morning), Guid.NewGuid())).ToList();
        db.AddRange(sessions);
        await db.SaveChangesAsync();
        return [.. sessions.Select(s => s.Id)];
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The same address for every start, so that browsers keep their cookies.</summary>
    private sealed class Hall(IReadOnlyDictionary<string, string?> settings, int port)
    {
        private readonly Dictionary<string, Visitor> visitors = new(StringComparer.Ordinal);

        public Uri Address { get; } = new($"http://127.0.0.1:{port}");

        public IEnumerable<(string User, Visitor Visitor)> Phones => visitors.Where(v => v.Key != "coordinator").Select(v => (v.Key, v.Value));

        public Visitor Coordinator => visitors["coordinator"];

        public async Task<Victim> OpenAsync(DateTime clock, IEnumerable<string> users)
        {
            var site = new Victim(this, BuiltProgram.Start([], settings.Append(new("urls", Address.ToString())).Append(new("Clock:Now", clock.ToString("s", CultureInfo.InvariantCulture)))));
            await site.AnsweringAsync();
            foreach (var user in users.Append("coordinator").Where(u => !visitors.ContainsKey(u)).ToList())
            {
                var visitor = new Visitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address });
                await visitor.SignInAsync(user, World.Password);
                visitors[user] = visitor;
            }
            return site;
        }
    }

    /// <summary>One process of the site.</summary>
    private sealed class Victim(Hall hall, Process process) : IAsyncDisposable
    {
        private readonly Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        private volatile bool isKilled;

        public async Task AnsweringAsync()
        {
            using var http = new HttpClient { BaseAddress = hall.Address };
            for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(50))
            {
                if (process.HasExited) Assert.Fail($"the site ended with {process.ExitCode}:\n{await output}\n{await errors}");
                try
                {
                    if ((await http.GetAsync(new Uri("/healthz", UriKind.Relative))).IsSuccessStatusCode) return;
                }
                catch (HttpRequestException) { /* nobody listens yet */ }
            }
            Assert.Fail("the site did not answer within two minutes");
        }

        /// <summary>Everybody signs in to all sessions at once; the site is killed at the moment. Who was told so, and how long it took.</summary>
        public async Task<(HashSet<(int Session, string User)> Told, TimeSpan Took)> SignInAsync(IReadOnlyList<int> sessions, TimeSpan moment)
        {
            var addresses = new List<(int Session, string Address)>();
            foreach (var session in sessions)
                addresses.Add((session, new Uri((await hall.Coordinator.GetAsync($"/sessions/{session}/wall")).Html.QuerySelector("[data-address]")!.GetAttribute("data-address")!).AbsolutePath));
            var (told, started) = (new System.Collections.Concurrent.ConcurrentBag<(int, string)>(), Stopwatch.GetTimestamp());
            var killing = KillAsync(moment);
            await Task.WhenAll(hall.Phones.Select(async phone =>
            {
                try
                {
                    foreach (var (session, address) in addresses)
                    {
                        var pressed = await phone.Visitor.SubmitAsync(address, [], "form[action^='/s/']");
                        if (pressed.Status == HttpStatusCode.Redirect) told.Add((session, phone.User));
                    }
                }
                catch (Exception e) when (e is HttpRequestException or IOException && isKilled) { /* what was on its way has no answer */ }
            }));
            var took = Stopwatch.GetElapsedTime(started);
            await killing;
            return ([.. told], took);
        }

        public async ValueTask DisposeAsync()
        {
            if (!process.HasExited) process.Kill();
            await process.WaitForExitAsync();
            await Task.WhenAll(output, errors);
            process.Dispose();
        }

        private async Task KillAsync(TimeSpan moment)
        {
            if (moment == Timeout.InfiniteTimeSpan) return;
            await Task.Delay(moment);
            isKilled = true;
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
