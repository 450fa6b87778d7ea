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

    /// <summary>With the years on both sides: a day of vacation is near the term before and the term after it.</summary>
    public async Task<TermWeeks> TermWeeksAsync(Period period, CancellationToken stop = default) =>
        new(await db.TermCalendars.AsNoTracking().Where(c => period.From.Year - 1 <= c.Year && c.Year <= period.To.Year + 1).ToListAsync(stop));

    /// <summary>The years, oldest first, that were changed by hand and that seed files therefore leave alone.</summary>
    public async Task<IReadOnlyList<int>> EditedYearsAsync(CancellationToken stop = default) =>
        await db.WorkingCalendars.IgnoreAutoIncludes().Where(c => c.IsEdited).Select(c => c.Year).Union(db.TermCalendars.Where(c => c.IsEdited).Select(c => c.Year)).Order().ToListAsync(stop);
}
