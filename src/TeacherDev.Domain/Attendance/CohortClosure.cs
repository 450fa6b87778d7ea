using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

/// <summary>
/// Closes a class once every session is closed or cancelled: hours posted afterwards would come too late for its certificates. Whoever
/// missed too much of it then forfeits its hours, if the rules say so.
/// </summary>
public sealed class CohortClosure(TeacherDevDb db)
{
    /// <param name="withoutCompletion">People who took part but did not complete.</param>
    /// <exception cref="RuleBroken">A session is still open, or a rule of <see cref="Cohort.Close"/>.</exception>
    public async Task CloseAsync(Cohort cohort, DateOnly today, IReadOnlyCollection<int>? withoutCompletion = null, CancellationToken stop = default)
    {
        await MustBeTaughtAsync(cohort, stop);
        cohort.Close(today, withoutCompletion, await new Absences(db).ForfeitingAsync(cohort, stop));
    }

    /// <exception cref="RuleBroken">A session is neither closed nor cancelled; names the first.</exception>
    public async Task MustBeTaughtAsync(Cohort cohort, CancellationToken stop = default)
    {
        var open = await db.AllSessions.OfClass(db, cohort.Id).Where(s => s.State == SessionState.Planned).OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.Id).Select(s => new { s.Topic, s.Day }).ToListAsync(stop);
        if (open.Count > 0) throw new RuleBroken("“{0}”还有 {1} 节课没有结束（{2:M月d日}“{3}”），请先结束或取消", cohort.Name, open.Count, open[0].Day, open[0].Topic);
    }
}
