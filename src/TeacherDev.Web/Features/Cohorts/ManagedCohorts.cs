using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>The class a page changes, if it lies in the reach of the viewer.</summary>
public static class ManagedCohorts
{
    extension(TeacherDevDb db)
    {
        public IQueryable<Cohort> Managed(int id) => db.Cohorts.Where(c => c.Id == id && c.Organisation.Path.StartsWith(db.Viewer.Path));

        /// <summary>Alone and unchanged: for subjects that hold the class and read it anew.</summary>
        public Task<Cohort?> ManagedAsync(int id, CancellationToken stop) => db.Managed(id).IgnoreAutoIncludes().AsNoTracking().SingleOrDefaultAsync(stop);
    }
}
