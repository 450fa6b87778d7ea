using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Attendance;

/// <summary>A session of a class that begins when a test wants it to, and its wall.</summary>
internal sealed class Door(TestSite site, int id, string topic)
{
    public int Id => id;

    public string Topic => topic;

    /// <param name="startsIn">Minutes from now; it lasts an hour. The world's class of school A has the accounts “teacher” and “classhead”.</param>
    public static async Task<Door> OpenAsync(TestSite site, int startsIn, string organisation = World.SchoolA)
    {
        var topic = $"签到课{Guid.NewGuid():N}"[..20];
        var from = site.Clock.GetUtcNow().UtcDateTime.AddMinutes(startsIn).InShanghai;
        var start = new TimeOnly(from.Hour, from.Minute);
        var id = await site.InDbAsync(async db =>
        {
            var cohort = await db.Cohorts.SingleAsync(c => c.Organisation.Key == organisation && c.Name.EndsWith("示例班"));
            var session = Session.OfCohort(cohort.Id, cohort.OrganisationId, new(topic, null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(1)),
                new Slot(DateOnly.FromDateTime(from), Slot.PartOf(start), start, start.AddHours(1)), Guid.NewGuid());
            db.Add(session);
            await db.SaveChangesAsync();
            return session.Id;
        });
        return new(site, id, topic);
    }

    public Task<Page> WallAsync(string userName = "coordinator") => SeeAsync(userName);

    /// <summary>What a phone reads off the wall now.</summary>
    public async Task<string> AddressAsync() => new Uri((await SeeAsync("coordinator")).Html.QuerySelector("[data-address]")!.GetAttribute("data-address")!).AbsolutePath;

    public async Task<string> CodeAsync() => (await SeeAsync("coordinator")).Html.QuerySelector(".digits")!.TextContent.Trim();

    public Task<List<AttendanceMark>> MarksAsync() => site.InDbAsync(db => db.AttendanceMarks.AsNoTracking().Where(m => m.SessionId == id).OrderBy(m => m.Id).ToListAsync());

    /// <summary>What the organisation of the class decides.</summary>
    public Task RuleAsync(Func<SignInTerms, SignInTerms> terms) => site.InDbAsync(async db =>
    {
        var organisation = (await db.Sessions.SingleAsync(s => s.Id == id)).OrganisationId;
        var rules = await db.SignInRules.SingleOrDefaultAsync(r => r.OrganisationId == organisation) ?? db.Add(new SignInRules(organisation)).Entity;
        rules.Decide(terms(SignInTerms.Usual));
        await db.SaveChangesAsync();
    });

    /// <summary>So many more people of the school are invited to it, as to an activity of their own.</summary>
    public static async Task<(Door Door, List<int> People)> OfActivityAsync(TestSite site, int people)
    {
        var door = await OpenAsync(site, 30);
        var ids = await site.InDbAsync(async db =>
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == door.Id);
            var school = await World.OrganisationAsync(db, World.SchoolA);
            var some = Enumerable.Range(0, people).Select(n => new Person($"厅中{n}", school, session.Day.AddYears(-1))).ToList();
            db.AddRange(some);
            await db.SaveChangesAsync();
            var activity = new Activity(school.Id, ActivityKind.Lecture, "一厅的人", null, null, null, Guid.NewGuid());
            activity.Invite(some.Select(p => p.Id), session.Day);
            db.Add(activity);
            await db.SaveChangesAsync();
            var lecture = Session.OfActivity(activity.Id, school.Id, new(door.Topic, null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(1)), session.Slot, Guid.NewGuid());
            db.Add(lecture);
            await db.SaveChangesAsync();
            return (lecture.Id, some.ConvertAll(p => p.Id));
        });
        return (new(site, ids.Id, door.Topic), ids.Item2);
    }

    private async Task<Page> SeeAsync(string userName) => await (await site.AsAsync(userName)).GetAsync($"/sessions/{id}/wall");
}
