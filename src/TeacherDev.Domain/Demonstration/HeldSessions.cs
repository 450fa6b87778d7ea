using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Demonstration;

internal static class HeldSessions
{
    private static readonly TimeOnly Evening = new(18, 0);

    extension(TeacherDevDb db)
    {
        /// <summary>Closes sessions as their class heads did on the evening of each day, so that the hours are posted by the house's own rule.</summary>
        public async Task CloseAllAsync(IEnumerable<int> sessionIds, CancellationToken stop)
        {
            var posting = new HoursPosting(db);
            foreach (var id in sessionIds.Order().ToList())
            {
                // A tracker that grew with every session would be searched again for each.
                db.ChangeTracker.Clear();
                var session = await db.Sessions.SingleAsync(s => s.Id == id, stop);
                await posting.CloseAsync(session, session.Day.AtInShanghai(Evening), stop);
            }
            db.ChangeTracker.Clear();
        }
    }
}
