using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Jobs.Work;

/// <param name="Name">Key of its runs; stays when the wording changes.</param>
/// <param name="Cron">When, in the time of Shanghai.</param>
/// <param name="Title">What it does, for the people who look after it.</param>
public sealed record RecurringJob(string Name, Cron Cron, string Title, Func<IServiceProvider, CancellationToken, Task<Remark>> Run)
{
    public static RecurringJob Of<TJob>(string name, string cron, string title, Func<TJob, CancellationToken, Task<Remark>> run) where TJob : notnull =>
        new(name, Cron.Parse(cron), title, (services, stop) => run(services.GetRequiredService<TJob>(), stop));
}
