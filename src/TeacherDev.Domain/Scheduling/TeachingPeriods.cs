using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// Who teaches when, whatever school's sheet says so: a class has people of many schools, and who plans it need not see them. As far as half-days.
/// </summary>
public sealed class TeachingPeriods(TeacherDevDb db)
{
    /// <summary>The half-days on which one person teaches in a term, Monday morning first.</summary>
    public async Task<IReadOnlyList<TeachingLine>> OfPersonAsync(int personId, Term term, CancellationToken stop = default)
    {
        var (year, season) = (term.Year, term.Season);
        var timetables = db.AllTeachingTimetables;
        var lines = await db.Set<TeachingPeriod>().AsNoTracking().Where(p => p.PersonId == personId && timetables.Any(t => t.Id == p.TimetableId && t.Year == year && t.Season == season))
            .Select(p => new TeachingLine(p.PersonId, p.Weekday, p.Part, p.Lessons)).ToListAsync(stop);
        return [.. lines.OrderBy(l => WeekdayNames.Place(l.Weekday)).ThenBy(l => l.Part)];
    }

    /// <summary>All lessons of some people on some days, read in one command; none where no day lies in a term.</summary>
    /// <param name="people">A query of their ids.</param>
    public async Task<Lessons> OfAsync(IQueryable<int> people, IReadOnlyCollection<DateOnly> days, TermWeeks terms, WorkingDays calendar, CancellationToken stop = default)
    {
        var taught = days.Where(d => calendar.IsWorkday(d) && terms.IsTaught(d)).ToList();
        if (taught.Count == 0) return Lessons.None;
        var (years, weekdays) = (taught.Select(d => terms.TermOf(d)!.Year).Distinct().ToList(), taught.Select(d => d.DayOfWeek).Distinct().ToList());
        var all = await (from period in db.Set<TeachingPeriod>().AsNoTracking()
                         where people.Contains(period.PersonId) && weekdays.Contains(period.Weekday)
                         join timetable in db.AllTeachingTimetables on period.TimetableId equals timetable.Id
                         where years.Contains(timetable.Year)
                         select new Lesson(period.PersonId, timetable.Year, timetable.Season, period.Weekday, period.Part)).ToListAsync(stop);
        return new Lessons(all, terms, calendar);
    }
}
