using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Activities;

internal static class InvitationDay
{
    extension(TeacherDevDb db)
    {
        /// <summary>From when on people who are invited now are expected. A list written after the day is of those who were expected on it.</summary>
        public async Task<DateOnly> InvitationDayAsync(int activityId, DateOnly today, CancellationToken stop) =>
            await db.Sessions.Where(s => s.ActivityId == activityId && s.State == SessionState.Planned && s.Day < today).MinAsync(s => (DateOnly?)s.Day, stop) ?? today;

        /// <summary>Who may be put on its lists by name: people of the viewer's reach; for who leads its studio or standing body and has none, those who belong to it.</summary>
        public IQueryable<Person> MayBeNamedFor(Activity activity, DateOnly day) =>
            db.Viewer.HasReach ? db.People : db.PeopleOfHolder(activity, day);
    }
}
