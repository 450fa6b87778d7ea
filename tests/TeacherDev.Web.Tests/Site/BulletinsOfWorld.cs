using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Site;

/// <summary>Every region's office held two evenings (without hours, which other rooms count) in September with people of its schools: of the first the bulletin is out, of the second there is a draft. A school's sample is that of its region.</summary>
public sealed class BulletinsOfWorld : IRoomOfWorld
{
    public static readonly Period September = new(new(2026, 9, 1), new(2026, 9, 30));

    public int Order => 32;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["bulletin"] = (db, organisation) => OfAsync(db, organisation, BulletinState.Draft),
        ["publishedbulletin"] = (db, organisation) => OfAsync(db, organisation, BulletinState.Published),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        foreach (var (office, schools, above) in new[] { (World.CityInstitute, new[] { World.SchoolA, World.SchoolC }, World.City), (World.EastInstitute, [World.SchoolA, World.SchoolB], World.East), (World.OtherCity, [World.OtherSchool], World.OtherCity) })
        {
            var people = new List<int>();
            foreach (var school in schools) people.Add((await World.PersonAsync(db, school)).Id);
            // The first of them was there; the others were not, or had leave.
            var sessions = await HeldAsync(db, office, people, [new(2026, 9, 8), new(2026, 9, 22)], [AttendanceStatus.Present, AttendanceStatus.Absent]);
            var (desk, body) = (new BulletinDesk(db), await db.Organisations.Include(o => o.Parent).SingleAsync(o => o.Key == office));
            var published = await desk.CompileAsync(body, September, new($"{body.Name}九月通报", "请各校重视"), [sessions[0]], Guid.NewGuid());
            var now = TestClock.Start.UtcDateTime.AddDays(-40);
            await desk.ReportAsync(published, await AccountAsync(db, "district"), now);
            published.Approve(await World.OrganisationAsync(db, above), await AccountAsync(db, "viewer"), now);
            await desk.PublishAsync(published, now);
            await desk.CompileAsync(body, September, new($"{body.Name}九月补充通报", null), [sessions[1]], Guid.NewGuid());
            var rules = new BulletinRules(body.Id);
            rules.Decide(BulletinRhythm.Month, 90);
            db.Add(rules);
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Closed evenings of one activity, at which these people have these marks in turn.</summary>
    public static async Task<List<int>> HeldAsync(TeacherDevDb db, string office, IReadOnlyList<int> people, IReadOnlyList<DateOnly> days, IReadOnlyList<AttendanceStatus> marks, string title = "语文教研")
    {
        var body = await World.OrganisationAsync(db, office);
        var activity = new Activity(body.Id, ActivityKind.Research, title, null, null, null, Guid.NewGuid());
        activity.Invite(people, days[0]);
        db.Add(activity);
        await db.SaveChangesAsync();
        var held = days.Select(day => Session.OfActivity(activity.Id, body.Id, new($"{title}{day:M月d日}", null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Zero), new Slot(day, DayPart.Evening), Guid.NewGuid())).ToList();
        db.AddRange(held);
        await db.SaveChangesAsync();
        db.AddRange(held.SelectMany(s => people.Select((p, at) => new AttendanceMark(s.Id, p, marks[at % marks.Count], s.Day.AtInShanghai(new(19, 0))))));
        await db.SaveChangesAsync();
        foreach (var session in held) await new HoursPosting(db).CloseAsync(session, session.Day.AtInShanghai(new(21, 0)));
        return held.ConvertAll(s => s.Id);
    }

    private static async Task<int> AccountAsync(TeacherDevDb db, string userName) => (await db.Accounts.SingleAsync(a => a.UserName == userName)).Id;

    private static Task<int> OfAsync(TeacherDevDb db, string organisation, BulletinState state)
    {
        var office = organisation switch
        {
            World.City or World.CityInstitute or World.West or World.SchoolC => World.CityInstitute,
            World.OtherCity or World.OtherSchool => World.OtherCity,
            _ => World.EastInstitute,
        };
        return db.AttendanceBulletins.Where(b => b.Organisation.Key == office && b.State == state).OrderBy(b => b.Id).Select(b => b.Id).FirstAsync();
    }
}
