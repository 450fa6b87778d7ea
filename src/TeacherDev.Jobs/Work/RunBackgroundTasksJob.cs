using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Jobs.Work;

/// <summary>Does the background tasks that wait, one after another, each in a scope of its own.</summary>
public sealed class RunBackgroundTasksJob(TeacherDevDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<RunBackgroundTasksJob> log)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task<Remark> RunAsync(CancellationToken stop)
    {
        var done = 0;
        while ((await db.WriteAsync(() => db.BackgroundTasks.ClaimDueAsync(clock.UtcNow, Lease, take: 1, stop), stop)).SingleOrDefault() is { } task)
        {
            if (task.Start(clock.UtcNow)) done++;
            await db.SaveChangesAsync(stop);
            if (!task.IsOver) await DoAsync(task, stop);
            db.ChangeTracker.Clear();
        }
        return Remark.Of("处理 {0} 项后台任务", done);
    }

    private async Task DoAsync(BackgroundTask task, CancellationToken stop)
    {
        await using var scope = scopes.CreateSystemScope();
        var work = scope.ServiceProvider.GetServices<IBackgroundWork>().SingleOrDefault(w => w.Kind == task.Kind);
        try
        {
            if (work is null) throw new RuleBroken("没有处理“{0}”的程序，任务无法执行", task.Kind);
            using var arguments = JsonDocument.Parse(task.Arguments);
            var result = await work.RunAsync(arguments.RootElement, (completed, total, doing) => ProgressAsync(task, completed, total, doing, stop), stop);
            await EndAsync(task, t => t.Finish(result, clock.UtcNow));
        }
        catch (RuleBroken rule) { await EndAsync(task, t => t.Fail(Remark.Of(rule), clock.UtcNow)); }
        catch (WorkStopped) { await EndAsync(task, t => t.Stop(clock.UtcNow)); }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogError(e, "Background task {Id} ({Kind}) failed", task.Id, task.Kind);
            await EndAsync(task, t => t.Fail(Remark.Of("程序出错，详情见系统日志（{0}）", e.GetType().Name), clock.UtcNow));
        }
    }

    private async Task ProgressAsync(BackgroundTask task, int completed, int total, Remark doing, CancellationToken stop)
    {
        await using var scope = scopes.CreateSystemScope();
        var own = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        if (!await own.WriteAsync(() => own.BackgroundTasks.ProgressAsync(task.Id, task.LeasedBy, completed, total, doing, clock.UtcNow + Lease, stop), stop)) throw new WorkStopped();
    }

    /// <summary>Only if the lease is still ours. Somebody may press cancel in this very moment: the row is read anew, and again when it changed meanwhile.</summary>
    private async Task EndAsync(BackgroundTask task, Action<BackgroundTask> end)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                await TryEndAsync(task, end);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < 3) { /* once more, on the fresh row */ }
    }

    private async Task TryEndAsync(BackgroundTask task, Action<BackgroundTask> end)
    {
        await using var scope = scopes.CreateSystemScope();
        var own = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        if (await own.BackgroundTasks.SingleOrDefaultAsync(t => t.Id == task.Id && t.LeasedBy == task.LeasedBy && t.State == TaskState.Running) is not { } mine) return;
        end(mine);
        await own.SaveChangesAsync();
    }

    private sealed class WorkStopped : Exception;
}
