using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Features.Cohorts;

public static class LookedAfter
{
    extension(TeacherDevDb db)
    {
        /// <summary>Classes within the viewer's reach, and those whose staff the viewer is. Being a member is not enough.</summary>
        public IQueryable<Cohort> LookedAfterCohorts
        {
            get
            {
                var (path, me) = (db.Viewer.Path, db.Viewer.PersonId);
                return db.Cohorts.Where(c => c.Organisation.Path.StartsWith(path) || c.Staff.Any(s => s.PersonId == me && s.Until == null));
            }
        }
    }
}
