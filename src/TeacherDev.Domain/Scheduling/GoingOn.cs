using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>Where a timetable goes on that is entered one session after the other.</summary>
public sealed class GoingOn(TeacherDevDb db)
{
    private const int MostDays = 14;

    /// <summary>The next time at which the class or activity is free: not on a day off, unless the session is on one itself.</summary>
    public async Task<Slot> AfterAsync(Session session, CancellationToken stop = default)
    {
        var span = new Period(session.Day, session.Day.AddDays(MostDays));
        var all = db.Sessions.AsNoTracking().IgnoreAutoIncludes();
        var ours = session.CohortId is { } cohort ? all.OfClass(db, cohort) : all.Where(s => s.ActivityId == session.ActivityId);
        var taken = (await ours.Where(s => s.State != SessionState.Cancelled && s.Day >= span.From && s.Day <= span.To).ToListAsync(stop)).ConvertAll(s => s.Slot);
        var calendar = await new Calendars(db).WorkingDaysAsync(span, stop);
        var slot = session.Slot.Following;
        while (slot.Day <= span.To && (IsOff(slot.Day) || taken.Exists(slot.Overlaps))) slot = slot.Following;
        return slot.Day <= span.To ? slot : session.Slot.Following;

        bool IsOff(DateOnly day) => day != session.Day && (calendar.IsStatutoryHoliday(day) || (!calendar.IsWorkday(day) && calendar.IsWorkday(session.Day)));
    }
}
