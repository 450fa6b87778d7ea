using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>The calendars as they are edited: one of each kind a year for everybody, kept by the coordinator of the whole city.</summary>
internal static class CalendarDesk
{
    public const string Year = "calendars/{year:int:range(2000,2100)}";

    extension(TeacherDevDb db)
    {
        /// <summary>A district's coordinator changes nothing that other districts count by.</summary>
        public bool MayKeepCalendars => db.Viewer.May(Permission.ManageCohorts) && db.Viewer.HasReach && db.Viewer.Path == db.Viewer.Region;

        /// <summary>To be changed; a year that nobody loaded is begun.</summary>
        public async Task<WorkingCalendar> WorkingCalendarAsync(int year, CancellationToken stop) =>
            await db.WorkingCalendars.SingleOrDefaultAsync(c => c.Year == year, stop) ?? db.WorkingCalendars.Add(WorkingCalendar.Provisional(year)).Entity;

        /// <inheritdoc cref="WorkingCalendarAsync"/>
        public async Task<TermCalendar> TermCalendarAsync(int year, CancellationToken stop) =>
            await db.TermCalendars.SingleOrDefaultAsync(c => c.Year == year, stop) ?? db.TermCalendars.Add(TermCalendar.Provisional(year)).Entity;
    }
}
