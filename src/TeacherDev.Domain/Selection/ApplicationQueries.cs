using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Selection;

public static class ApplicationQueries
{
    extension(TeacherDevDb db)
    {
        /// <summary>
        /// The applications to a call that the viewer may see. Nobody applies from outside a call's audience, so whoever reaches all of it sees all
        /// of them, and the database need not ask it of every one.
        /// </summary>
        public IQueryable<Application> ApplicationsTo(Call call) =>
            (call.Audience.StartsWith(db.Viewer.Path, StringComparison.Ordinal) ? db.AllApplications : db.Applications).Where(a => a.CallId == call.Id);
    }
}
