using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

public static class PlannedSessions
{
    /// <summary>What somebody is expected at in these days and is not closed: sessions still to come, and held ones that nobody has closed yet unless the person was missed there.</summary>
    public static async Task<IReadOnlyList<PlannedHours>> PlannedHoursAsync(this TeacherDevDb db, int personId, Period days, CancellationToken stop = default)
    {
        var (from, to) = (days.From, days.To);
        return await (from session in db.ExpectingSessions(personId)
                      where session.State == SessionState.Planned && session.Day >= @from && session.Day <= to
                      where !db.AttendanceMarks.Any(m => m.SessionId == session.Id && m.PersonId == personId && (m.Status == AttendanceStatus.Absent || m.Status == AttendanceStatus.Excused))
                      join activity in db.AllActivities on session.ActivityId equals activity.Id into activities
                      from activity in activities.DefaultIfEmpty()
                      orderby session.Day, session.Part, session.Id
                      select new PlannedHours(session.Id, session.Day, session.Part, session.Mode, activity == null ? null : activity.Kind, session.Hours)).ToListAsync(stop);
    }
}
