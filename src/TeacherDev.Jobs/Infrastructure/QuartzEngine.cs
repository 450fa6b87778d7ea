using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;
using TeacherDev.Jobs.Work;

namespace TeacherDev.Jobs.Infrastructure;

/// <summary>
/// The only file that knows the scheduler. Its one trigger, kept in memory, wakes the sweep at start and every minute after; what is due is
/// decided by the schedule and the table of runs, so nothing is lost with it.
/// </summary>
internal static class QuartzEngine
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddEngine(this IServiceCollection services) => services
        .AddQuartz(quartz => quartz
            .UseInMemoryStore()
            .ScheduleJob<Wake>(trigger => trigger.WithIdentity("sweep").StartNow().WithSimpleSchedule(Every)))
        .AddQuartzHostedService(o => o.WaitForJobsToComplete = true);

    // A long task must not keep the next minute's mail waiting: sweeps may overlap, and the lease of each job keeps it single.
    internal sealed class Wake(Sweep sweep, IHostApplicationLifetime life) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.ApplicationStopping);
            await sweep.RunDueAsync(stop.Token);
        }
    }
}
