using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// Who teaches when, whatever school's sheet says so: a class has people of many schools, and who plans it need not see them. As far as half-days.
/// Nobody teaches in the holidays; what a worked weekend is taught by is each school's own, so only what a sheet says of a Saturday counts then.
/// </summary>
public sealed class TeachingPeriods(TeacherDevDb db)
{
    /// <summary>Those of these people who teach then, by name.</summary>
    public Task<IReadOnlyList<Teaching>> OfAsync(IReadOnlyCollection<int> personIds, DateOnly day, DayPart part, CancellationToken stop = default) =>
        AmongAsync(db.PersonCards.Where(c => personIds.Contains(c.Id)).Select(c => c.Id), day, part, stop);

    /// <summary>Those members of a class, as it is on that day, who teach then, by name.</summary>
    public Task<IReadOnlyList<Teaching>> OfCohortAsync(int cohortId, DateOnly day, DayPart part, CancellationToken stop = default) =>
        AmongAsync(db.Set<Enrolment>().Where(e => e.CohortId == cohortId && e.EnrolledOn <= day && (e.LeftOn == null || day < e.LeftOn)).Select(e => e.PersonId), day, part, stop);

    /// <summary>The half-days on which one person teaches in a term, Monday morning first.</summary>
    public async Task<IReadOnlyList<TeachingLine>> OfPersonAsync(int personId, Term term, CancellationToken stop = default) =>
        [.. (await InTerm(term).Where(p => p.PersonId == personId).Select(p => new TeachingLine(p.PersonId, p.Weekday, p.Part, p.Lessons)).ToListAsync(stop))
            .OrderBy(l => WeekdayNames.Place(l.Weekday)).ThenBy(l => l.Part)];

    private async Task<IReadOnlyList<Teaching>> AmongAsync(IQueryable<int> people, DateOnly day, DayPart part, CancellationToken stop)
    {
        var (calendars, on) = (new Calendars(db), new Period(day, day));
        if ((await calendars.TermWeeksAsync(on, stop)).TermOf(day) is not { } term) return [];
        var days = await calendars.WorkingDaysAsync(on, stop);
        if (!days.IsWorkday(day)) return [];
        var weekday = day.DayOfWeek;
        return await (from period in InTerm(term)
                      where period.Weekday == weekday && period.Part == part && people.Contains(period.PersonId)
                      join card in db.PersonCards on period.PersonId equals card.Id
                      orderby card.SortKey, card.Id
                      select new Teaching(card.Id, card.Name, card.School, period.Lessons)).ToListAsync(stop);
    }

    private IQueryable<TeachingPeriod> InTerm(Term term)
    {
        var (year, season) = (term.Year, term.Season);
        var timetables = db.AllTeachingTimetables;
        return db.Set<TeachingPeriod>().AsNoTracking().Where(p => timetables.Any(t => t.Id == p.TimetableId && t.Year == year && t.Season == season));
    }
}

/// <param name="Lessons">“1、2”; null where only the half-day is known.</param>
public sealed record Teaching(int PersonId, string Name, string School, string? Lessons);
