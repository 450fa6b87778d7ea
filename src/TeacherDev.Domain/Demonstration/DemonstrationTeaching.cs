using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Demonstration;

/// <summary>The teacher's school has handed in who teaches on which half-days of this term; the other schools have not yet.</summary>
internal sealed class DemonstrationTeaching(TeacherDevDb db)
{
    private const int WorkedDays = 5;

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var school = city.Players["teacher"].SchoolId;
        var term = (await new Calendars(db).TermWeeksAsync(new Period(city.Today, city.Today), stop)).Meant(city.Today);
        var timetable = new TeachingTimetable(school, term.Year, term.Season);
        timetable.Replace([.. city.Teachers.Where(t => t.SchoolId == school).OrderBy(t => t.Id).Index().SelectMany(t => WeekOf(t.Item.Id, t.Index))], city.Today);
        db.Add(timetable);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    /// <summary>One half-day on four days of the week; who teaches on which is shifted from teacher to teacher.</summary>
    private static IEnumerable<TeachingLine> WeekOf(int person, int at) =>
        from day in Enumerable.Range(0, WorkedDays)
        where (day + at) % WorkedDays != 0
        let part = (day + at) % 2 == 0 ? DayPart.Morning : DayPart.Afternoon
        select new TeachingLine(person, DayOfWeek.Monday + day, part, part == DayPart.Morning ? "1、2" : "5、6");
}
