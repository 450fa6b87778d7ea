using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

internal static class Planners
{
    extension(TeacherDevDb db)
    {
        /// <summary>Whether the viewer plans sessions of this sort: a school those of its activities, not those of classes.</summary>
        public bool MayPlan(Session session) => db.Viewer.May(session.CohortId is null ? Permission.ManageActivities : Permission.ManageCohorts);
    }
}
