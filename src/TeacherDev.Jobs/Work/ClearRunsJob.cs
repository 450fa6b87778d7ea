using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Jobs.Work;

/// <summary>
/// A job of every minute leaves half a million rows a year: runs older than a month go, but the last of each job stays. So do sessions that ended
/// a month ago: where and with what someone signed in is kept no longer than it may explain something.
/// </summary>
public sealed class ClearRunsJob(TeacherDevDb db, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<Remark> RunAsync(CancellationToken stop)
    {
        var before = clock.UtcNow - Kept;
        var cleared = await db.WriteAsync(
            () => db.JobRuns.Where(r => r.PeriodStart < before && r.FinishedAt != null && db.JobRuns.Any(newer => newer.Job == r.Job && newer.PeriodStart > r.PeriodStart)).ExecuteDeleteAsync(stop), stop);
        var forgotten = await db.WriteAsync(() => db.LoginSessions.Where(s => s.LastSeenAt < before).ExecuteDeleteAsync(stop), stop);
        return Remark.Of("清理 {0} 条运行记录、{1} 条登录记录", cleared, forgotten);
    }
}
