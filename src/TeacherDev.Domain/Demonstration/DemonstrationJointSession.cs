using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Demonstration;

using Hours = Kernel.Hours;

/// <summary>The teacher's class and the one after it hear a lecture together (合班), on the first day ahead on which neither is taught.</summary>
internal sealed class DemonstrationJointSession(TeacherDevDb db)
{
    // Dice of its own: the rest of the city stays as it is.
    private readonly Dice dice = new(34);

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var teacher = city.Players["teacher"].Id;
        var leading = await db.Cohorts.IgnoreAutoIncludes().AsNoTracking().Where(c => c.Enrolments.Any(e => e.PersonId == teacher && e.LeftOn == null)).OrderBy(c => c.Id).FirstAsync(stop);
        var other = await db.Cohorts.IgnoreAutoIncludes().AsNoTracking().Where(c => c.TrackYearId == leading.TrackYearId && c.Id > leading.Id && c.State == CohortState.Running).OrderBy(c => c.Id).FirstAsync(stop);
        var ids = new[] { leading.Id, other.Id };
        var taught = await db.Sessions.Where(s => ids.Contains(s.CohortId!.Value)).Select(s => s.Day).ToListAsync(stop);
        if (city.WorkdaysIn(new Period(city.Today.AddDays(1), city.Today.AddDays(30)), leading.Period.To).Except(taught).FirstOrDefault() is var day && day == default) return;
        var hall = new Venue(city.Year.OrganisationId, "市教科所报告厅", "玉溪市红塔区", 300, dice.Key(), "市教科所", "投影", new Coordinates(24.352400m, 102.546500m));
        db.Add(hall);
        await db.SaveChangesAsync(stop);
        var trainer = await db.Trainers.Where(t => t.PersonId == null).OrderByDescending(t => t.Id).Select(t => t.Id).FirstAsync(stop);
        var session = Session.OfCohort(
            leading.Id, leading.OrganisationId, new SessionContent("省级专家报告：教学评一致的课堂", trainer, hall.Id, SessionMode.FaceToFace, Hours.Of(4)), new Slot(day, DayPart.Morning, new(9, 0), new(12, 0)), dice.Key());
        session.Join(other);
        db.Add(session);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }
}
