using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs.Assessment;
using TeacherDev.Jobs.Work;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Verbs;

/// <summary>Runs a verb over the services of the site, which is built and prepared as ever but does not listen.</summary>
public static class VerbHost
{
    /// <summary>Logs to stderr, and no address is listened on.</summary>
    public static void ServeNobody(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton<IServer, NoServer>();
    }

    /// <summary>Everything that goes wrong, the preparation included, is answered like a refusal, so that a script reads one line whatever happened.</summary>
    public static async Task<int> RunAsync(this WebApplication app, Verb verb)
    {
        try
        {
            using var turn = verb.Name == "work" ? OneInstance.Hold(app.Configuration, app.Services.GetRequiredService<Places>().Data) : null;
            await app.PrepareAsync();
            return verb.Name switch
            {
                "seed" => await SeedAsync(app, verb),
                "remind" => await RemindAsync(app, verb),
                "compile" => await CompileAsync(app, verb),
                "work" => await WorkAsync(app, verb),
                _ => throw new InvalidOperationException($"The verb {verb.Name} is not known."),
            };
        }
        catch (RuleBroken rule) { return verb.Answer(Verb.Refused, ("reasons", new[] { Remark.Of(rule).ToString() })); }
        catch (Exception e)
        {
            app.Logger.LogError(e, "The verb {Verb} failed", verb.Name);
            return verb.Answer(Verb.Refused, ("reasons", new[] { e.Message }));
        }
    }

    /// <summary>Loading, and with --demo building the demonstration, is part of every start; the verb tells how it ended, and what the files did not touch.</summary>
    private static async Task<int> SeedAsync(WebApplication app, Verb verb)
    {
        await using var scope = app.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var (services, stop) = (scope.ServiceProvider, app.Lifetime.ApplicationStopping);
        var load = await services.GetRequiredService<TeacherDevDb>().CatalogueLoads.AsNoTracking().OrderByDescending(l => l.Id).FirstAsync(stop);
        if (load.Refusals.Count > 0) return verb.Answer(Verb.Refused, ("reasons", load.Refusals.Select(r => r.AsRefusal().ToString())));
        var figures = new List<(string, object)>();
        if (verb.Operands.Contains("--demo")) figures.Add(("people", await services.GetRequiredService<TeacherDevDb>().People.CountAsync(stop)));
        if (await new Calendars(services.GetRequiredService<TeacherDevDb>()).EditedYearsAsync(stop) is { Count: > 0 } years) figures.Add(("kept", years.Select(y => $"{y} 年的日历在网页上修改过，没有按文件改动")));
        return verb.Answer(Verb.Done, [.. figures]);
    }

    private static async Task<int> RemindAsync(WebApplication app, Verb verb)
    {
        var runs = new List<string>();
        foreach (var job in new[] { "plan-reminders", "deliver-messages" })
        {
            var run = await app.Services.GetRequiredService<Sweep>().RunNowAsync(job, app.Lifetime.ApplicationStopping);
            if (run is null) throw new RuleBroken("另一个进程正在运行“{0}”，请两分钟后再试", job);
            if (run.State != TaskState.Done) throw new RuleBroken("{0}", run.Remark);
            runs.Add(run.Remark!.ToString());
        }
        return verb.Answer(Verb.Done, ("did", runs));
    }

    /// <summary>Asks for every cycle of the year that is not published, as a coordinator would, and does the asked-for work here and now.</summary>
    private static async Task<int> CompileAsync(WebApplication app, Verb verb)
    {
        var (year, stop) = (int.Parse(verb.Operands[0], CultureInfo.InvariantCulture), app.Lifetime.ApplicationStopping);
        await using var scope = app.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<TeacherDevDb>(), scope.ServiceProvider.GetRequiredService<TimeProvider>().UtcNow);
        var cycles = await db.AssessmentCycles.AsNoTracking().Where(c => c.Year == year && c.State != CycleState.Published).ToListAsync(stop);
        if (cycles.Count == 0) throw new RuleBroken("{0} 年没有进行中的考核", year);
        var asked = cycles.Select(c => CompileAssessment.Ask(c, accountId: null, Guid.NewGuid(), now)).ToList();
        var waiting = await db.BackgroundTasks.Where(t => t.Kind == CompileAssessment.Name && (t.State == TaskState.Queued || t.State == TaskState.Running)).Select(t => t.Arguments).ToListAsync(stop);
        db.AddRange(asked.Where(t => !waiting.Contains(t.Arguments)));
        await db.SaveChangesAsync(stop);
        if (await app.Services.GetRequiredService<Sweep>().RunNowAsync("run-background-tasks", stop) is null) throw new RuleBroken("另一个进程正在运行“{0}”，请两分钟后再试", "run-background-tasks");
        var arguments = asked.Select(t => t.Arguments).ToList();
        var done = await db.BackgroundTasks.AsNoTracking().Where(t => t.Kind == CompileAssessment.Name && arguments.Contains(t.Arguments)).OrderBy(t => t.Id).ToListAsync(stop);
        var last = done.GroupBy(t => t.Arguments).Select(t => t.Last()).ToList();
        return verb.Answer(last.TrueForAll(t => t.State == TaskState.Done) ? Verb.Done : Verb.Refused, ("cycles", last.Count), (last.TrueForAll(t => t.State == TaskState.Done) ? "did" : "reasons", last.Select(t => t.Remark?.ToString() ?? t.State.ToString())));
    }

    private static async Task<int> WorkAsync(WebApplication app, Verb verb)
    {
        await app.RunAsync();
        return verb.Answer(Verb.Done);
    }

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() { }
    }
}
