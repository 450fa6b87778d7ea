using Microsoft.EntityFrameworkCore;

namespace TeacherDev.Domain.Cohorts;

public static class CohortQueries
{
    extension(IQueryable<Cohort> cohorts)
    {
        /// <summary>With the waiting list, for whoever changes who is in. Each list in a query of its own: their product may be large.</summary>
        public IQueryable<Cohort> WithWaiting() => cohorts.Include(c => c.Waiting).AsSplitQuery();

        /// <summary>With the modules and the staff, and not the people.</summary>
        public IQueryable<Cohort> WithModules() => cohorts.IgnoreAutoIncludes().Include(c => c.Staff).Include(c => c.Modules).AsSplitQuery();

        /// <summary>With the schools it takes in whole, and not the people.</summary>
        public IQueryable<Cohort> WithSchools() => cohorts.IgnoreAutoIncludes().Include(c => c.Schools);
    }
}
