using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Activities;

internal static class InvitationDay
{
    extension(TeacherDevDb db)
    {
        /// <summary>From when on people who are invited now are expected. A list written after the day is of those who were expected on it.</summary>
        public async Task<DateOnly> InvitationDayAsync(int activityId, DateOnly today, CancellationToken stop) =>
            await db.Sessions.Where(s => s.ActivityId == activityId && s.State == SessionState.Planned && s.Day < today).MinAsync(s => (DateOnly?)s.Day, stop) ?? today;
    }
}
