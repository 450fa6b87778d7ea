using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Site;

/// <summary>
/// Every school held 校本研修 on three evenings of October with its sample person: of the first it handed in the hours, of the second the batch was returned,
/// the third waits. An institute's sample is a batch of a school that it alone may decide on.
/// </summary>
public sealed class HoursBatchesOfWorld : IRoomOfWorld
{
    public int Order => 31;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["hoursbatch"] = (db, organisation) => OfAsync(db, organisation, "示例批次"),
        ["returnedbatch"] = (db, organisation) => OfAsync(db, organisation, "示例退回"),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        foreach (var school in await db.Organisations.Where(o => o.Key.StartsWith("t-") && o.Kind == OrganisationKind.School).OrderBy(o => o.Id).ToListAsync())
        {
            var sessions = await HeldAsync(db, school, (await World.PersonAsync(db, school.Key)).Id, [new(2026, 10, 12), new(2026, 10, 13), new(2026, 10, 14)]);
            var (batches, now) = (new HoursBatches(db), TestClock.Start.UtcDateTime);
            await batches.SubmitAsync(school, $"{school.Name}示例批次", [sessions[0]], now, Guid.NewGuid());
            var returned = await batches.SubmitAsync(school, $"{school.Name}示例退回", [sessions[1]], now, Guid.NewGuid());
            await batches.ReturnAsync(returned, "少了签到表", school.ParentId!.Value, now);
        }
    }

    /// <summary>Closed sessions of one activity, at which somebody was present.</summary>
    public static async Task<List<int>> HeldAsync(TeacherDevDb db, Organisation school, int personId, IReadOnlyList<DateOnly> days)
    {
        var activity = new Activity(school.Id, ActivityKind.SchoolBased, $"{school.Name}校本研修", null, null, null, Guid.NewGuid());
        activity.Invite([personId], days[0]);
        db.Add(activity);
        await db.SaveChangesAsync();
        var held = days.Select(day => Session.OfActivity(activity.Id, school.Id, new("集体备课", null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(2)), new Slot(day, DayPart.Evening), Guid.NewGuid())).ToList();
        db.AddRange(held);
        await db.SaveChangesAsync();
        db.AddRange(held.Select(s => new AttendanceMark(s.Id, personId, AttendanceStatus.Present, s.Day.AtInShanghai(new(19, 0)))));
        await db.SaveChangesAsync();
        foreach (var session in held) await new HoursPosting(db).CloseAsync(session, session.Day.AtInShanghai(new(21, 0)));
        return held.ConvertAll(s => s.Id);
    }

    private static Task<int> OfAsync(TeacherDevDb db, string organisation, string title)
    {
        var school = organisation switch { World.CityInstitute or World.City => World.SchoolC, World.EastInstitute or World.East => World.SchoolB, _ => organisation };
        return db.HoursBatches.Where(b => b.Organisation.Key == school && b.Title.EndsWith(title)).Select(b => b.Id).SingleAsync();
    }
}
