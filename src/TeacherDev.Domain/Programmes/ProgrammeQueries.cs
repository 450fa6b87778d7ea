using Microsoft.EntityFrameworkCore;

namespace TeacherDev.Domain.Programmes;

public static class ProgrammeQueries
{
    extension(IQueryable<ProgrammeYear> years)
    {
        /// <summary>With every fact and organisation, one query per kind of fact.</summary>
        public IQueryable<ProgrammeYear> Whole() => years
            .Include(y => y.Programme.Organisation).Include(y => y.Organisation).Include(y => y.Commissioner)
            .Include(y => y.Tracks).ThenInclude(t => t.BudgetLine).Include(y => y.BudgetLines).Include(y => y.BudgetTotals)
            .Include(y => y.Activities).ThenInclude(a => a.BudgetLine).Include(y => y.StudioDuty).Include(y => y.MentoringDuty)
            .Include(y => y.Modules).Include(y => y.Basis).Include(y => y.Tiers).Include(y => y.Targets).Include(y => y.Duties).Include(y => y.Months).Include(y => y.Remarks)
            .AsSplitQuery();
    }
}
