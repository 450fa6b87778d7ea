using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Jobs.Work;

/// <summary>
/// Runs what is due. Whatever wakes it may wake it late, twice or on several nodes at once: the table of runs says what is due, and the
/// lease of a job lets one process run it at a time.
/// </summary>
public sealed class Sweep(Schedule schedule, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Sweep> log)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Side by side, so that a long task keeps no mail waiting.</summary>
    public Task RunDueAsync(CancellationToken stop) => Task.WhenAll(schedule.Jobs.Select(job => RunIfDueAsync(job, stop)));

    /// <summary>Runs one job once, now, if nobody else does; null when somebody does.</summary>
    public Task<JobRun?> RunNowAsync(string name, CancellationToken stop)
    {
        var job = schedule.Jobs.Single(j => j.Name == name);
        return UnderLeaseAsync(job, (_, _, _) => Task.FromResult<JobRun?>(new JobRun(job.Name, clock.UtcNow)), stop);
    }

    private async Task RunIfDueAsync(RecurringJob job, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateSystemScope();
            if (await DueAsync(scope.ServiceProvider.GetRequiredService<TeacherDevDb>(), job, stop) is null) return;
            while (await UnderLeaseAsync(job, DueAsync, stop) is { State: TaskState.Done }) { /* a run asked for by a person may wait behind */ }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { /* the process ends; the run is begun again */ }
        catch (Exception e) { log.LogError(e, "Sweep of {Job} failed", job.Name); }
    }

    /// <summary>The run that is due: asked for by a person (a running one may be a dead one), or of the latest period, new or not finished.</summary>
    private async Task<JobRun?> DueAsync(TeacherDevDb db, RecurringJob job, CancellationToken stop)
    {
        var now = clock.UtcNow;
        var asked = await db.JobRuns.Where(r => r.Job == job.Name && (r.State == TaskState.Queued || (r.State == TaskState.Running && r.RequestedById != null)) && r.PeriodStart <= now).OrderBy(r => r.Id).FirstOrDefaultAsync(stop);
        if (asked is not null) return asked;
        var period = job.Cron.Latest(now);
        var run = await db.JobRuns.SingleOrDefaultAsync(r => r.Job == job.Name && r.PeriodStart == period, stop);
        return run switch { null => new JobRun(job.Name, period), { IsOver: false } => run, _ => null };
    }

    private async Task<JobRun?> UnderLeaseAsync(RecurringJob job, Func<TeacherDevDb, RecurringJob, CancellationToken, Task<JobRun?>> choose, CancellationToken stop)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        var me = Guid.NewGuid();
        if (!await TakeAsync(db, job, me, stop)) return null;
        try
        {
            await BuryAsync(db, job, stop);
            if (await choose(db, job, stop) is not { } run) return null;
            run.Start(clock.UtcNow);
            if (run.Id == 0) db.JobRuns.Add(run);
            await db.SaveChangesAsync(stop);
            await RunAsync(job, run, me, stop);
            await db.SaveChangesAsync(CancellationToken.None);
            return run;
        }
        finally { await db.WriteAsync(() => db.JobLeases.ReleaseAsync(job.Name, me), CancellationToken.None); }
    }

    private async Task RunAsync(RecurringJob job, JobRun run, Guid me, CancellationToken stop)
    {
        await using var heartbeat = new Heartbeat(over => RenewAsync(job, me, over), stop);
        await using var scope = scopes.CreateSystemScope();
        try
        {
            run.Finish(await job.Run(scope.ServiceProvider, heartbeat.Token), clock.UtcNow);
        }
        catch (RuleBroken rule) { run.Fail(Remark.Of(rule), clock.UtcNow); }
        catch (OperationCanceledException) when (heartbeat.Token.IsCancellationRequested) { run.CutOff(Remark.Of("程序停止，下次继续"), clock.UtcNow); }
        catch (Exception e)
        {
            log.LogError(e, "Job {Job} failed", job.Name);
            run.Fail(Remark.Of("程序出错，详情见系统日志（{0}）", e.GetType().Name), clock.UtcNow);
        }
    }

    private async Task<bool> RenewAsync(RecurringJob job, Guid me, CancellationToken stop)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        return await db.WriteAsync(() => db.JobLeases.RenewAsync(job.Name, me, clock.UtcNow + Lease, stop), stop);
    }

    private async Task<bool> TakeAsync(TeacherDevDb db, RecurringJob job, Guid me, CancellationToken stop)
    {
        if (!await db.JobLeases.AnyAsync(l => l.Job == job.Name, stop))
        {
            db.JobLeases.Add(new JobLease(job.Name));
            try { await db.SaveChangesAsync(stop); }
            catch (DbUpdateException) { db.ChangeTracker.Clear(); /* another process made it in this moment */ }
        }
        return await db.WriteAsync(() => db.JobLeases.TakeAsync(job.Name, me, clock.UtcNow, clock.UtcNow + Lease, stop), stop);
    }

    /// <summary>We hold the lease, so what stands as running died with its process.</summary>
    private async Task BuryAsync(TeacherDevDb db, RecurringJob job, CancellationToken stop)
    {
        foreach (var dead in await db.JobRuns.Where(r => r.Job == job.Name && r.State == TaskState.Running).ToListAsync(stop)) dead.CutOff(Remark.Of("运行时程序中断"), clock.UtcNow);
        await db.SaveChangesAsync(stop);
    }
}
