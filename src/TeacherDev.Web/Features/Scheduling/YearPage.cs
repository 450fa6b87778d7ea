using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>One year: twelve months of weeks from Monday, what is off and worked, the weeks of the terms, and where all that is written.</summary>
/// <param name="Days">Provisional where nobody loaded the year.</param>
/// <param name="Terms">Provisional where nobody loaded the year.</param>
/// <param name="IsLoaded">Whether there is a calendar of the year at all.</param>
/// <param name="Clashing">Planned sessions on days off, for those who plan.</param>
public sealed record YearPage(int Year, IReadOnlyList<CalendarMonth> Months, IReadOnlyList<NamedDays> Named, WorkingCalendar Days, TermCalendar Terms, bool IsLoaded, bool MayEdit, HeldSessions Clashing)
{
    public int? Before => Year > 2000 ? Year - 1 : null;

    public int? After => Year < 2100 ? Year + 1 : null;

    public bool IsEdited => Days.IsEdited || Terms.IsEdited;

    public static async Task<YearPage> OfAsync(TeacherDevDb db, int year, DateOnly today, CancellationToken stop)
    {
        var days = await db.WorkingCalendars.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, stop);
        var terms = await db.TermCalendars.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, stop);
        var weeks = await new Domain.Scheduling.Calendars(db).TermWeeksAsync(Period.Year(year), stop);
        var shown = days ?? WorkingCalendar.Provisional(year);
        return new(
            year, [.. Enumerable.Range(1, 12).Select(month => CalendarMonth.Of(new DateOnly(year, month, 1), shown, weeks, today))], NamedDays.Of(shown),
            shown, terms ?? TermCalendar.Provisional(year), days is not null || terms is not null, db.MayKeepCalendars,
            await HeldSessions.OfAsync(db, [.. shown.Days.Where(d => !shown.IsWorkday(d.Date)).Select(d => d.Date)], stop));
    }
}

public sealed record CalendarMonth(DateOnly First, IReadOnlyList<CalendarWeek> Weeks)
{
    internal static CalendarMonth Of(DateOnly first, WorkingCalendar days, TermWeeks weeks, DateOnly today)
    {
        var month = new Period(first, first.AddMonths(1).AddDays(-1)).EachDay().Select(d => new CalendarCell(d, days.Find(d), d.IsWeekend, d == today)).ToList();
        var rows = month.GroupBy(c => (c.Day.Day - 1 + WeekdayNames.Place(first.DayOfWeek)) / 7);
        return new(first, [.. rows.Select(r => new CalendarWeek(
            r.Select(c => weeks.Of(c.Day)).OfType<TermDay>().Select(t => (int?)t.Week).FirstOrDefault(),
            [.. WeekdayNames.All.Select(d => r.SingleOrDefault(c => c.Day.DayOfWeek == d))]))]);
    }
}

/// <param name="Number">Of its term; null in the holidays.</param>
/// <param name="Cells">Monday to Sunday; null for days of another month.</param>
public sealed record CalendarWeek(int? Number, IReadOnlyList<CalendarCell?> Cells);

/// <param name="Marked">What makes the day another than its weekday says; null for an ordinary day.</param>
public sealed record CalendarCell(DateOnly Day, CalendarDay? Marked, bool IsWeekend, bool IsToday)
{
    public string Look => string.Join(' ', new[]
    {
        Marked?.Kind switch { CalendarDayKind.StatutoryHoliday => "law", CalendarDayKind.RestDay => "off", CalendarDayKind.Workday => "work", _ => IsWeekend ? "end" : null },
        IsToday ? "today" : null,
    }.OfType<string>());
}

/// <summary>The days of one name in a row: “国庆节 10月1日—10月7日”.</summary>
public sealed record NamedDays(string Name, bool IsWorked, Period Period)
{
    internal static IReadOnlyList<NamedDays> Of(WorkingCalendar calendar)
    {
        var runs = new List<NamedDays>();
        foreach (var day in calendar.Days.OrderBy(d => d.Date))
        {
            var isWorked = day.Kind == CalendarDayKind.Workday;
            if (runs is [.., var last] && last.Name == day.Name && last.IsWorked == isWorked && last.Period.To.AddDays(1) == day.Date) runs[^1] = last with { Period = new(last.Period.From, day.Date) };
            else runs.Add(new(day.Name, isWorked, new(day.Date, day.Date)));
        }
        return runs;
    }
}

/// <summary>Planned sessions on certain days, of those in the viewer's reach.</summary>
/// <param name="Total">How many there are; the first of them are listed.</param>
public sealed record HeldSessions(int Total, IReadOnlyList<HeldSession> First)
{
    private const int MostShown = 50;

    /// <summary>None for those who plan nothing.</summary>
    internal static async Task<HeldSessions> OfAsync(TeacherDevDb db, IReadOnlyCollection<DateOnly> days, CancellationToken stop)
    {
        if (!db.Viewer.May(Permission.ManageCohorts) || days.Count == 0) return new(0, []);
        var held = db.Sessions.AsNoTracking().Where(s => s.State == SessionState.Planned && days.Contains(s.Day));
        var first = await held.OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.Id)
            .Select(s => new HeldSession(s.Id, s.Day, s.Part, s.Topic, db.SessionCards.Where(c => c.Id == s.Id).Select(c => c.Joint ?? c.Owner).FirstOrDefault()!)).Take(MostShown).ToListAsync(stop);
        return new(first.Count < MostShown ? first.Count : await held.CountAsync(stop), first);
    }
}

public sealed record HeldSession(int Id, DateOnly Day, DayPart Part, string Topic, string Owner);
