using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Work;
using TeacherDev.Web.Tests.Notifications;

namespace TeacherDev.Web.Tests.Work;

/// <summary>What a kill left behind.</summary>
/// <param name="Runs">Runs that stand as running.</param>
/// <param name="Sending">Letters that were under way.</param>
/// <param name="Waiting">Messages and tasks that were due and not done.</param>
internal sealed record Wreck(int Runs, int Sending, int Waiting);

/// <summary>
/// The built program as a process of its own over a database of its own, to be killed without warning and started again. A moment of killing
/// is measured from where the work begins, as the table of runs says, not from the start of the process: most of its life is starting up.
/// </summary>
internal sealed class CrashHouse : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Between two starts: the leases of the dead have run out, and every job of the schedule but the nightly ones is due again.
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);
    private static readonly DateTime Begin = new(2026, 11, 23, 9, 0, 0);

    private readonly Dictionary<string, string?> settings;
    private readonly ServiceProvider services;
    private readonly LoopbackSmtp smtp;
    private readonly string[] jobs;
    private readonly Random random;
    private readonly List<Wreck> wrecks = [];
    private DateTime clock = Begin;
    private TimeSpan work;

    private CrashHouse(Dictionary<string, string?> settings, LoopbackSmtp smtp, int seed, string[] jobs)
    {
        (this.settings, this.smtp, this.jobs, random) = (settings, smtp, jobs, new Random(seed));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new TestClock()).AddTeacherDevData(configuration, settings["Data:Directory"]!).BuildServiceProvider();
    }

    /// <summary>How many letters the server may have seen whose sender then died: one a kill at most.</summary>
    public int Kills => wrecks.Count;

    public IReadOnlyList<Wreck> Wrecks => wrecks;

    /// <summary>When the next process would start, in UTC.</summary>
    public DateTime Clock => DateTime.SpecifyKind(clock.AddHours(-8), DateTimeKind.Utc);

    /// <param name="jobs">Whose work is to be interrupted.</param>
    public static async Task<CrashHouse> OpenAsync(LoopbackSmtp smtp, int seed, params string[] jobs)
    {
        var given = new Dictionary<string, string?>(await Template.Durable.CopyAsync())
        {
            ["Mail:Host"] = "localhost",
            ["Mail:Port"] = smtp.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail:Security"] = "None",
            ["Mail:From"] = "teacherdev@example.org",
        };
        return new CrashHouse(given, smtp, seed, jobs);
    }

    public async Task<T> UseAsync<T>(Func<TeacherDevDb, Task<T>> work)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await work(scope.ServiceProvider.GetRequiredService<TeacherDevDb>());
    }

    /// <summary>Runs a verb to its end.</summary>
    public async Task<(int Exit, string Line)> RunAsync(params string[] verb)
    {
        await using var victim = new Victim(this, verb);
        await victim.EndedAsync();
        return (victim.ExitCode, victim.Output);
    }

    /// <summary>Lets the work run undisturbed once, to learn how long it takes.</summary>
    public async Task MeasureAsync(params string[] verb)
    {
        await using var victim = new Victim(this, verb);
        await victim.UntilAsync(async () => await victim.RunsAsync(r => r.State == TaskState.Done) >= jobs.Length, "finish its work");
        await TakeMeasureAsync(victim);
    }

    /// <summary>Starts a verb and kills it (-9) at a random moment of its work. Work that ended before its moment is no kill, but another measure of its length.</summary>
    public async Task KillAsync(params string[] verb)
    {
        await using var victim = new Victim(this, verb);
        await victim.UntilAsync(async () => await victim.RunsAsync(r => r.State == TaskState.Running || r.FinishedAt != null) > 0, "begin its work");
        await victim.KillAfterAsync(work * random.NextDouble());
        var runs = await victim.RunsAsync(r => r.State == TaskState.Running);
        if (runs == 0) await TakeMeasureAsync(victim);
        else wrecks.Add(await UseAsync(async db => new Wreck(
            runs, await db.Messages.CountAsync(m => m.State == MessageState.Sending),
            await db.Messages.CountAsync(m => m.State == MessageState.Pending && m.Due <= victim.StartedAt)
                + await db.BackgroundTasks.CountAsync(t => t.State == TaskState.Queued || t.State == TaskState.Running))));
    }

    /// <summary>The figures of all kills, for the record.</summary>
    public string Figures => string.Create(CultureInfo.InvariantCulture,
        $"{Kills} kills within the work of {work.TotalSeconds:0.00} s; {wrecks.Sum(w => w.Runs)} runs left running, {wrecks.Count(w => w.Sending > 0)} times a letter under way, {wrecks.Count(w => w.Waiting > 0)} times work undone; clock {clock:HH:mm}");

    public async ValueTask DisposeAsync() => await services.DisposeAsync();

    private async Task TakeMeasureAsync(Victim victim)
    {
        var runs = await UseAsync(db => db.JobRuns.AsNoTracking().Where(r => jobs.Contains(r.Job) && r.StartedAt >= victim.StartedAt && r.FinishedAt != null).ToListAsync());
        if (runs.Count > 0) work = runs.Max(r => r.FinishedAt!.Value) - runs.Min(r => r.StartedAt!.Value);
    }

    /// <summary>One process of the program.</summary>
    private sealed class Victim : IAsyncDisposable
    {
        private readonly CrashHouse house;
        private readonly string verb;
        private readonly Process process;
        private readonly Stopwatch life = Stopwatch.StartNew();
        private readonly CancellationTokenSource patience = new(Patience);
        private readonly Task<string> output, errors;

        public Victim(CrashHouse house, string[] verb)
        {
            (this.house, this.verb, StartedAt) = (house, string.Join(' ', verb), house.Clock);
            Assert.True(house.clock.Date == Begin.Date, $"the day is over: {house.Figures}");
            process = BuiltProgram.Start(verb, house.settings.Append(new("Clock:Now", house.clock.ToString("s", CultureInfo.InvariantCulture))));
            (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        }

        public DateTime StartedAt { get; }

        public int ExitCode => process.ExitCode;

        public string Output => output.Result.Trim();

        public Task EndedAsync() => UntilAsync(() => Task.FromResult(process.HasExited), "end");

        /// <summary>Waits for something the process is to do; not for ever, and not beyond its end.</summary>
        public async Task UntilAsync(Func<Task<bool>> happened, string what)
        {
            while (!await happened())
            {
                house.smtp.AssertSound();
                if (process.HasExited && !await happened()) await FailAsync($"ended with {process.ExitCode} and did not {what}");
                if (patience.IsCancellationRequested) await FailAsync($"did not {what} within {Patience.TotalMinutes} minutes");
                await Task.Delay(5);
            }
        }

        public async Task KillAfterAsync(TimeSpan moment)
        {
            using var over = new CancellationTokenSource(moment);
            try { await process.WaitForExitAsync(over.Token); }
            catch (OperationCanceledException) { process.Kill(); }
            await process.WaitForExitAsync();
        }

        /// <summary>How many of its runs of the jobs in question are so.</summary>
        public Task<int> RunsAsync(System.Linq.Expressions.Expression<Func<JobRun, bool>> so) =>
            house.UseAsync(db => db.JobRuns.Where(r => house.jobs.Contains(r.Job) && r.StartedAt >= StartedAt).CountAsync(so));

        public async ValueTask DisposeAsync()
        {
            if (!process.HasExited) process.Kill();
            await process.WaitForExitAsync();
            await Task.WhenAll(output, errors);
            house.clock += life.Elapsed + Step;
            process.Dispose();
            patience.Dispose();
        }

        private async Task FailAsync(string why)
        {
            if (!process.HasExited) process.Kill();
            await process.WaitForExitAsync();
            Assert.Fail($"{verb} {why}; {house.Figures}\n{await output}\n{await errors}");
        }
    }
}
