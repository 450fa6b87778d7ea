using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Completion;

using Hours = TeacherDev.Domain.Kernel.Hours;

/// <summary>A class of the city institute that runs, with five lessons of four hours held last week by two trainers, and its people's marks.</summary>
internal static class RunningClass
{
    private static readonly DateOnly First = new(2026, 11, 16);
    private static readonly CohortPlan Plan = new("主题", "目标", "成效", "考核");

    /// <param name="missed">How many of the five lessons a person missed; the others missed none.</param>
    public static async Task<int> AddAsync(TeacherDevDb db, string name, IReadOnlyList<int> people, IReadOnlyDictionary<int, int>? missed = null)
    {
        var institute = await World.OrganisationAsync(db, World.CityInstitute);
        var year = await ProgrammesOfWorld.YearAsync(db, World.CityInstitute);
        var cohort = new Cohort(institute.Id, year.Id, trackYearId: null, name, new Period(First, First.AddDays(13)), 60, Plan, Guid.NewGuid());
        cohort.EnrolAll(people, First);
        foreach (var state in new[] { CohortState.Recruiting, CohortState.Confirmed, CohortState.Running }) cohort.MoveTo(state);
        Trainer one = Trainer.Outside(institute.Id, $"{name}甲", "省研究院", Guid.NewGuid()), two = Trainer.Outside(institute.Id, $"{name}乙", "省研究院", Guid.NewGuid());
        db.AddRange(cohort, one, two);
        await db.SaveChangesAsync();
        for (var at = 0; at < 5; at++)
        {
            var session = Session.OfCohort(cohort.Id, institute.Id, new($"{name}第{at + 1}讲", at == 4 ? two.Id : one.Id, null, SessionMode.FaceToFace, Hours.Of(4)), new Slot(First.AddDays(at), DayPart.Morning), Guid.NewGuid());
            db.Add(session);
            await db.SaveChangesAsync();
            db.AddRange(people.Select(p => new AttendanceMark(session.Id, p, missed?.GetValueOrDefault(p) > at ? AttendanceStatus.Absent : AttendanceStatus.Present, TestClock.Start.UtcDateTime)));
            await db.SaveChangesAsync();
            await new HoursPosting(db).CloseAsync(session, TestClock.Start.UtcDateTime);
        }
        db.ChangeTracker.Clear();
        return cohort.Id;
    }

    /// <summary>The teacher of the account first, then sample people.</summary>
    public static async Task<List<int>> PeopleAsync(TeacherDevDb db, int count) =>
        [await World.PersonIdOfAsync(db, "teacher"), .. await db.People.Where(p => p.StaffNumber!.StartsWith("t-")).OrderBy(p => p.Id).Select(p => p.Id).Take(count - 1).ToListAsync()];
}
