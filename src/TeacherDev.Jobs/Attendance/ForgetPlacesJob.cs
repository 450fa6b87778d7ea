using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Jobs.Attendance;

/// <summary>How far from its venue a phone was is kept no longer than somebody may ask about the attendance. The marks stay.</summary>
public sealed class ForgetPlacesJob(TeacherDevDb db, TimeProvider clock)
{
    public async Task<Remark> RunAsync(CancellationToken stop)
    {
        var last = clock.Today.AddDays(-AdvisoryPlace.DaysKept);
        var forgotten = await db.WriteAsync(
            () => db.AttendanceMarks.Where(m => m.Distance != null && db.Sessions.Any(s => s.Id == m.SessionId && s.Day <= last))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Distance, (int?)null).SetProperty(m => m.Accuracy, (int?)null), stop), stop);
        return Remark.Of("清除 {0} 条参考位置", forgotten);
    }
}
