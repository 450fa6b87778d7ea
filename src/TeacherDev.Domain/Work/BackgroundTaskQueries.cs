using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Work;

public static class BackgroundTaskQueries
{
    extension(IQueryable<BackgroundTask> tasks)
    {
        /// <summary>What waits, and what was running when its worker died.</summary>
        public Task<List<BackgroundTask>> ClaimDueAsync(DateTime now, TimeSpan lease, int take, CancellationToken stop) =>
            tasks.ClaimAsync(t => t.State == TaskState.Queued || t.State == TaskState.Running, now, lease, take, stop);

        /// <summary>What failed and nobody has taken note of.</summary>
        public IQueryable<BackgroundTask> Unhandled() => tasks.Where(t => t.State == TaskState.Failed && t.AcknowledgedAt == null);

        /// <summary>Says how far the work is and renews its lease. False when the lease is another's or somebody asked it to stop.</summary>
        public async Task<bool> ProgressAsync(int id, Guid leasedBy, int completed, int total, Remark remark, DateTime leaseUntil, CancellationToken stop)
        {
            var mine = tasks.Where(t => t.Id == id && t.LeasedBy == leasedBy && t.State == TaskState.Running);
            var said = await mine.ExecuteUpdateAsync(
                t => t.SetProperty(x => x.Completed, completed).SetProperty(x => x.Total, total).SetProperty(x => x.Remark, remark).SetProperty(x => x.LeaseUntil, leaseUntil), stop);
            return said == 1 && !await mine.AnyAsync(t => t.CancelRequested, stop);
        }
    }
}
