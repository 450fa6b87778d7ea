using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Work;

namespace TeacherDev.Jobs.Notifications;

/// <summary>Brings the outbox in line with every reminder rule.</summary>
public sealed class PlanRemindersJob(Outbox outbox, TimeProvider clock)
{
    public async Task<Remark> RunAsync(CancellationToken stop)
    {
        var (planned, withdrawn) = (0, 0);
        foreach (var rule in outbox.Rules)
        {
            var replanned = await outbox.ReplanAsync(rule, clock.UtcNow, stop);
            (planned, withdrawn) = (planned + replanned.Planned, withdrawn + replanned.Withdrawn);
        }
        return Remark.Of("新计划 {0} 条，撤回 {1} 条", planned, withdrawn);
    }
}
