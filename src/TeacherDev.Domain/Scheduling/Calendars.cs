using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>The calendars that are loaded, for whoever counts days or weeks.</summary>
public sealed class Calendars(TeacherDevDb db)
{
    public async Task<WorkingDays> WorkingDaysAsync(Period period, CancellationToken stop = default) =>
        new(await db.WorkingCalendars.AsNoTracking().Where(c => period.From.Year <= c.Year && c.Year <= period.To.Year).ToListAsync(stop));

    /// <summary>With the year before, whose autumn term ends in January.</summary>
    public async Task<TeachingWeeks> TeachingWeeksAsync(Period period, CancellationToken stop = default) =>
        new(await db.TermCalendars.AsNoTracking().Where(c => period.From.Year - 1 <= c.Year && c.Year <= period.To.Year).ToListAsync(stop));
}
